'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type ActionState, refusedAt } from '@/lib/action-state'
import { acceptBalance } from '@/lib/audit/repair/accept-balance'
import { acceptCost } from '@/lib/audit/repair/accept-cost'
import { bindOrphan } from '@/lib/audit/repair/bind-orphan'
import { checkDifferenceNow } from '@/lib/audit/repair/check-now'
import { dismiss, dismissAllOrphans } from '@/lib/audit/repair/dismiss'
import { importOrphan } from '@/lib/audit/repair/import-orphan'
import { markRefunded } from '@/lib/audit/repair/mark-refunded'
import { type RepairRefusal, repairRefusalText } from '@/lib/audit/repair/messages'
import { retryUnbought } from '@/lib/audit/repair/retry-unbought'
import { startAudit } from '@/lib/audit/schedule'
import { defineAction } from '@/lib/auth/guards/action'
import { now } from '@/lib/clock'
import { DEFAULT_LANGUAGE, LANGUAGES } from '@/lib/languages/types'
import type { Result } from '@/lib/result'

const differenceInput = z.object({ id: z.uuid() })
const notedInput = differenceInput.extend({ note: z.string().trim().max(500, 'Use at most 500 characters.') })

const refused = (refusal: RepairRefusal) => refusedAt(fieldOf(refusal), repairRefusalText(refusal))

function fieldOf({ code }: RepairRefusal): string | undefined {
  if (code === 'note-missing') return 'note'
  return code === 'bad-email' || code === 'email-is-staff' ? 'email' : undefined
}

/** Reopens the difference's page, or explains why nothing was done. */
function answer(id: string, done: Result<unknown, RepairRefusal>): ActionState {
  if (!done.ok) return refused(done.error)
  redirect(`/admin/audit/${id}`)
}

export const compareNow = defineAction({ input: z.object({}), guard: 'staff', deed: 'certificates' }, async (_, { actor }) => {
  const started = await startAudit(actor)
  if (!started.ok) return refused(started.error)
  redirect(`/admin/audit?started=${now().getTime()}`)
})

export const dismissAllAction = defineAction(
  { input: notedInput.omit({ id: true }).extend({ shown: z.string() }), guard: 'staff', deed: 'certificates' },
  async (given, { actor }) => {
    const done = await dismissAllOrphans(actor, given)
    if (done.ok) redirect('/admin/audit?kind=put_aside')
    // The page is refreshed, so that the next submission refers to the current list.
    if (done.error.code === 'not-as-shown') refresh()
    return refused(done.error)
  },
)

export const dismissAction = defineAction({ input: notedInput, guard: 'staff', deed: 'certificates' }, async ({ id, note }, { actor }) =>
  answer(id, await dismiss(actor, id, { note })),
)

export const acceptBalanceAction = defineAction(
  { input: notedInput, guard: 'staff', deed: 'certificates' },
  async ({ id, note }, { actor }) => answer(id, await acceptBalance(actor, id, { note })),
)

export const acceptCostAction = defineAction({ input: differenceInput, guard: 'staff', deed: 'certificates' }, async ({ id }, { actor }) =>
  answer(id, await acceptCost(actor, id)),
)

export const checkNowAction = defineAction({ input: differenceInput, guard: 'staff', deed: 'certificates' }, async ({ id }, { actor }) =>
  answer(id, await checkDifferenceNow(actor, id)),
)

export const markRefundedAction = defineAction(
  { input: differenceInput, guard: 'staff', deed: 'certificates' },
  async ({ id }, { actor }) => answer(id, await markRefunded(actor, id)),
)

export const retryPurchaseAction = defineAction(
  { input: differenceInput, guard: 'staff', deed: 'certificates' },
  async ({ id }, { actor }) => answer(id, await retryUnbought(actor, id)),
)

export const bindOrphanAction = defineAction(
  { input: differenceInput.extend({ certificateId: z.uuid('Choose the order it belongs to.') }), guard: 'staff', deed: 'certificates' },
  async ({ id, certificateId }, { actor }) => answer(id, await bindOrphan(actor, id, { certificateId })),
)

export const importOrphanAction = defineAction(
  {
    input: differenceInput.extend({
      email: z.string().trim().min(1, 'Enter the client’s email address.'),
      buyerLanguage: z.enum(LANGUAGES).default(DEFAULT_LANGUAGE),
    }),
    guard: 'staff',
    deed: 'certificates',
  },
  async ({ id, email, buyerLanguage }, { actor }) => answer(id, await importOrphan(actor, id, { email, language: buyerLanguage })),
)
