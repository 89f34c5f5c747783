import { z } from 'zod'
import type { Actor } from '../actor'
import { now } from '../clock'
import { db } from '../db/client'
import type { Order, Prisma } from '../db/generated/client'
import type { OrderStatus } from '../db/generated/enums'
import { DEFAULT_LANGUAGE, type Language, languageOf } from '../languages/types'
import type { Money } from '../money'
import { canStillBePaid } from '../orders/can-be-paid'
import { readMailTax } from '../orders/order-tax'
import { mayStaff } from '../permissions'
import { liveLink } from './live-link'
import { type QuoteTax, quoteTax } from './quote-tax'
import { type QuoteState, stateOf } from './states'

export type QuoteView = {
  id: string
  number: number
  state: QuoteState
  email: string
  country: string
  total: Money
  /** The amount to pay, including tax if the shop charges any. */
  toPay: QuoteTax
  note: string
  /** For a buyer without an account. */
  language: Language
  validUntil: Date
  madeAt: Date
  endedAt: Date | null
  lines: { id: string; productName: string; typeName: string; years: number; quantity: number; unit: Money; list: Money; total: Money }[]
  /** The order that the quote became. Null before that, or if that order was deleted because it was never paid. */
  order: { id: string; number: number; status: OrderStatus; payable: boolean } | null
}

const columns = {
  lines: { orderBy: { position: 'asc' } },
  order: true,
} satisfies Prisma.QuoteInclude

/** Returns a quote to staff, or null to anyone else. */
export async function getQuote(actor: Actor, id: string): Promise<QuoteView | null> {
  if (!mayStaff(actor, 'see') || !z.uuid().safeParse(id).success) return null
  const row = await db.quote.findUnique({ where: { id }, include: columns })
  return row && (await toView(row))
}

/** Returns the quote of an emailed link, or null for any other token. `ended`: the link was replaced by a newer one. */
export async function getQuoteByLink(token: string): Promise<QuoteView | 'ended' | null> {
  const { expiresAt: _, ...once } = liveLink(token)
  const row = await db.quote.findFirst({ where: { link: liveLink(token) }, include: columns })
  if (row) return toView(row)
  return (await db.link.count({ where: once })) ? 'ended' : null
}

/** Returns the language in which a quote's email was written, for a browser in which no language has been chosen yet. */
export async function languageOfBuyer({ email, language }: Pick<QuoteView, 'email' | 'language'>): Promise<Language> {
  const buyer = await db.user.findUnique({ where: { email }, select: { language: true } })
  return languageOf(buyer?.language) ?? language
}

async function toView({
  currency,
  total,
  createdAt,
  lines,
  order,
  ...quote
}: Prisma.QuoteGetPayload<{ include: typeof columns }>): Promise<QuoteView> {
  const money = (amount: number) => ({ amount, currency })
  return {
    id: quote.id,
    number: quote.number,
    state: stateOf(quote, now()),
    email: quote.email,
    country: quote.country,
    total: money(total),
    toPay: order ? await orderedTax(order) : await quoteTax(db, { country: quote.country, currency }, lines),
    note: quote.note,
    language: languageOf(quote.language) ?? DEFAULT_LANGUAGE,
    validUntil: quote.validUntil,
    madeAt: createdAt,
    endedAt: quote.endedAt,
    lines: lines.map(({ id, productName, typeName, years, quantity, unitAmount, listAmount }) => ({
      id,
      productName,
      typeName,
      years,
      quantity,
      unit: money(unitAmount),
      list: money(listAmount),
      total: money(unitAmount * quantity),
    })),
    order: order && { id: order.id, number: order.number, status: order.status, payable: canStillBePaid(order) },
  }
}

/** Returns the total and tax of the order that the quote became. */
async function orderedTax(order: Order): Promise<QuoteTax> {
  return { total: { amount: order.total, currency: order.currency }, ...(await readMailTax(db, order)) }
}
