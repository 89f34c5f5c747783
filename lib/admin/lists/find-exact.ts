import { cache } from 'react'
import { z } from 'zod'
import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { mayStaff } from '../../permissions'
import { findPaymentOfCharge } from '../../stripe/find-payment-of-charge'

/** The orders and certificates with a given number or id. */
export type Found = { orders: string[]; certificates: string[] }

/** The maximum number of matches. There can be more than one, because two authorities may assign the same number. */
const MOST = 20

/**
 * Finds the orders and certificates that match a complete number or id: an order number (`10005`, `#10005`), Enom's order or certificate
 * number, the authority's number, a Stripe id, an invoice number, or one of our own ids. Empty for any other text, and for anyone but
 * staff.
 */
export async function findExact(actor: Actor, text: string): Promise<Found> {
  const term = text.trim()
  if (!mayStaff(actor, 'see') || !term || /\s/.test(term)) return { orders: [], certificates: [] }
  const stripeId = /^(cs|pi|ch|py|re|du)_\w+$/.test(term)
  const [orders, certificates] = await Promise.all([
    stripeId ? ordersPaidWith(term) : ordersNamed(term),
    stripeId ? [] : certificatesNamed(term),
  ])
  return { orders, certificates }
}

/** Cached, because a page needs it twice: to decide whether to redirect to the match, and for its list. */
const ordersNamed = cache(async (term: string): Promise<string[]> => {
  const number = numberIn(term.replace(/^#/, ''))
  if (number !== null) return (await db.order.findMany({ where: { number }, select: { id: true } })).map(({ id }) => id)
  const [orders, invoices] = await Promise.all([
    isId(term) ? db.order.findMany({ where: { id: term }, select: { id: true } }) : [],
    db.invoice.findMany({ where: { number: term.toUpperCase() }, select: { orderId: true } }),
  ])
  return [...orders.map(({ id }) => id), ...invoices.map(({ orderId }) => orderId)]
})

const certificatesNamed = cache(async (term: string): Promise<string[]> => {
  const number = numberIn(term)
  const rows = await db.certificate.findMany({
    where: {
      OR: [
        ...(number === null ? [] : [{ enomCertId: number }, { enomOrderId: number }]),
        ...(isId(term) ? [{ id: term }] : []),
        { authorityOrderId: term },
      ],
    },
    select: { id: true },
    take: MOST,
  })
  return rows.map(({ id }) => id)
})

async function ordersPaidWith(stripeId: string): Promise<string[]> {
  const payment = stripeId.startsWith('ch_') ? await findPaymentOfCharge(stripeId) : stripeId
  if (!payment) return []
  const [pages, charges, refunds, disputes] = await Promise.all([
    db.paymentSession.findMany({ where: { OR: [{ stripeSessionId: payment }, { paymentIntentId: payment }] }, select: { orderId: true } }),
    db.charge.findMany({ where: { stripeId: payment }, select: { orderId: true } }),
    db.refund.findMany({ where: { stripeId: payment }, select: { orderId: true } }),
    db.dispute.findMany({ where: { stripeId: payment }, select: { orderId: true } }),
  ])
  return [...new Set([...pages, ...charges, ...refunds, ...disputes].map(({ orderId }) => orderId))]
}

function numberIn(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

function isId(text: string): boolean {
  return z.uuid().safeParse(text).success
}
