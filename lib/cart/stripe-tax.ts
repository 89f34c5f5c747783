import { createHash } from 'node:crypto'
import { z } from 'zod'
import { DAY, earlier, now } from '../clock'
import { splitPieces } from '../coupons/take-off'
import { TaxReason } from '../db/generated/enums'
import type { TaxAnswer, TaxQuestion } from '../stripe/tax'
import { share } from '../tax/compute'
import { acceptedNumber } from '../tax/decide'
import { partsOf } from '../tax/parts'
import type { PriceMode, TaxPart, TaxRule } from '../tax/types'
import type { CartLineView, CartPiece, CartTax, CartView } from './types'

/** How long a response is valid; limited because rates change, and a basket may exist for weeks. */
const ANSWER_STANDS = DAY

/** A Stripe response as stored in the basket, with the hash of its request. */
const keptAnswer = z.object({
  asked: z.string(),
  at: z.iso.datetime(),
  calculationId: z.string().nullable(),
  lines: z.array(
    z.object({
      reference: z.string(),
      tax: z.int(),
      decision: z.object({ rate: z.int(), reason: z.enum(TaxReason), label: z.string().nullish() }),
    }),
  ),
})

export type KeptAnswer = z.input<typeof keptAnswer>

type Buyer = NonNullable<CartTax['buyer']>

/** Returns the tax request to Stripe for a basket: one line for all units at the same price. Free units are left out. */
export function taxQuestion(cart: CartView, rule: TaxRule, buyer: Buyer): TaxQuestion {
  return {
    currency: cart.total?.currency ?? '',
    country: buyer.country,
    postalCode: buyer.postalCode,
    vatNumber: acceptedNumber(rule, buyer),
    includesTax: rule.mode === 'including',
    lines: cart.lines.flatMap((line, index) =>
      groupsOf(line, index)
        .map(({ reference, quantity, net }) => ({
          reference,
          quantity,
          amount: net * quantity,
          taxCode: rule.stripeCodes.get(line.taxClass) ?? null,
        }))
        .filter(({ amount }) => amount > 0),
    ),
  }
}

/** Returns the SHA-256 hash of a request: a response is valid only for its own request. */
export function hashOf(question: TaxQuestion): string {
  return createHash('sha256').update(JSON.stringify(question)).digest('hex')
}

/** Returns the part of a response that is stored in the basket. */
export function toKept(question: TaxQuestion, answer: TaxAnswer | null): KeptAnswer {
  const { calculationId = null, lines = [] } = answer ?? {}
  return { asked: hashOf(question), at: now().toISOString(), calculationId, lines }
}

/**
 * Returns a basket with the tax calculated by Stripe. Without a response for exactly this basket, the tax is unknown and the basket can't
 * be ordered.
 */
export function countedByStripe(cart: CartView, rule: TaxRule, buyer: CartTax['buyer'], kept: unknown): CartView {
  const { mode } = rule
  const unknown: CartTax = { mode, buyer, parts: null, calculator: 'stripe', calculation: null }
  if (!buyer || !cart.total) return { ...cart, tax: unknown }
  const answer = keptAnswer.safeParse(kept).data
  const isOld = answer && new Date(answer.at) < earlier(now(), ANSWER_STANDS)
  if (!answer || isOld || answer.asked !== hashOf(taxQuestion(cart, rule, buyer))) return { ...cart, tax: unknown }
  const parts: TaxPart[] = []
  let gross = 0
  const lines = cart.lines.map((line, index) => {
    const groups = groupsOf(line, index).map((group) => {
      const found = answer.lines.find(({ reference }) => reference === group.reference)
      return { ...group, tax: found?.tax ?? 0, decision: found?.decision ?? { rate: 0, reason: TaxReason.outside_scope } }
    })
    const pieces = groups.flatMap((group) => toPieces(group, line.unit.amount, mode))
    gross += pieces.reduce((sum, piece) => sum + piece.gross * piece.quantity, 0)
    parts.push(...groups.map(({ decision, tax }) => ({ ...decision, amount: tax })))
    return { ...line, tax: groups[0]?.decision ?? null, counted: pieces }
  })
  const tax: CartTax = { mode, buyer, parts: partsOf(parts), calculator: 'stripe', calculation: answer.calculationId }
  return { ...cart, lines, total: { ...cart.total, amount: gross }, tax }
}

type Group = { reference: string; quantity: number; net: number; discount: number }

/** Returns a line's units grouped by price, with the name that Stripe's reports show. Returns none for a line that is no longer sold. */
function groupsOf(line: CartLineView, index: number): Group[] {
  if (!line.available) return []
  return splitPieces(line.quantity, line.off).map(({ quantity, discount }, part) => ({
    reference: `${index + 1}.${part + 1} ${line.typeCode}`,
    quantity,
    net: line.unit.amount - discount,
    discount,
  }))
}

/**
 * Splits the tax over several units as evenly as whole minor units allow, so that the total is exactly the amount that Stripe calculated.
 */
export function toPieces({ quantity, net, discount, tax }: Group & { tax: number }, unit: number, mode: PriceMode): CartPiece[] {
  return splitPieces(quantity, tax).map((part) => {
    const isOnTop = mode === 'plus'
    const gross = isOnTop ? net + part.discount : net
    const list = isOnTop ? unit + share(part.discount, unit, net) : unit
    return { quantity: part.quantity, gross, tax: part.discount, off: discount ? list - gross : 0 }
  })
}
