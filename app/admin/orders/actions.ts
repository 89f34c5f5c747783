'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type ActionState, refusedAt } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { activate } from '@/lib/certificates/purchase/activate'
import { refusalText } from '@/lib/certificates/view/messages'
import { closeDispute } from '@/lib/disputes/close-dispute'
import { resendSetUp } from '@/lib/orders/resend-set-up'
import {
  changeBuyerInput,
  markPaidInput,
  orderForInput,
  orderInput,
  recordByHandInput,
  refundCertificateInput,
  refundOrderInput,
  refundPartInput,
  takeBackInput,
} from '@/lib/orders/schema'
import { addNote } from '@/lib/orders/staff/add-note'
import { changeBuyer } from '@/lib/orders/staff/change-buyer'
import { endBuyerSessions } from '@/lib/orders/staff/end-buyer-sessions'
import { orderFor } from '@/lib/orders/staff/order-for'
import { resendMail } from '@/lib/orders/staff/resend-mail'
import { cancelOrder } from '@/lib/payments/cancel-order'
import { markPaid } from '@/lib/payments/mark-paid'
import { orderForMessage, orderMessage } from '@/lib/payments/messages'
import { assignRefund } from '@/lib/refunds/allocation/assign-refund'
import { refundCertificate } from '@/lib/refunds/request/refund-certificate'
import { refundOrder } from '@/lib/refunds/request/refund-order'
import { refundPart } from '@/lib/refunds/request/refund-part'
import { recordByHand } from '@/lib/refunds/sending/record-by-hand'
import { takeBackRecord } from '@/lib/refunds/sending/take-back-record'
import type { Result } from '@/lib/result'
import { noteInput } from '../_components/note-input'

/** Reopens the order's page, or explains why nothing was done. */
function answer(orderId: string, done: Result<unknown, Parameters<typeof orderMessage>[0]>): ActionState {
  if (!done.ok) return { status: 'refused', message: orderMessage(done.error) }
  redirect(`/admin/orders/${orderId}`)
}

export const refund = defineAction(
  { input: refundOrderInput, guard: 'staff', deed: 'refund', fresh: true },
  async ({ orderId, reason, toCredit }, { actor }) =>
    answer(orderId, await refundOrder(actor, orderId, { reason, toCredit: toCredit === 'on' })),
)

export const refundOne = defineAction(
  { input: refundCertificateInput, guard: 'staff', deed: 'refund', fresh: true },
  async ({ certificateId, reason, bought, toCredit }, { actor }) => {
    const refunded = await refundCertificate(actor, certificateId, { reason, bought: bought === 'yes', toCredit: toCredit === 'on' })
    if (!refunded.ok) return { status: 'refused', message: orderMessage(refunded.error) }
    redirect(`/admin/certificates/${certificateId}`)
  },
)

export const refundSome = defineAction(
  { input: refundPartInput, guard: 'staff', deed: 'refund', fresh: true },
  async ({ orderId, reason, amount, currency, toCredit }, { actor }) => {
    const refunded = await refundPart(actor, orderId, { reason, part: { amount, currency }, toCredit: toCredit === 'on' })
    if (!refunded.ok) return refusedAt('amount', orderMessage(refunded.error))
    redirect(`/admin/orders/${orderId}`)
  },
)

const assignRefundInput = z.object({ orderId: z.uuid(), refundId: z.uuid(), certificates: z.record(z.uuid(), z.literal('on')).default({}) })

/** Records which certificates a refund made in Stripe was for. */
export const assignRefundTo = defineAction(
  { input: assignRefundInput, guard: 'staff', deed: 'refund' },
  async ({ orderId, refundId, certificates }, { actor }) =>
    answer(orderId, await assignRefund(actor, refundId, { certificateIds: Object.keys(certificates) })),
)

export const cancel = defineAction({ input: orderInput, guard: 'staff', deed: 'orders' }, async ({ orderId }, { actor }) =>
  answer(orderId, await cancelOrder(actor, orderId)),
)

