import type { Tx } from '../db/transaction'
import type { Money } from '../money'
import { withTax } from '../tax/compute'
import { decideTax } from '../tax/decide'
import { readTaxRule } from '../tax/read-rule'
import { taxLabel } from '../tax/text'

type Lines = readonly { unitAmount: number; quantity: number }[]

/** What a quote costs its buyer by today's rates, without a VAT number, and the tax in it; nothing if the shop charges none. */
export type QuoteTax = { total: Money; tax?: Money & { label: string } }

/** Returns what the lines of a quote cost with tax. Their prices stand to tax as those of the catalogue do. */
export async function quoteTax(tx: Tx, { country, currency }: { country: string; currency: string }, lines: Lines): Promise<QuoteTax> {
  const rule = await readTaxRule(tx)
  const decision = rule && decideTax(rule, { country, taxNumber: null, vatAnswer: null })
  const sum = { gross: 0, tax: 0 }
  for (const { unitAmount, quantity } of lines) {
    const paid = rule && decision ? withTax(unitAmount, { mode: rule.mode, rate: decision.rate }) : { gross: unitAmount, tax: 0 }
    sum.gross += paid.gross * quantity
    sum.tax += paid.tax * quantity
  }
  const total = { amount: sum.gross, currency }
  return decision ? { total, tax: { amount: sum.tax, currency, label: taxLabel(decision) } } : { total }
}
