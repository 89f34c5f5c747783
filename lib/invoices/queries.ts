import { z } from 'zod'
import type { Actor } from '../actor'
import { db } from '../db/client'
import { DEFAULT_LANGUAGE, languageOf } from '../languages/types'
import { mayStaff, ownOrders } from '../permissions'
import { findMissing } from './find-missing'
import type { InvoiceLine, InvoiceRow, InvoiceView, Party, TaxRow } from './types'

const ROW = { number: true, kind: true, issuedAt: true, total: true, currency: true } as const

/** Lists the invoices and credit notes of an order that this actor may see, oldest first. */
export async function listInvoices(actor: Actor, orderId: string): Promise<InvoiceRow[]> {
  if (!z.uuid().safeParse(orderId).success) return []
  return db.invoice.findMany({ where: { orderId, order: ownOrders(actor) }, orderBy: { id: 'asc' }, select: ROW })
}

/**
 * Returns one invoice or credit note; null if it does not exist or belongs to someone else. A set-up link may be passed on to the person
 * who installs the certificate, so visitors using one don't see the billing address.
 */
export async function getInvoice(actor: Actor, orderId: string, number: string): Promise<InvoiceView | null> {
  if (actor.kind === 'order' || !z.uuid().safeParse(orderId).success) return null
  const found = await db.invoice.findFirst({
    where: { orderId, number, order: ownOrders(actor) },
    include: { order: { select: { number: true } } },
  })
  if (!found) return null
  const { id: _id, chargeId: _charge, refundId: _refund, order, ...row } = found
  return {
    ...row,
    orderNumber: order.number,
    language: languageOf(row.language) ?? DEFAULT_LANGUAGE,
    seller: row.seller as Party,
    buyer: row.buyer as Party,
    lines: row.lines as InvoiceLine[],
    taxes: row.taxes as TaxRow[],
  }
}

/** Returns how many payments and refunds are waiting for their document, capped at one batch. Null unless the actor is staff. */
export async function countMissing(actor: Actor): Promise<number | null> {
  return mayStaff(actor, 'see') ? (await findMissing(null)).length : null
}
