import { dropCredit } from '../account-credit/use-credit'
import { type Actor, actorName } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { now } from '../clock'
import { db } from '../db/client'
import type { PaidBy } from '../db/generated/enums'
import { inTransaction } from '../db/transaction'
import { isPayable } from '../orders/can-be-paid'
import { lockOrder } from '../orders/transition'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import { fulfil } from './accept-money'
import { checkChange } from './change/check'
import { closePages } from './close-pages'

/**
 * `not-unpaid`: it is paid, being paid or cancelled. `no-change`: it would change a certificate that can no longer be changed.
 * `not-closed`: Stripe did not confirm that its payment page is closed.
 */
export type MarkPaidRefusal = { code: 'not-found' } | { code: 'not-unpaid' } | { code: 'no-change' } | { code: 'not-closed' }

/**
 * Records that an order was paid outside Stripe or given away, and applies all consequences of a payment. The account credit it reserved is
 * returned. Its payment page is closed first, so that it can't be paid twice; a payment that still arrives there is treated as a second one
 * and refunded.
 */
export async function markPaid(
  actor: Actor,
  orderId: string,
  { paidBy, reference, reason }: { paidBy: PaidBy; reference: string; reason: string },
): Promise<Result<undefined, MarkPaidRefusal>> {
  const order = mayStaff(actor, 'refund') ? await db.order.findUnique({ where: { id: orderId }, select: { status: true } }) : null
  if (!order) return err({ code: 'not-found' })
  if (!isPayable(order.status)) return err({ code: 'not-unpaid' })
  if (!(await closePages(orderId))) return err({ code: 'not-closed' })
  return inTransaction(async (tx) => {
    await lockOrder(tx, orderId)
    const locked = await tx.order.findUniqueOrThrow({ where: { id: orderId } })
    if (!isPayable(locked.status)) return err({ code: 'not-unpaid' })
    const { changesId, userId } = locked
    const change = changesId ? await checkChange(tx, changesId, { lock: true, payer: userId }) : null
    if (change?.ok === false) return err({ code: 'no-change' })
    await dropCredit(tx, orderId)
    const total = { amount: locked.total, currency: locked.currency }
    const received = { amount: paidBy === 'free' ? 0 : total.amount, currency: total.currency }
    await tx.charge.create({ data: { orderId, ...received, paidBy, reference, createdAt: now() } })
    const detail = { paidBy, reference, reason, ...received }
    await fulfil(tx, locked, total, change?.value ?? null, { actor: actorName(actor), detail })
    await recordStaffAction(tx, actor, { action: 'order.mark_paid', subject: { kind: 'order', id: orderId }, after: detail })
    return ok()
  })
}
