'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { dayText } from '@/components/ui/date-text'
import { type ActionState, refusedAt } from '@/lib/action-state'
import { askEnom } from '@/lib/admin/ask-enom'
import { findUnbound } from '@/lib/admin/find-unbound'
import { getHealth } from '@/lib/admin/health'
import { askEnomText } from '@/lib/admin/messages'
import { defineAction } from '@/lib/auth/guards/action'
import { changeApprover } from '@/lib/certificates/approval/change-approver'
import { resendApproval } from '@/lib/certificates/approval/resend'
import { resendFiles } from '@/lib/certificates/approval/resend-files'
import { withdrawRequest } from '@/lib/certificates/approval/withdraw'
import { cancelDisputed } from '@/lib/certificates/ending/cancel-disputed'
import { terminate } from '@/lib/certificates/ending/terminate'
import { addNote } from '@/lib/certificates/lifecycle/notes/add-note'
import { suspend } from '@/lib/certificates/lifecycle/suspend'
import { activate } from '@/lib/certificates/purchase/activate'
import { bindPurchase } from '@/lib/certificates/purchase/bind'
import { declareNotPurchased } from '@/lib/certificates/purchase/declare-not-purchased'
import { acceptCost, retryPurchase } from '@/lib/certificates/purchase/retry'
import { unsuspend } from '@/lib/certificates/purchase/unsuspend'
import { PREPARED, prepareTicket } from '@/lib/certificates/ticket/prepare'
import { checkNow } from '@/lib/certificates/validation/check-now'
import { releaseFile } from '@/lib/certificates/validation/release-file'
import { refusalText } from '@/lib/certificates/view/messages'
import { changeMessage } from '@/lib/payments/change/messages'
import { offerChange } from '@/lib/payments/change/offer'
import { withdrawChange } from '@/lib/payments/change/withdraw'
import { orderMessage } from '@/lib/payments/messages'
import type { Result } from '@/lib/result'
import { noteInput } from '../_components/note-input'

const NOBODY_ASKS =
  'Your request is saved, but no worker is running to ask Enom. Start one (npm run worker, or the worker’s container) and it will ask immediately.'

const certificateInput = z.object({ id: z.uuid() })

/** Reopens the certificate's page, or explains why nothing was done. */
function answer(id: string, done: Result<unknown, Parameters<typeof refusalText>[0]>): ActionState {
  if (!done.ok) return { status: 'refused', message: refusalText(done.error) }
  redirect(`/admin/certificates/${id}`)
}

export const activateOne = defineAction({ input: certificateInput, guard: 'staff', deed: 'certificates' }, async ({ id }, { actor }) =>
  answer(id, await activate(actor, id)),
)

export const retry = defineAction({ input: certificateInput, guard: 'staff', deed: 'certificates' }, async ({ id }, { actor }) =>
  answer(id, await retryPurchase(actor, id)),
)

export const endLost = defineAction({ input: certificateInput, guard: 'staff', deed: 'certificates' }, async ({ id }, { actor }) =>
  answer(id, await cancelDisputed(actor, id)),
)

export const suspendOne = defineAction(
  { input: certificateInput.extend({ reason: z.string().max(500) }), guard: 'staff', deed: 'certificates' },
  async ({ id, reason }, { actor }) => {
    const done = await suspend(actor, id, { reason })
    if (!done.ok) return refusedAt(done.error.code === 'reason-missing' ? 'reason' : undefined, refusalText(done.error))
    redirect(`/admin/certificates/${id}`)
  },
)

export const unsuspendOne = defineAction({ input: certificateInput, guard: 'staff', deed: 'certificates' }, async ({ id }, { actor }) =>
  answer(id, await unsuspend(actor, id)),
)

export const terminateOne = defineAction(
  {
    input: certificateInput.extend({
      reason: z.string().trim().min(1, 'Enter the reason. It is recorded in the history.').max(500),
      sure: z.literal('on', { error: 'Tick this to end the service.' }),
    }),
    guard: 'staff',
    deed: 'certificates',
  },
  async ({ id, reason }, { actor }) => answer(id, await terminate(actor, id, { reason })),
)

export const offerChangeOf = defineAction(
  {
    input: certificateInput.extend({
      choiceId: z.uuid(),
      difference: z.coerce.number().int(),
      sure: z.literal('on', { error: 'Tick this to offer the change. Nothing has been sent yet.' }),
    }),
    guard: 'staff',
    deed: 'orders',
  },
  async ({ id, choiceId, difference }, { actor }) => {
    const done = await offerChange(actor, id, { choiceId, difference })
    if (!done.ok) return { status: 'refused', message: changeMessage(done.error) }
    redirect(`/admin/certificates/${id}`)
  },
)

export const withdrawChangeOf = defineAction({ input: certificateInput, guard: 'staff', deed: 'orders' }, async ({ id }, { actor }) => {
  const done = await withdrawChange(actor, id)
  if (!done.ok) return { status: 'refused', message: orderMessage(done.error) }
  redirect(`/admin/certificates/${id}`)
})

const costInput = certificateInput.extend({ cost: z.coerce.number().int().positive().max(100_000_000) })

export const acceptCostOfOne = defineAction({ input: costInput, guard: 'staff', deed: 'certificates' }, async ({ id, cost }, { actor }) =>
  answer(id, await acceptCost(actor, id, { cost })),
)

