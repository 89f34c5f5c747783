import type { Charge, Order, OrderItem } from '../db/generated/client'
import type { TaxCalculator, VatAnswer } from '../db/generated/enums'
import type { Tx } from '../db/transaction'
import { taxesIn } from '../languages/tax-text'
import { DEFAULT_LANGUAGE } from '../languages/types'
import type { Money } from '../money'
import type { Payer } from '../stripe/payer'
import { share } from '../tax/compute'
import { partsOf } from '../tax/parts'
import type { TaxPart } from '../tax/types'

/** The tax in the total of an order. */
export type OrderTax = {
  amount: Money
  /** The tax at each rate, in the currency of the order. */
  parts: TaxPart[]
  taxNumber: string | null
  vatAnswer: VatAnswer | null
  vatAskedAt: Date | null
  calculator: TaxCalculator
  /** Stripe's calculation, if Stripe calculated the tax. */
  calculation: string | null
  /** The country entered at payment, if it differs from the one that determined the tax. */
  otherCountry: string | null
}

type Line = Pick<OrderItem, 'unitAmount' | 'quantity' | 'credit' | 'taxMinor' | 'taxRate' | 'taxReason' | 'taxLabel'>

/** Returns the tax in the total of an order; null if it was placed without tax. */
export function orderTax(
  {
    currency,
    country,
    taxNumber,
    vatAnswer,
    vatAskedAt,
    taxCalculation: calculation,
  }: Pick<Order, 'currency' | 'country' | 'taxNumber' | 'vatAnswer' | 'vatAskedAt' | 'taxCalculation'>,
  items: readonly Line[],
  charges: readonly Pick<Charge, 'payer'>[] = [],
): OrderTax | null {
  const taxed = items.flatMap((item) => {
    const { taxRate: rate, taxReason: reason, taxLabel: label } = item
    return rate === null || reason === null ? [] : [{ rate, reason, ...(label && { label }), amount: taxOfLine(item) }]
  })
  if (!taxed.length) return null
  const amount = taxed.reduce((sum, part) => sum + part.amount, 0)
  const typed = charges.map(({ payer }) => (payer as Payer | null)?.country ?? null)
  const otherCountry = typed.find((one) => one !== null && one !== country) ?? null
  const calculator = calculation ? 'stripe' : 'shop'
  return { amount: { amount, currency }, parts: partsOf(taxed), taxNumber, vatAnswer, vatAskedAt, calculator, calculation, otherCountry }
}

/** Returns the tax in the amount paid for a line. The price paid earlier for the replaced certificate is taxed separately. */
export function taxOfLine({ unitAmount, quantity, credit, taxMinor }: Omit<Line, 'taxRate' | 'taxReason' | 'taxLabel'>): number {
  return share(taxMinor, unitAmount - credit, unitAmount) * quantity
}

/** Returns an order's tax in the form used by its emails; nothing if it was placed without tax. */
export async function readMailTax(tx: Tx, order: Order): Promise<{ tax?: Money & { label: string; parts: TaxPart[] } }> {
  const tax = orderTax(order, await tx.orderItem.findMany({ where: { orderId: order.id } }))
  return tax ? { tax: { ...tax.amount, label: taxesIn(DEFAULT_LANGUAGE, tax.parts, order.currency), parts: tax.parts } } : {}
}