export const resend = defineAction({ input: orderInput, guard: 'staff', deed: 'orders' }, async ({ orderId }, { actor }) => {
  const sent = await resendSetUp(actor, orderId)
  if (!sent.ok) return { status: 'refused', message: orderMessage(sent.error) }
  return { status: 'done', message: `A new set-up link is on its way to ${sent.value.email}. Older links no longer work.` }
})

const disputeInput = z.object({ orderId: z.uuid(), outcome: z.enum(['won', 'lost']) })

/** Records how a dispute ended, as entered by staff. */
export const endDispute = defineAction({ input: disputeInput, guard: 'staff', deed: 'refund' }, async ({ orderId, outcome }, { actor }) =>
  answer(orderId, await closeDispute(actor, orderId, { outcome })),
)

export const activateCertificate = defineAction(
  { input: z.object({ certificateId: z.uuid(), orderId: z.uuid() }), guard: 'staff', deed: 'certificates' },
  async ({ certificateId, orderId }, { actor }) => {
    const activated = await activate(actor, certificateId)
    if (!activated.ok) return { status: 'refused', message: refusalText(activated.error) }
    redirect(`/admin/orders/${orderId}`)
  },
)

export const note = defineAction({ input: noteInput, guard: 'staff', deed: 'orders' }, async ({ id, text }, { actor }) =>
  answer(id, await addNote(actor, id, { text })),
)

export const changeBuyerOf = defineAction(
  { input: changeBuyerInput, guard: 'staff', deed: 'orders' },
  async ({ orderId, ...change }, { actor }) => {
    const changed = await changeBuyer(actor, orderId, change)
    if (!changed.ok) return refusedAt('email', orderMessage(changed.error))
    redirect(`/admin/orders/${orderId}`)
  },
)

export const endSessionsOfBuyer = defineAction({ input: orderInput, guard: 'staff', deed: 'unlock' }, async ({ orderId }, { actor }) => {
  const ended = await endBuyerSessions(actor, orderId)
  if (ended.ok) return { status: 'done', message: `${ended.value.email} has been signed out everywhere.` }
  if (ended.error.code === 'not-found') return { status: 'refused', message: orderMessage({ code: 'not-found' }) }
  return { status: 'refused', message: 'This buyer is a staff member. End their sessions under Staff.' }
})

export const resendAnyMail = defineAction(
  { input: z.object({ mailId: z.uuid() }), guard: 'staff', deed: 'orders' },
  async ({ mailId }, { actor }) => {
    const sent = await resendMail(actor, mailId)
    if (!sent.ok) return { status: 'refused', message: orderMessage(sent.error) }
    return { status: 'done', message: `The email is on its way to ${sent.value.email}.` }
  },
)

export const markAsPaid = defineAction(
  { input: markPaidInput, guard: 'staff', deed: 'refund', fresh: true },
  async ({ orderId, ...payment }, { actor }) => answer(orderId, await markPaid(actor, orderId, payment)),
)

export const recordRefund = defineAction(
  { input: recordByHandInput, guard: 'staff', deed: 'refund' },
  async ({ orderId, refundId, reference }, { actor }) => answer(orderId, await recordByHand(actor, refundId, { reference })),
)

export const takeBack = defineAction(
  { input: takeBackInput, guard: 'staff', deed: 'refund', fresh: true },
  async ({ orderId, refundId, reason }, { actor }) => answer(orderId, await takeBackRecord(actor, refundId, { reason })),
)

export const placeFor = defineAction(
  { input: orderForInput, guard: 'staff', deed: 'orders' },
  async ({ quantities, buyerLanguage, ...buyer }, { actor }) => {
    const placed = await orderFor(actor, { ...buyer, language: buyerLanguage, wanted: quantities })
    if (placed.ok) redirect(`/admin/orders/${placed.value.orderId}`)
    return refusedAt(ORDER_FIELDS[placed.error.code], orderForMessage(placed.error))
  },
)

/** The field that each refusal belongs to. Refusals not listed here belong to the whole form. */
const ORDER_FIELDS: Readonly<Record<string, string>> = {
  'not-an-email': 'email',
  'not-a-number': 'taxNumber',
  'other-country': 'taxNumber',
  'postal-code': 'postalCode',
  'place-unknown': 'postalCode',
}
