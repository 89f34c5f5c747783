import { type Actor, actorName } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { canonicalEmail } from '../canonical-email'
import { MAX_CERTIFICATES, MAX_LINES, MAX_QUANTITY } from '../cart/schema'
import { onSale } from '../catalog/on-sale'
import { newestPrice, priceNow } from '../catalog/pricing/price-now'
import type { UnprotectedPrice } from '../catalog/pricing/unprotected-prices'
import { listCostsAt } from '../catalog/product-costs'
import { MAX_AMOUNT } from '../catalog/save-product-input'
import { DAY, later, now } from '../clock'
import { inTransaction, type Tx } from '../db/transaction'
import type { Language } from '../languages/types'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import { offer } from './offer'

/** `amount`: the unit price, in minor units of the choice's currency; null for the shop's price. */
type WantedLine = { choiceId: string; quantity: number; amount: number | null }

export type MakeQuoteRefusal =
  | { code: 'not-found' }
  | { code: 'not-an-email'; typed: string }
  | { code: 'empty' }
  | { code: 'not-for-sale' }
  | { code: 'mixed-currency' }
  | { code: 'too-many' }
  | { code: 'too-many-in-all' }
  | { code: 'out-of-range'; choiceId: string }
  | { code: 'in-the-past' }
  | { code: 'too-long' }
  /** These prices may cause a loss. `mayAgree`: whether this role may agree to that. */
  | { code: 'unprotected'; prices: UnprotectedPrice[]; mayAgree: boolean }

/** Maximum validity of a quote, in milliseconds. */
export const LONGEST_QUOTE = 90 * DAY

type Input = {
  email: string
  country: string
  /** The last moment at which the quote can be accepted. */
  validUntil: Date
  note: string
  /** The language for a buyer without an account. */
  language: Language
  lines: readonly WantedLine[]
  /** Whether staff agree to prices that may cause a loss. */
  unprotected: boolean
}

/**
 * Creates a quote with its own prices for a buyer and emails a link to it. A price below Enom's must be approved by someone who may set
 * prices. Later catalogue changes do not affect the quote.
 */
export function makeQuote(actor: Actor, input: Input): Promise<Result<{ id: string; number: number }, MakeQuoteRefusal>> {
  return inTransaction(async (tx) => {
    if (!mayStaff(actor, 'orders')) return err({ code: 'not-found' })
    const email = canonicalEmail(input.email)
    if (!email) return err({ code: 'not-an-email', typed: input.email })
    if (input.validUntil <= now()) return err({ code: 'in-the-past' })
    if (input.validUntil > later(now(), LONGEST_QUOTE)) return err({ code: 'too-long' })
    const priced = await price(tx, actor, input)
    if (!priced.ok) return priced
    const { lines, currency } = priced.value
    const total = lines.reduce((sum, { unitAmount, quantity }) => sum + unitAmount * quantity, 0)
    const { country, note, validUntil, language } = input
    const quote = await tx.quote.create({
      data: {
        email,
        country,
        language,
        currency,
        total,
        note,
        validUntil,
        actor: actorName(actor),
        createdAt: now(),
        lines: { create: lines.map((line, index) => ({ ...line, position: index + 1 })) },
      },
    })
    await offer(tx, quote)
    await recordStaffAction(tx, actor, {
      action: 'quote.make',
      subject: { kind: 'quote', id: quote.id },
      after: {
        quote: quote.number,
        email,
        total,
        currency,
        prices: Object.fromEntries(lines.map(({ typeName, years, unitAmount }) => [`${typeName}, ${years}`, unitAmount])),
      },
    })
    return ok({ id: quote.id, number: quote.number })
  })
}

/** Returns the lines with their wording and prices fixed, or why they cannot be quoted. */
async function price(tx: Tx, actor: Actor, { lines, unprotected }: Input) {
  const fault = countFault(lines)
  if (fault) return err(fault)
  const choices = await tx.productChoice.findMany({
    where: { id: { in: lines.map(({ choiceId }) => choiceId) }, active: true, product: onSale() },
    include: { product: { select: { name: true } }, type: { select: { name: true } }, changes: newestPrice() },
  })
  const [first] = choices
  if (!first || choices.length < lines.length) return err({ code: 'not-for-sale' } as const)
  if (choices.some(({ currency }) => currency !== first.currency)) return err({ code: 'mixed-currency' } as const)
  const listed = new Map(choices.map((choice) => [choice.id, { ...choice, ...priceNow(choice) }]))
  const amounts = new Map(lines.map(({ choiceId, amount }) => [choiceId, amount ?? listed.get(choiceId)?.amount ?? 0]))
  const wrong = lines.find(({ amount }) => amount !== null && (amount < 1 || amount > MAX_AMOUNT))
  if (wrong) return err({ code: 'out-of-range', choiceId: wrong.choiceId } as const)
  const risky = (await listCostsAt(tx, amounts)).filter(({ state }) => state === 'loss' || state === 'other_currency')
  // Someone has already agreed to sell below cost at the shop's price, so that price and any higher one need no new agreement.
  const open = risky.filter(({ choiceId, price: { amount } }) => {
    const list = listed.get(choiceId)
    return !(list?.unprotected && amount >= list.amount)
  })
  const mayAgree = mayStaff(actor, 'products')
  if (open.length && !(unprotected && mayAgree)) return err({ code: 'unprotected', prices: open, mayAgree } as const)
  return ok({
    currency: first.currency,
    lines: lines.flatMap(({ choiceId, quantity }) => {
      const list = listed.get(choiceId)
      if (!list) return []
      return {
        choiceId,
        productName: list.product.name,
        typeName: list.type.name,
        years: list.years,
        quantity,
        unitAmount: amounts.get(choiceId) ?? list.amount,
        listAmount: list.amount,
        unprotected: risky.some((one) => one.choiceId === choiceId),
      }
    }),
  })
}

function countFault(lines: readonly WantedLine[]): { code: 'empty' | 'too-many' | 'too-many-in-all' } | null {
  if (!lines.length) return { code: 'empty' }
  if (lines.some(({ quantity }) => quantity < 1 || quantity > MAX_QUANTITY)) return { code: 'too-many' }
  const all = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  return lines.length > MAX_LINES || all > MAX_CERTIFICATES ? { code: 'too-many-in-all' } : null
}
