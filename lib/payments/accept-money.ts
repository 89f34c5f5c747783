import { creditGoneText } from '../account-credit/messages'
import { reserveCreditAgain, spendCredit } from '../account-credit/use-credit'
import { removeOrdered } from '../cart/remove-ordered'
import { endChanged } from '../certificates/ending/change'
import type { Changeable } from '../certificates/ending/may-change'
import { createForOrder } from '../certificates/purchase/create-for-order'
import { later, now } from '../clock'
import type { Order, PaymentSession, Prisma } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { refundWhyText } from '../languages/refund-why'
import { DEFAULT_LANGUAGE } from '../languages/types'
import { formatMoney, type Money } from '../money'
import { alertStaff } from '../orders/notify'
import { readMailTax } from '../orders/order-tax'
import type { OrderStatus } from '../orders/states'
import { noteEvent, transition } from '../orders/transition'
import { queueMail } from '../outbox/queue-mail'
import { requestRefund } from '../refunds/request/request-refund'
import { ok } from '../result'
import type { SessionFacts } from '../stripe/session'
import { checkChange } from './change/check'
import { changeMessage } from './change/messages'

const UNPAID = ['awaiting_payment', 'payment_processing', 'payment_failed', 'expired'] as const satisfies readonly OrderStatus[]

/**
 * Records money received for an order and applies the consequences. The caller must have locked the order. The charge row makes this
 * idempotent: money that is already recorded has no further effect.
 * - it fits an unpaid order, less the account credit that the order uses: paid, certificates, emails, basket emptied
 * - it does not fit, the order was cancelled, or the certificate it changes can't be changed: needs_review and an alert; nothing is bought
 * - the order is already paid: the second payment is refunded
 */
export async function acceptMoney(tx: Tx, order: Order, session: PaymentSession, facts: SessionFacts): Promise<void> {
  const received = facts.received ?? facts.asked
  const stripeId = facts.paymentIntentId ?? facts.stripeSessionId
  const [charge] = await tx.charge.createManyAndReturn({
    data: [{ orderId: order.id, ...received, stripeId, ...(facts.payer && { payer: facts.payer }), createdAt: now() }],
    skipDuplicates: true,
  })
  if (!charge) return
  if (order.status === 'paid' || order.status === 'refunded' || order.status === 'needs_review') {
    await noteEvent(tx, order.id, { kind: 'order.paid_twice', actor: 'stripe', detail: { stripeId, ...received } })
    const reason = refundWhyText({ code: 'double_payment' }, DEFAULT_LANGUAGE)
    await requestRefund(tx, charge, { of: 'payment', cause: 'double_payment', reason, actor: 'system' })
    return
  }
  const credit = order.status === 'cancelled' ? ok(0) : await reserveCreditAgain(tx, order)
  const owed: Money = { amount: order.total - (credit.ok ? credit.value : 0), currency: order.currency }
  const fits = [facts.asked, received, session].every(({ amount, currency }) => amount === owed.amount && currency === owed.currency)
  const change = order.changesId ? await checkChange(tx, order.changesId, { lock: true, payer: order.userId }) : null
  if (fits && order.status !== 'cancelled' && change?.ok !== false) {
    await fulfil(tx, order, { amount: order.total, currency: order.currency }, change?.value ?? null)
    return
  }
  const noChange = change?.ok === false && `It was for changing a certificate. ${changeMessage(change.error)}`
  await park(tx, order, { owed, received, why: noChange || (credit.ok ? null : creditGoneText(credit.error)) })
}

/**
 * Marks an order as paid and applies all consequences. The caller must have locked the order and recorded the charge. `changed`: the
 * certificate that it changes, locked by `checkChange`. The account credit reserved for the order is spent as a separate charge.
 */
export async function fulfil(
  tx: Tx,
  order: Order,
  total: Money,
  changed: Changeable | null,
  by: { actor: string; detail?: Prisma.InputJsonObject } = { actor: 'stripe' },
): Promise<void> {
  const moved = await transition(tx, order.id, { ...by, from: UNPAID, to: 'paid', kind: 'order.paid', facts: { paidAt: now() } })
  if (!moved.ok) throw new Error(`order ${order.id} changed despite its lock`)
  const byCredit = { amount: await spendCredit(tx, order.id), currency: order.currency }
  // This comes after the card's charge, because an order's invoice belongs to its first charge.
  const createdAt = later(now(), 1)
  if (byCredit.amount) await tx.charge.create({ data: { orderId: order.id, ...byCredit, paidBy: 'account_credit', createdAt } })
  const items = await tx.orderItem.findMany({ where: { orderId: order.id }, orderBy: { position: 'asc' } })
  const coupon = await tx.couponUse.findUnique({ where: { orderId: order.id }, include: { coupon: { select: { code: true } } } })
  await queueMail(tx, {
    kind: 'order_received',
    onceKey: `order_received:${order.id}`,
    to: order.email,
    orderId: order.id,
    data: {
      orderId: order.id,
      orderNumber: order.number,
      items: items.map((item) => ({
        name: item.typeName,
        years: item.years,
        quantity: item.quantity,
        label: item.label,
        amount: (item.unitAmount + item.discount) * item.quantity,
      })),
      total,
      ...(coupon && { discount: { amount: coupon.amount, currency: order.currency, code: coupon.coupon.code } }),
      ...(await readMailTax(tx, order)),
      ...(byCredit.amount && { accountCredit: byCredit }),
      ...(changed && { credit: { ...changed.paid, from: changed.typeName } }),
    },
  })
  await createForOrder(tx, order.id)
  if (changed) await endChanged(tx, changed.id, { orderId: order.id })
  await enqueue(tx, 'invoice.issue', { orderId: order.id })
  await enqueue(tx, 'tax.record', { orderId: order.id })
  if (order.cartId) await removeOrdered(tx, order.cartId, order.id)
}

async function park(tx: Tx, order: Order, { owed, received, why }: { owed: Money; received: Money; why: string | null }): Promise<void> {
  await transition(tx, order.id, {
    from: [...UNPAID, 'cancelled'],
    to: 'needs_review',
    kind: 'order.payment_does_not_fit',
    actor: 'stripe',
    detail: { owed, received, ...(why && { why }) },
    facts: { paidAt: now() },
  })
  await alertStaff(tx, order.id, {
    event: `payment:${order.id}`,
    subject: `Order ${order.number} was paid, but the payment does not match`,
    lines: [
      `Owed: ${formatMoney(owed)}. Received: ${formatMoney(received)}.`,
      order.status === 'cancelled' ? 'The order had already been cancelled.' : 'Nothing was bought for it.',
      ...(why ? [why] : []),
      'Check the payment in Stripe, then refund the order.',
    ],
  })
}
