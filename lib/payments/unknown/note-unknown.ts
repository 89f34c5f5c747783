import { now } from '../../clock'
import { db } from '../../db/client'
import { inTransaction, type Tx } from '../../db/transaction'
import { alertStaff } from '../../outbox/alerts/alert-staff'
import type { PaidSession } from '../../stripe/paid-session'
import { settleQuietly } from '../settle-quietly'

/**
 * Records payments that exist at Stripe but not in this database, for example after a backup was restored. If the order exists here, its
 * page is recorded and settled like any other. If it doesn't, the payment is listed for staff, who are alerted once a day.
 */
export async function noteUnknownPayments(paid: readonly PaidSession[]): Promise<void> {
  if (!paid.length) return
  const known = await db.paymentSession.findMany({
    where: {
      OR: [
        { stripeSessionId: { in: paid.map(({ stripeSessionId }) => stripeSessionId) } },
        { id: { in: paid.map(({ paymentSessionId }) => paymentSessionId) } },
      ],
    },
    select: { id: true, stripeSessionId: true },
  })
  const ids = new Set(known.flatMap(({ id, stripeSessionId }) => [id, stripeSessionId]))
  const unknown = paid.filter(({ stripeSessionId, paymentSessionId }) => !ids.has(stripeSessionId) && !ids.has(paymentSessionId))
  if (!unknown.length) return
  const orders = await db.order.findMany({ where: { id: { in: unknown.map(({ orderId }) => orderId) } }, select: { id: true } })
  const here = new Set(orders.map(({ id }) => id))
  for (const payment of unknown) if (here.has(payment.orderId)) await adoptPage(payment)
  const without = unknown.filter(({ orderId }) => !here.has(orderId))
  if (without.length) await inTransaction((tx) => list(tx, without))
}

/** Records the payment page of an existing order, and brings the order in line with it. */
async function adoptPage(payment: PaidSession): Promise<void> {
  await recordPage(db, payment)
  await settleQuietly(payment.stripeSessionId)
}

type Page = Pick<PaidSession, 'paymentSessionId' | 'orderId' | 'stripeSessionId' | 'money' | 'paidAt'>

/** Inserts the row of a payment page that exists at Stripe, unless there is one already. */
export async function recordPage(
  tx: Pick<Tx, 'paymentSession'>,
  { paymentSessionId, orderId, stripeSessionId, money, paidAt }: Page,
): Promise<void> {
  const idempotencyKey = `rebuilt:${paymentSessionId}`
  const page = { id: paymentSessionId, orderId, stripeSessionId, idempotencyKey, ...money, status: 'open' as const, createdAt: paidAt }
  await tx.paymentSession.createMany({ data: [page], skipDuplicates: true })
}

async function list(tx: Tx, payments: readonly PaidSession[]): Promise<void> {
  const foundAt = now()
  const { count } = await tx.unknownPayment.createMany({
    data: payments.map(({ stripeSessionId, orderId, money, email, language, metadata, paidAt }) => ({
      stripeSessionId,
      orderId,
      ...money,
      email,
      told: { ...metadata, ...(language && { language }) },
      paidAt,
      foundAt,
    })),
    skipDuplicates: true,
  })
  if (!count) return
  await alertStaff(tx, {
    event: `payments_unknown:${foundAt.toISOString().slice(0, 10)}`,
    subject: 'Stripe has payments for orders that are missing here',
    lines: [
      'These buyers paid, but their orders are not in the database. This happens when a restored backup is older than the orders.',
      'The shop has bought nothing for them. Rebuild or refund each order. The list shows all of them.',
    ],
    path: '/admin/bookkeeping/unknown-payments',
  })
}
