import { z } from 'zod'
import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { canonicalEmail } from '../../canonical-email'
import { now } from '../../clock'
import { db } from '../../db/client'
import type { UnknownPayment } from '../../db/generated/client'
import { inTransaction, type Tx } from '../../db/transaction'
import { refundWhyText } from '../../languages/refund-why'
import { DEFAULT_LANGUAGE, LANGUAGES } from '../../languages/types'
import { rebuildOrder } from '../../orders/rebuild-order'
import { mayStaff } from '../../permissions'
import { refundOrder } from '../../refunds/request/refund-order'
import { err, ok, type Result } from '../../result'
import { settleQuietly } from '../settle-quietly'
import { recordPage } from './note-unknown'
import { type OrderSnapshot, readSnapshot } from './snapshot'

/**
 * - `not-told`: Stripe does not have the whole order, so its payment can only be refunded - `product-gone`: its product is not in this
 *   database - `no-address`: Stripe has no email address for it
 */
export type TakeInRefusal = { code: 'not-found' | 'already-resolved' | 'not-told' | 'product-gone' | 'no-address' }

/**
 * Rebuilds an order from its payment page at Stripe, with its original id and, if still available, its original number. From then on it is
 * paid like any other order. A certificate that Enom has already sold for it is used instead of buying another
 * (certificates/reconciliation).
 */
export async function rebuildUnknown(actor: Actor, id: string): Promise<Result<{ orderId: string }, TakeInRefusal>> {
  if (!mayStaff(actor, 'orders')) return err({ code: 'not-found' })
  const taken = await rebuild(actor, id)
  if (taken.ok) await settleQuietly(taken.value.stripeSessionId)
  return taken
}

/**
 * Rebuilds every listed order that Stripe has in full; the sweep of open payments detects within minutes that they are paid. Returns how
 * many were rebuilt and how many are left for staff.
 */
export async function rebuildAllUnknown(actor: Actor): Promise<{ rebuilt: number; left: number } | null> {
  if (!mayStaff(actor, 'orders')) return null
  const open = await db.unknownPayment.findMany({ where: { resolvedAt: null }, orderBy: { id: 'asc' }, select: { id: true } })
  let rebuilt = 0
  for (const { id } of open) if ((await rebuild(actor, id)).ok) rebuilt += 1
  return { rebuilt, left: open.length - rebuilt }
}

function rebuild(actor: Actor, id: string) {
  return inTransaction(async (tx) => {
    const payment = await lockOpen(tx, id)
    if (!payment.ok) return payment
    const told = readSnapshot(payment.value.told)
    if (!told) return err({ code: 'not-told' as const })
    const ids = [...new Set(told.items.map(({ productId }) => productId))]
    if ((await tx.product.count({ where: { id: { in: ids } } })) < ids.length) return err({ code: 'product-gone' as const })
    return takeIn(tx, actor, payment.value, told, 'rebuilt')
  })
}

/**
 * Refunds a payment without an order. It is first recorded as a cancelled order, so that the books contain the payment and its refund;
 * nothing is bought for it.
 */
export async function refundUnknown(actor: Actor, id: string): Promise<Result<{ orderId: string }, TakeInRefusal>> {
  if (!mayStaff(actor, 'refund')) return err({ code: 'not-found' })
  const taken = await inTransaction(async (tx) => {
    const payment = await lockOpen(tx, id)
    return payment.ok ? takeIn(tx, actor, payment.value, null, 'refunded') : payment
  })
  if (!taken.ok) return taken
  await settleQuietly(taken.value.stripeSessionId)
  // An order that was rebuilt in the meantime keeps its own payment: settling has refunded this one or left it to staff. If Stripe did not
  // respond, the sweep records the payment within minutes, and the refund button is on the order's page.
  const cause = 'lost_order'
  const reason = refundWhyText({ code: cause }, DEFAULT_LANGUAGE)
  if (taken.value.isNew) await refundOrder(actor, taken.value.orderId, { reason, cause })
  return taken
}

async function lockOpen(tx: Tx, id: string): Promise<Result<UnknownPayment, TakeInRefusal>> {
  await tx.$queryRaw`select 1 from "UnknownPayment" where id = ${id}::uuid for update`
  const payment = await tx.unknownPayment.findUnique({ where: { id } })
  if (!payment) return err({ code: 'not-found' })
  return payment.resolvedAt ? err({ code: 'already-resolved' }) : ok(payment)
}

const page = z.object({ payment_session_id: z.uuid(), language: z.enum(LANGUAGES).optional().catch(undefined) })

type Resolution = 'rebuilt' | 'refunded'

async function takeIn(
  tx: Tx,
  actor: Actor,
  payment: UnknownPayment,
  told: OrderSnapshot | null,
  resolution: Resolution,
): Promise<Result<{ orderId: string; stripeSessionId: string; isNew: boolean }, TakeInRefusal>> {
  const { id, orderId, stripeSessionId, amount, currency, paidAt } = payment
  const email = canonicalEmail(told?.email ?? payment.email ?? '')
  if (!email) return err({ code: 'no-address' })
  const { payment_session_id: paymentSessionId, language } = page.parse(payment.told)
  const lost = { id: orderId, email, language, money: { amount, currency }, placedAt: paidAt, told }
  const isNew = await rebuildOrder(tx, { ...lost, actor: actorName(actor) })
  await recordPage(tx, { paymentSessionId, orderId, stripeSessionId, money: { amount, currency }, paidAt })
  await tx.unknownPayment.update({ where: { id }, data: { resolvedAt: now(), resolvedBy: actorName(actor), resolution } })
  await recordStaffAction(tx, actor, { action: 'payout.take_in', subject: { kind: 'order', id: orderId }, after: { resolution } })
  return ok({ orderId, stripeSessionId, isNew })
}
