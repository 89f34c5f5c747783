import { now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { type Language, languageOf } from '../languages/types'
import type { Money } from '../money'
import { placeQuoted } from '../orders/placing/place-quoted'
import { err, ok, type Result } from '../result'
import { type CheckedNumber, checkNumber } from '../tax/check-number'
import type { NumberFault } from '../tax/read-number'
import { readTaxRule } from '../tax/read-rule'
import { liveLink } from './live-link'
import { lockQuote } from './lock-quote'
import { moveQuote } from './move-quote'
import { quoteTax } from './quote-tax'
import { type QuoteState, stateOf } from './states'

/** `withdrawn`: one of its certificates is no longer sold. `ended`: the quote expired, or staff withdrew it. */
export type AcceptQuoteRefusal =
  | { code: 'shop-closed' | 'withdrawn' }
  | { code: 'link-ended' }
  | NumberFault
  /** VIES did not confirm the number, so VAT would be charged. */
  | { code: 'not-confirmed'; checked: CheckedNumber }
  | { code: 'ended'; state: Exclude<QuoteState, 'open' | 'accepted'> }
  /** Its tax differs from the one on the buyer's page. */
  | { code: 'total-changed'; total: Money }

/**
 * Accepts a quote through its emailed link and places its order once, at exactly its prices. Accepting it again, even at the same moment,
 * returns the same order, or null if that order was deleted unpaid. `shown`: the total on the button, before any tax number is applied. It
 * is compared but never charged. `language`: used for the buyer's account if one has to be created; defaults to the quote's language.
 */
export async function acceptQuote(
  token: string,
  { taxNumber = '', shown, language }: { taxNumber?: string; shown?: Money | undefined; language?: Language } = {},
): Promise<Result<{ orderId: string | null }, AcceptQuoteRefusal>> {
  const found = await db.quote.findFirst({ where: { link: liveLink(token) }, select: { id: true, country: true } })
  if (!found) return err({ code: 'link-ended' })
  const number = await checkFor(found.country, taxNumber)
  if (!number.ok) return number
  return inTransaction<Result<{ orderId: string | null }, AcceptQuoteRefusal>>(async (tx) => {
    const quote = await lockQuote(tx, found.id)
    if (!quote) return err({ code: 'link-ended' })
    const state = stateOf(quote, now())
    if (state === 'accepted') return ok({ orderId: quote.orderId })
    if (state !== 'open') return err({ code: 'ended', state })
    const rows = await tx.quoteLine.findMany({ where: { quoteId: quote.id }, orderBy: { position: 'asc' } })
    const { total } = await quoteTax(tx, quote, rows)
    if (shown && (shown.amount !== total.amount || shown.currency !== total.currency)) return err({ code: 'total-changed', total })
    const lines = rows.flatMap(({ choiceId, quantity, unitAmount, unprotected }) =>
      choiceId ? [{ choiceId, quantity, amount: unitAmount, unprotected }] : [],
    )
    if (lines.length < rows.length) return err({ code: 'withdrawn' })
    const placed = await placeQuoted(tx, {
      ...quote,
      lines,
      checked: number.value,
      language: language ?? languageOf(quote.language) ?? undefined,
    })
    if (!placed.ok) {
      const { code } = placed.error
      if (code === 'shop-closed' || code === 'withdrawn') return err({ code })
      throw new Error(`quote ${quote.number} could not be ordered: ${code}`)
    }
    if (!(await moveQuote(tx, quote.id, { to: 'accepted', orderId: placed.value.orderId }))) throw new Error('changed despite its lock')
    return placed
  })
}

/** Checks the buyer's tax number before anything is placed. Returns null if the shop charges no tax. */
async function checkFor(
  country: string,
  typed: string,
): Promise<Result<CheckedNumber | null, NumberFault | { code: 'not-confirmed'; checked: CheckedNumber }>> {
  const rule = await readTaxRule(db)
  if (!rule) return ok(null)
  const checked = await checkNumber(rule, { country, typed })
  if (!checked.ok) return checked
  const { vatAnswer } = checked.value
  return vatAnswer === 'invalid' || vatAnswer === 'unreachable' ? err({ code: 'not-confirmed', checked: checked.value }) : checked
}
