import type { OrderItem } from '../db/generated/client'
import { taxOfLine } from '../orders/order-tax'
import { share, taxOfRefund, withTax } from '../tax/compute'
import { isSameTax } from '../tax/parts'
import { TAX_NAMES } from '../tax/text'
import type { TaxRow } from './types'

type Line = Pick<OrderItem, 'unitAmount' | 'quantity' | 'credit' | 'taxMinor' | 'taxRate' | 'taxReason' | 'taxLabel'>

/** Returns the tax in the lines of an order: one row for each rate, reason and label. The amount paid earlier has its own invoice. */
export function taxRows(lines: readonly Line[]): TaxRow[] {
  const rows: TaxRow[] = []
  for (const line of lines) {
    const { unitAmount, quantity, credit, taxRate, taxReason, taxLabel } = line
    if (taxRate === null || taxReason === null) continue
    const amount = taxOfLine(line)
    const net = (unitAmount - credit) * quantity - amount
    const decision = { rate: taxRate, reason: taxReason, ...(taxLabel && { label: taxLabel }) }
    const same = rows.find((row) => isSameTax(row, decision))
    if (same) Object.assign(same, { net: same.net + net, amount: same.amount + amount })
    else rows.push({ name: TAX_NAMES[taxReason], ...decision, net, amount })
  }
  return rows
}

/**
 * Returns the tax in a refund as a share of each invoice row, so that all credit notes of a payment add up to its invoice once everything
 * is refunded. `before`: the rows of the valid credit notes.
 */
export function refundedRows(amount: number, invoiced: readonly TaxRow[], before: readonly TaxRow[]): TaxRow[] {
  const [whole, refunded] = [grossOf(invoiced), grossOf(before) + amount]
  let above = 0
  return invoiced.map((row) => {
    const same = before.filter((one) => isSameTax(one, row))
    const upTo = (reached: number) => share(reached, refunded, whole)
    const gross = upTo(above + grossOf([row])) - upTo(above) - grossOf(same)
    above += grossOf([row])
    const tax = taxOfRefund(gross, { tax: row.amount, gross: grossOf([row]) }, { tax: taxSum(same), gross: grossOf(same) })
    return { ...row, net: gross - tax, amount: tax }
  })
}

export function taxSum(rows: readonly TaxRow[]): number {
  return rows.reduce((sum, { amount }) => sum + amount, 0)
}

function grossOf(rows: readonly TaxRow[]): number {
  return rows.reduce((sum, { net, amount }) => sum + net + amount, 0)
}

/** Returns the list price of one unit without tax and before any discount. The discount includes tax, like the price. */
export function listNet({
  unitAmount,
  discount,
  taxMinor,
  taxRate,
}: Pick<OrderItem, 'unitAmount' | 'discount' | 'taxMinor' | 'taxRate'>): number {
  if (!discount || taxRate === null) return unitAmount + discount - taxMinor
  const list = unitAmount + discount
  return list - withTax(list, { mode: 'including', rate: taxRate }).tax
}
