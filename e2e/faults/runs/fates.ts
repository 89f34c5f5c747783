import type { Ledgers } from '../judge/ledgers'
import type { FaultShop } from '../shop/shop'

/** The state of an ordered certificate, or of an order that has no certificate yet, as recorded in the shop's database at one moment. */
export type Known = {
  orderId: string
  number: number
  email: string
  status: string
  session: string | null
  enomCertId: number | null
  place: string | null
}

export type Fate =
  | 'were not paid, and are gone'
  | 'rebuilt, with the certificate that Enom had sold'
  | 'rebuilt, and bought after the restore'
  | 'rebuilt and held; the certificate was imported for its buyer'
  | 'refunded before the crash'
  | 'refunded by staff'
  | 'wait for staff'

export function readKnown({ query }: Pick<FaultShop, 'query'>): Promise<Known[]> {
  return query<Known>(`select o.id as "orderId", o.number, o.email, o.status::text, s."stripeSessionId" as session, c."enomCertId",
      certificate_place(c.stage, c.hold, c."validationStep", c."closedReason") as place
    from "Order" o left join lateral (select "stripeSessionId" from "PaymentSession" where "orderId" = o.id order by "createdAt" desc limit 1) s on true
    left join "Certificate" c on c."orderId" = o.id order by o.number`)
}

type Seen = { lost: Ledgers | undefined; ledgers: Ledgers; imported: readonly string[] }

/** Returns what happened to an order that was missing from the backup. */
export function fateOf({ session, orderId, email }: Known, now: readonly Known[], { lost, ledgers, imported }: Seen): Fate {
  const row = now.find((one) => one.orderId === orderId)
  const isPaid = ledgers.stripe.sessions.some(({ id, payment_status: status }) => id === session && status === 'paid')
  if (!isPaid) return 'were not paid, and are gone'
  const intent = ledgers.shop.sessions.find(({ stripeSessionId }) => stripeSessionId === session)?.paymentIntentId
  const isRefunded = (at: Ledgers | undefined) =>
    at?.stripe.charges.some((charge) => charge.payment_intent === intent && charge.amount_refunded === charge.amount_captured) ?? false
  if (isRefunded(lost)) return 'refunded before the crash'
  if (isRefunded(ledgers)) return 'refunded by staff'
  if (row?.enomCertId) {
    const wasSold = lost?.enom.entries.some(({ kind, certId }) => kind === 'purchase' && certId === row.enomCertId)
    return wasSold ? 'rebuilt, with the certificate that Enom had sold' : 'rebuilt, and bought after the restore'
  }
  return imported.includes(email) ? 'rebuilt and held; the certificate was imported for its buyer' : 'wait for staff'
}
