import { db } from '../../lib/db/client'
import { openStore as openEnomStore } from '../../lib/enom/simulator/state/store'
import { openStore as openStripeStore } from '../../lib/stripe/simulator/store'
import { type Copy, ENOM_STEP } from './multiply'

const later = (iso: string, shift: number) => new Date(Date.parse(iso) + shift).toISOString()

/** Adds the certificates of copied orders, their costs, and the deposits that pay for them to the data of a stopped Enom simulator. */
export async function copyAtEnom(dataDir: string, copies: readonly Copy[]): Promise<void> {
  const store = openEnomStore(dataDir)
  const rows = await db.certificate.findMany({ where: { orderId: { in: copies.map(({ orderId }) => orderId) } } })
  for (const { n, orderId, shift } of copies) {
    const certificates = rows.flatMap((row) => (row.orderId === orderId && store.certificate(row.enomCertId ?? 0)) || [])
    const copied = certificates.map((one) => ({
      ...one,
      certId: one.certId + n * ENOM_STEP,
      orderId: one.orderId + n * ENOM_STEP,
      orderDetailId: one.orderDetailId + n * ENOM_STEP,
      orderedAt: later(one.orderedAt, shift),
      submission: one.submission && {
        ...one.submission,
        at: later(one.submission.at, shift),
        token: `${one.submission.token}${n}`,
        mail: 'sent' as const,
      },
      issued: one.issued && { ...one.issued, at: later(one.issued.at, shift) },
    }))
    store.commit({
      certificates: copied,
      ledger: copied.flatMap(({ certId, account, cost, orderedAt, issued }) => [
        { kind: 'deposit' as const, at: orderedAt, account, amount: cost },
        { kind: 'purchase' as const, at: orderedAt, account, certId, cost },
        ...(issued ? [{ kind: 'issue' as const, at: issued.at, account, certId, cost: 0 }] : []),
      ]),
    })
  }
}

/** Adds the payments of copied orders to the data of a stopped Stripe simulator. */
export async function copyAtStripe(dataDir: string, copies: readonly Copy[]): Promise<void> {
  const store = openStripeStore(dataDir)
  const sessions = new Map(store.sessions.list().map((session) => [session.metadata?.order_id ?? '', session]))
  const own = await db.paymentSession.findMany({ select: { id: true, orderId: true, stripeSessionId: true } })
  const rows = new Map(own.map((row) => [row.stripeSessionId, row]))
  for (const { n, orderId, shift } of copies) {
    const session = sessions.get(orderId)
    const row = rows.get(`${session?.id}_${n}`)
    if (!session || !row) continue
    const intent = store.intents.get(String(session.payment_intent))
    const charge = store.charges.get(String(intent?.latest_charge))
    const ids = [session.id, intent?.id, charge?.id].flatMap((id) => (id ? [[id, `${id}_${n}`] as const] : []))
    const names = [[orderId, row.orderId] as const, [session.metadata?.payment_session_id ?? orderId, row.id] as const]
    const copy = <Thing extends { created: number }>(thing: Thing): Thing => {
      const text = [...ids, ...names].reduce((written, [from, to]) => written.replaceAll(from, to), JSON.stringify(thing))
      return { ...JSON.parse(text), created: thing.created + Math.round(shift / 1000) }
    }
    store.sessions.put(row.stripeSessionId ?? '', copy(session))
    store.lineItems.put(row.stripeSessionId ?? '', store.lineItems.get(session.id) ?? [])
    if (intent) store.intents.put(`${intent.id}_${n}`, copy(intent))
    if (charge) store.charges.put(`${charge.id}_${n}`, copy(charge))
  }
}