const enomNumber = z
  .string()
  .trim()
  .regex(/^[1-9]\d{0,8}$/, 'Enter the number Enom shows for the certificate, digits only.')
  .transform(Number)

export const bind = defineAction(
  { input: certificateInput.extend({ enomCertId: enomNumber }), guard: 'staff', deed: 'certificates' },
  async ({ id, enomCertId }, { actor }) => {
    const done = await bindPurchase(actor, id, { enomCertId })
    if (!done.ok) return refusedAt('enomCertId', refusalText(done.error))
    redirect(`/admin/certificates/${id}`)
  },
)

const lookedInput = certificateInput.extend({ looked: z.literal('on', { error: 'Check Enom’s list first, then tick this.' }) })

export const declareNone = defineAction({ input: lookedInput, guard: 'staff', deed: 'certificates' }, async ({ id }, { actor }) =>
  answer(id, await declareNotPurchased(actor, id)),
)

export const release = defineAction({ input: certificateInput, guard: 'staff', deed: 'certificates' }, async ({ id }, { actor }) =>
  answer(id, await releaseFile(actor, id)),
)

export const check = defineAction({ input: certificateInput, guard: 'staff', deed: 'certificates' }, async ({ id }, { actor }) => {
  const done = await checkNow(actor, id)
  if (!done.ok) return { status: 'refused', message: refusalText(done.error) }
  const health = await getHealth(actor)
  return {
    status: 'done',
    message: health?.worker.state === 'none' ? NOBODY_ASKS : 'Asking Enom. Reload this page in a few seconds.',
  }
})

/** Returns Enom's data about one certificate, for comparison with ours. */
export const look = defineAction({ input: certificateInput, guard: 'staff', deed: 'certificates' }, async ({ id }, { actor }) => {
  const seen = await askEnom(actor, id)
  if (!seen.ok) return { status: 'refused', message: askEnomText(seen.error) }
  const { enomCertId, statusId, statusText, domainName, approverEmail, orderDate, expiresAt, authorityOrderId, certPem, messages, refund } =
    seen.value
  return {
    status: 'done',
    data: {
      certId: enomCertId,
      status: `${statusText} (${statusId})`,
      domain: domainName ?? '',
      approver: approverEmail ?? '',
      ordered: orderDate ?? '',
      expires: expiresAt ?? '',
      authority: authorityOrderId ?? '',
      file: certPem ? 'Yes' : 'No',
      messages: messages.join(' / '),
      refund: refund ? `/admin/audit${refund.differenceId ? `/${refund.differenceId}` : ''}` : '',
    },
  }
})

/** Returns certificates at Enom that belong to no order in the shop. One of them may belong to a purchase with an unknown outcome. */
export const lookForUnbound = defineAction({ input: certificateInput, guard: 'staff', deed: 'certificates' }, async ({ id }, { actor }) => {
  const found = await findUnbound(actor, id)
  if (!found.ok) return { status: 'refused', message: askEnomText(found.error) }
  const { accountLabel, certificates } = found.value
  const data = Object.fromEntries(
    certificates.map(({ enomCertId, productName = '', orderDate, statusText, domainName }) => [
      enomCertId,
      [productName, `ordered ${orderDate ? dayText(orderDate) : 'on an unknown date'}`, statusText, domainName].filter(Boolean).join(', '),
    ]),
  )
  return { status: 'done', message: `In the Enom account “${accountLabel}”:`, data }
})

export const note = defineAction({ input: noteInput, guard: 'staff', deed: 'certificates' }, async ({ id, text }, { actor }) =>
  answer(id, await addNote(actor, id, { text })),
)

export const prepare = defineAction(
  {
    input: certificateInput.extend({ kind: z.enum(PREPARED, { error: 'Choose what Enom should do.' }) }),
    guard: 'staff',
    deed: 'certificates',
  },
  async ({ id, kind }, { actor }) => answer(id, await prepareTicket(actor, id, { kind })),
)

export const resendApprovalOf = defineAction(
  { input: certificateInput, guard: 'staff', deed: 'certificates' },
  async ({ id }, { actor }) => {
    const done = await resendApproval(actor, id)
    if (!done.ok) return { status: 'refused', message: refusalText(done.error) }
  },
)

export const changeApproverOf = defineAction(
  {
    input: certificateInput.extend({ email: z.string().trim().min(1, 'Enter the new approver.').max(254) }),
    guard: 'staff',
    deed: 'certificates',
  },
  async ({ id, email }, { actor }) => {
    const done = await changeApprover(actor, id, email)
    if (!done.ok) return refusedAt('email', refusalText(done.error))
    redirect(`/admin/certificates/${id}`)
  },
)

export const withdrawOne = defineAction(
  {
    input: certificateInput.extend({
      sure: z.literal('on', { error: 'Tick this to withdraw the request. Nothing has been changed yet.' }),
    }),
    guard: 'staff',
    deed: 'certificates',
  },
  async ({ id }, { actor }) => answer(id, await withdrawRequest(actor, id)),
)

export const resendFilesOf = defineAction({ input: certificateInput, guard: 'staff', deed: 'certificates' }, async ({ id }, { actor }) => {
  const done = await resendFiles(actor, id)
  if (!done.ok) return { status: 'refused', message: refusalText(done.error) }
})
