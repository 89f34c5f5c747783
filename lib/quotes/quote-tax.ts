import type { Tx } from '../db/transaction'
import { taxesIn } from '../languages/tax-text'
import { DEFAULT_LANGUAGE } from '../languages/types'
import type { Money } from '../money'
import { withTax } from '../tax/compute'
import { decideTax } from '../tax/decide'
import { partsOf } from '../tax/parts'
import { readTaxRule } from '../tax/read-rule'
import { STANDARD, type TaxPart } from '../tax/types'

type Lines = readonly { choiceId: string | null; unitAmount: number; quantity: number }[]

/** The quote's total for its buyer at today's rates, without a VAT number, and the tax it contains. Nothing if the shop charges no tax. */
export type QuoteTax = { total: Money; tax?: Money & { label: string; parts: TaxPart[] } }

/** Returns the total of a quote's lines including tax. The lines' prices already include tax if catalogue prices do. */
export async function quoteTax(tx: Tx, { country, currency }: { country: string; currency: string }, lines: Lines): Promise<QuoteTax> {
  const rule = await readTaxRule(tx)
  const plain = lines.reduce((sum, { unitAmount, quantity }) => sum + unitAmount * quantity, 0)
  if (!rule) return { total: { amount: plain, currency } }
  const classOf = await readClassesOf(tx, lines)
  let gross = 0
  const parts = lines.map(({ choiceId, unitAmount, quantity }) => {
    const decision = decideTax(rule, { country, taxNumber: null, vatAnswer: null }, classOf(choiceId))
    const paid = withTax(unitAmount, { mode: rule.mode, rate: decision.rate })
    gross += paid.gross * quantity
    return { ...decision, amount: paid.tax * quantity }
  })
  const amount = parts.reduce((sum, part) => sum + part.amount, 0)
  const taxed = partsOf(parts)
  return { total: { amount: gross, currency }, tax: { amount, currency, label: taxesIn(DEFAULT_LANGUAGE, taxed, currency), parts: taxed } }
}

/**
 * Returns the tax class of a line's product. A product that was removed from the catalogue has the class Standard; it can't be ordered
 * anyway.
 */
async function readClassesOf(tx: Tx, lines: Lines): Promise<(choiceId: string | null) => string> {
  const ids = lines.flatMap(({ choiceId }) => choiceId ?? [])
  const choices = await tx.productChoice.findMany({
    where: { id: { in: ids } },
    select: { id: true, product: { select: { taxClass: true } } },
  })
  const classes = new Map(choices.map(({ id, product }) => [id, product.taxClass]))
  return (choiceId) => classes.get(choiceId ?? '') ?? STANDARD
}
