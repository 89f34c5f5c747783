import { hold } from '../../certificates/lifecycle/transition'
import { must } from '../../certificates/testing/shop'
import { db } from '../../db/client'
import { stripe } from '../../stripe/client'
import { sendRefund } from '../sending/send-refund'

type Held = 'supplier_refused' | 'cost_exceeds_price'

/** Tests only: puts a certificate on hold as lib/certificates does when it cannot buy it. */
export async function park(id: string, reason: Held): Promise<void> {
  const kind = reason === 'supplier_refused' ? 'certificate.purchase_failed' : 'certificate.purchase_blocked'
  must(await hold(db, id, { stage: 'purchase', hold: reason, kind, actor: 'system' }))
}

/** Tests only: returns the refunds of an order in our records, each with the one certificate it is for. */
export async function intents(orderId: string) {
  const where = { basis: { not: 'whole_order' } } as const
  const refunds = await db.refund.findMany({ where: { orderId }, include: { allocations: { where } }, orderBy: { createdAt: 'asc' } })
  return refunds.map(({ allocations: [one, more], ...row }) => ({ ...row, certificateId: more ? null : (one?.certificateId ?? null) }))
}

/** Tests only: runs the jobs of an order's refunds, each three times at once, as after a take-over. */
export async function send(orderId: string): Promise<void> {
  const records = await intents(orderId)
  await Promise.all(records.flatMap(({ id }) => [sendRefund(id), sendRefund(id), sendRefund(id)]))
}

/** Tests only: returns the refunds of an order in Stripe's records, newest first. */
export async function refundsOf(orderId: string) {
  const { data } = await stripe.refunds.list({ payment_intent: await intentOf(orderId), limit: 100 })
  return data
}

/** Tests only: returns the amount of each refund of an order, according to Stripe. */
export async function wentBack(orderId: string): Promise<number[]> {
  return (await refundsOf(orderId)).filter(({ status }) => status === 'succeeded').map(({ amount }) => amount)
}

/** Tests only: refunds money manually, as staff would without telling the shop. */
export async function refundInDashboard(orderId: string, amount: number, metadata: Record<string, string> = {}): Promise<void> {
  await stripe.refunds.create({ payment_intent: await intentOf(orderId), amount, metadata })
}

async function intentOf(orderId: string): Promise<string> {
  const { stripeId } = await db.charge.findFirstOrThrow({ where: { orderId } })
  return String(stripeId)
}
