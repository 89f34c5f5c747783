import { z } from 'zod'
import type { Actor } from '../../actor'
import { onSale } from '../../catalog/on-sale'
import { newestPrice, priceNow } from '../../catalog/pricing/price-now'
import { type AtEnom, readAtEnom } from '../../certificates/ending/at-enom'
import type { Changeable } from '../../certificates/ending/may-change'
import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { dollars, type Money } from '../../money'
import { openChangeOf } from '../../orders/placing/place-change'
import { quoteCosts } from '../../orders/placing/quote-costs'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { withTax } from '../../tax/compute'
import { decideTax } from '../../tax/decide'
import { readTaxRule } from '../../tax/read-rule'
import type { PriceMode, TaxDecision, Taxed } from '../../tax/types'
import { type CheckRefusal, checkChange } from './check'

export type QuoteRefusal =
  | CheckRefusal
  /** There is already an open offer to change it. */
  | { code: 'offered' }
  /** Not on sale. */
  | { code: 'no-choice' }
  | { code: 'same' }
  | { code: 'other-currency' }
  | { code: 'costs-less'; price: Money; paid: Money }

export type ChangeChoice = { id: string; productName: string; typeName: string; years: number; price: Money; difference: Money }

export type ChangeQuote = ChangeChoice & {
  from: { typeName: string; years: number }
  credit: Money
  /** The new certificate's price in Enom's price list; null if it was not read. */
  cost: Money | null
  /** The amount Enom charged for the old one; null if it was not bought. */
  atEnom: AtEnom | null
}

function choiceColumns() {
  return { product: true, type: { select: { name: true } }, changes: newestPrice() } satisfies Prisma.ProductChoiceInclude
}

type PriceTax = TaxDecision & { mode: PriceMode }

type Choice = Prisma.ProductChoiceGetPayload<{ include: ReturnType<typeof choiceColumns> }>

const MOST_CHOICES = 200

/** Returns the certificates that staff can change this one to (all those on sale that cost more), or why it can't be changed. */
export async function listChanges(actor: Actor, certificateId: string): Promise<Result<ChangeChoice[], QuoteRefusal>> {
  if (!mayStaff(actor, 'orders') || !z.uuid().safeParse(certificateId).success) return err({ code: 'not-found' })
  const free = await checkFree(db, certificateId)
  if (!free.ok) return free
  const { paid, typeCode, years } = free.value
  const choices = await db.productChoice.findMany({
    where: { active: true, product: onSale(), currency: paid.currency, NOT: { typeCode, years } },
    include: choiceColumns(),
    orderBy: [{ product: { position: 'asc' } }, { product: { name: 'asc' } }, { type: { position: 'asc' } }, { years: 'asc' }],
    take: MOST_CHOICES,
  })
  const taxOf = await taxFor(db, free.value)
  return ok(choices.map((choice) => toChoice(choice, paid, taxOf(choice))).filter(({ difference }) => difference.amount > 0))
}

/** Returns what a change would cost the buyer and what the shop would lose at Enom. Changes nothing. Staff only. */
export async function quoteChange(
  actor: Actor,
  certificateId: string,
  { choiceId }: { choiceId: string },
): Promise<Result<ChangeQuote, QuoteRefusal>> {
  if (!mayStaff(actor, 'see') || !z.uuid().safeParse(certificateId).success) return err({ code: 'not-found' })
  const chosen = await chooseChange(db, { certificateId, choiceId })
  if (!chosen.ok) return chosen
  const { from, choice, tax } = chosen.value
  const [cost = null] = await quoteCosts(db, [choice])
  return ok({
    ...toChoice(choice, from.paid, tax),
    from,
    credit: from.paid,
    cost: cost === null ? null : dollars(cost),
    atEnom: await readAtEnom(db, certificateId),
  })
}

/** Returns the certificate and the choice it can be changed to, or why it can't. `lock` works as in `checkChange`. */
export async function chooseChange(
  tx: Tx,
  { certificateId, choiceId, lock = false }: { certificateId: string; choiceId: string; lock?: boolean },
): Promise<Result<{ from: Changeable; choice: Choice; tax: PriceTax | null }, QuoteRefusal>> {
  const free = await checkFree(tx, certificateId, { lock })
  if (!free.ok) return free
  const { typeCode, years, paid } = free.value
  const id = z.uuid().safeParse(choiceId).data
  const choice = id && (await tx.productChoice.findUnique({ where: { id, active: true, product: onSale() }, include: choiceColumns() }))
  if (!choice) return err({ code: 'no-choice' })
  if (choice.typeCode === typeCode && choice.years === years) return err({ code: 'same' })
  const tax = (await taxFor(tx, free.value))(choice)
  const { price, difference } = toChoice(choice, paid, tax)
  if (price.currency !== paid.currency) return err({ code: 'other-currency' })
  if (difference.amount <= 0) return err({ code: 'costs-less', price, paid })
  return ok({ from: free.value, choice, tax })
}

/** Returns the certificate if it can be changed, has no offer yet, and is not about to be bought. */
async function checkFree(tx: Tx, certificateId: string, { lock = false } = {}): Promise<Result<Changeable, QuoteRefusal>> {
  const free = await checkChange(tx, certificateId, { lock })
  if (!free.ok) return free
  if (free.value.place === 'purchase') return err({ code: 'being-bought' })
  return (await tx.order.count({ where: openChangeOf(certificateId) })) ? err({ code: 'offered' }) : free
}

/**
 * Returns how a new price is taxed for the certificate's buyer: at today's rates, with the tax number given when ordering. Null if no tax
 * is charged.
 */
async function taxFor(tx: Tx, { country, taxNumber, vatAnswer }: Changeable): Promise<(choice: Choice) => PriceTax | null> {
  const rule = await readTaxRule(tx)
  if (!rule) return () => null
  const buyer = { country: country ?? rule.sellerCountry, taxNumber, vatAnswer }
  return ({ product }) => ({ mode: rule.mode, ...decideTax(rule, buyer, product.taxClass) })
}

/** Returns the price of a choice including tax, and the tax it contains. */
export function pricedWith(choice: Choice, tax: PriceTax | null): Taxed {
  const { amount } = priceNow(choice)
  return tax ? withTax(amount, tax) : { gross: amount, tax: 0 }
}

function toChoice(choice: Choice, paid: Money, tax: PriceTax | null): ChangeChoice {
  const { id, product, type, years, currency } = choice
  const amount = pricedWith(choice, tax).gross
  const price = { amount, currency }
  return { id, productName: product.name, typeName: type.name, years, price, difference: { amount: amount - paid.amount, currency } }
}
