'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { refusedAt } from '@/lib/action-state'
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

const differenceInput = z.object({ id: z.uuid() })
const notedInput = differenceInput.extend({ note: z.string().trim().max(500, 'Use at most 500 characters.') })

const refused = (refusal: RepairRefusal, field?: string) => refusedAt(field, repairRefusalText(refusal))

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
    // The next submission then refers to what the page shows now.
    if (done.error.code === 'not-as-shown') refresh()
    return refused(done.error, done.error.code === 'note-missing' ? 'note' : undefined)
  },
)

export const dismissAction = defineAction({ input: notedInput, guard: 'staff', deed: 'certificates' }, async ({ id, note }, { actor }) => {
  const done = await dismiss(actor, id, { note })
  if (!done.ok) return refused(done.error, done.error.code === 'note-missing' ? 'note' : undefined)
  redirect(`/admin/audit/${id}`)
})

export const acceptBalanceAction = defineAction(
  { input: notedInput, guard: 'staff', deed: 'certificates' },
  async ({ id, note }, { actor }) => {
    const done = await acceptBalance(actor, id, { note })
    if (!done.ok) return refused(done.error, done.error.code === 'note-missing' ? 'note' : undefined)
    redirect(`/admin/audit/${id}`)
  },
)

export const acceptCostAction = defineAction(
  { input: differenceInput, guard: 'staff', deed: 'certificates' },
  async ({ id }, { actor }) => {
    const done = await acceptCost(actor, id)
    if (!done.ok) return refused(done.error)
    redirect(`/admin/audit/${id}`)
  },
)

export const checkNowAction = defineAction({ input: differenceInput, guard: 'staff', deed: 'certificates' }, async ({ id }, { actor }) => {
  const done = await checkDifferenceNow(actor, id)
  if (!done.ok) return refused(done.error)
  redirect(`/admin/audit/${id}`)
})

export const markRefundedAction = defineAction(
  { input: differenceInput, guard: 'staff', deed: 'certificates' },
  async ({ id }, { actor }) => {
    const done = await markRefunded(actor, id)
    if (!done.ok) return refused(done.error)
    redirect(`/admin/audit/${id}`)
  },
)

export const retryPurchaseAction = defineAction(
  { input: differenceInput, guard: 'staff', deed: 'certificates' },
  async ({ id }, { actor }) => {
    const done = await retryUnbought(actor, id)
    if (!done.ok) return refused(done.error)
    redirect(`/admin/audit/${id}`)
  },
)

export const bindOrphanAction = defineAction(
  { input: differenceInput.extend({ certificateId: z.uuid('Choose the order it belongs to.') }), guard: 'staff', deed: 'certificates' },
  async ({ id, certificateId }, { actor }) => {
    const done = await bindOrphan(actor, id, { certificateId })
    if (!done.ok) return refused(done.error)
    redirect(`/admin/audit/${id}`)
  },
)

export const importOrphanAction = defineAction(
  {
    input: differenceInput.extend({ email: z.string().trim().min(1, 'Enter the client’s email address.') }),
    guard: 'staff',
    deed: 'certificates',
  },
  async ({ id, email }, { actor }) => {
    const done = await importOrphan(actor, id, { email })
    if (!done.ok) return refused(done.error, /email/.test(done.error.code) ? 'email' : undefined)
    redirect(`/admin/audit/${id}`)
  },
)
