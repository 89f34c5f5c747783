import { taxDecision } from '../tax/tax-decision'
import type { TaxDecision } from '../tax/types'
import { stripe } from './client'

/** The buyer waits for the next page during this call. */
const PATIENCE_MS = 8_000

/** A request to Stripe Tax about a sale. Amounts are in minor units, for the whole quantity of a line. */
export type TaxQuestion = {
  currency: string
  country: string
  postalCode: string | null
  /** An EU VAT number that was accepted; Stripe does not check it. */
  vatNumber: string | null
  /** Whether the amounts include the tax. */
  includesTax: boolean
  lines: { reference: string; amount: number; quantity: number; taxCode: string | null }[]
}

/** Stripe's calculation: the tax on each line, by its reference. */
export type TaxAnswer = { calculationId: string; lines: { reference: string; tax: number; decision: TaxDecision }[] }

/**
 * Calculates the tax of a sale through Stripe Tax. Nothing is recorded at Stripe.
 * @throws Stripe.errors.StripeError, and Error for a response that does not match the request
 */
export async function calculateTax(question: TaxQuestion): Promise<TaxAnswer> {
  const { currency, country, postalCode, vatNumber, includesTax, lines } = question
  const calculation = await stripe.tax.calculations.create(
    {
      currency: currency.toLowerCase(),
      line_items: lines.map(({ reference, amount, quantity, taxCode }) => ({
        reference,
        amount,
        quantity,
        tax_behavior: includesTax ? 'inclusive' : 'exclusive',
        ...(taxCode && { tax_code: taxCode }),
      })),
      customer_details: {
        address: { country, ...(postalCode && { postal_code: postalCode }) },
        address_source: 'billing',
        ...(vatNumber && { tax_ids: [{ type: 'eu_vat', value: vatNumber }] }),
      },
      expand: ['line_items.data.tax_breakdown'],
    },
    { timeout: PATIENCE_MS, maxNetworkRetries: 0 },
  )
  const counted = new Map((calculation.line_items?.data ?? []).map((item) => [item.reference, item]))
  const answered = lines.map(({ reference, amount }) => {
    const item = counted.get(reference)
    if (item?.amount !== amount) throw new Error(`Stripe’s calculation ${calculation.id} lacks the line ${reference}`)
    return { reference, tax: item.amount_tax, decision: taxDecision(item.tax_breakdown ?? []) }
  })
  const net = lines.reduce((sum, { amount }) => sum + amount, 0)
  const tax = answered.reduce((sum, line) => sum + line.tax, 0)
  if (!calculation.id || calculation.amount_total !== (includesTax ? net : net + tax)) {
    throw new Error(`The lines of Stripe’s calculation ${calculation.id} don’t sum to its total`)
  }
  return { calculationId: calculation.id, lines: answered }
}

/**
 * Records the tax of a paid sale, for the seller's tax reports. Stripe stores one transaction per reference: a repeated call returns the
 * same one for a day, and is refused after that.
 * @throws Stripe.errors.StripeError
 */
export async function recordTax({ calculationId, reference }: { calculationId: string; reference: string }): Promise<string> {
  const made = await stripe.tax.transactions.createFromCalculation(
    { calculation: calculationId, reference },
    { idempotencyKey: `tax:${calculationId}:${reference}` },
  )
  return made.id
}

/**
 * Reverses a refunded amount, tax included, of a recorded sale. Stripe splits it over the lines. Repeated calls behave as for `recordTax`.
 * @throws Stripe.errors.StripeError
 */
export async function reverseTax(input: { transactionId: string; reference: string; amount: number }): Promise<string> {
  const { transactionId, reference, amount } = input
  const made = await stripe.tax.transactions.createReversal(
    { mode: 'partial', original_transaction: transactionId, reference, flat_amount: -amount },
    { idempotencyKey: `tax:${transactionId}:${reference}` },
  )
  return made.id
}
