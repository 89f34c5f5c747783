import type Stripe from 'stripe'
import { z } from 'zod'
import { newId } from '../created'
import type { Desk } from '../desk'
import { badRequest, noSuch } from '../fault'
import { list, metadata, wholeNumber } from '../form'
import { isKnownPlace, taxesOn } from './tax-rates'

const DAY = 24 * 60 * 60
/** The default code for a line without one, as set by the business at Stripe. */
const USUAL_CODE = 'txcd_10000000'

const address = z.strictObject({
  country: z.string().length(2),
  postal_code: z.string().optional(),
  line1: z.string().optional(),
  line2: z.string().optional(),
  city: z.string().optional(),
  state: z.string().optional(),
})

const line = z.strictObject({
  amount: wholeNumber.pipe(z.int().min(1)),
  quantity: wholeNumber.pipe(z.int().min(1)).default(1),
  reference: z.string().max(500),
  tax_behavior: z.enum(['inclusive', 'exclusive']).default('exclusive'),
  tax_code: z.string().optional(),
})

/** POST /v1/tax/calculations */
export const calculationParams = z.strictObject({
  currency: z.string().regex(/^[a-z]{3}$/),
  line_items: list(line),
  customer_details: z.strictObject({
    address,
    address_source: z.enum(['billing', 'shipping']),
    tax_ids: list(z.strictObject({ type: z.string(), value: z.string() })).optional(),
  }),
  expand: z.unknown().optional(),
})

/** POST /v1/tax/transactions/create_from_calculation */
export const transactionParams = z.strictObject({
  calculation: z.string(),
  reference: z.string().min(1).max(500),
  metadata,
  expand: z.unknown().optional(),
})

/** POST /v1/tax/transactions/create_reversal. Partial reversals only with a flat amount. */
export const reversalParams = z.strictObject({
  original_transaction: z.string(),
  reference: z.string().min(1).max(500),
  mode: z.enum(['full', 'partial']),
  flat_amount: wholeNumber.pipe(z.int().max(-1)).optional(),
  metadata,
  expand: z.unknown().optional(),
})

/** Calculates the taxes of a sale from a small table of rates. */
export function calculate(desk: Desk, params: z.output<typeof calculationParams>): Stripe.Tax.Calculation {
  const { currency, customer_details: customer } = params
  const at = customer.address
  if (!isKnownPlace(at)) {
    throw badRequest(
      'We could not determine the customer’s tax location based on the provided customer address.',
      'customer_details[address]',
      'customer_tax_location_invalid',
    )
  }
  const ids = (customer.tax_ids ?? []).map(({ type, value }) => ({ type, value }))
  const isBusiness = ids.some(({ type }) => type === 'eu_vat')
  const items = params.line_items.map((item): Stripe.Tax.CalculationLineItem => {
    const { amount, tax_behavior, tax_code: code = USUAL_CODE } = item
    if (!/^txcd_\d{8}$/.test(code)) throw badRequest(`No such tax code: '${code}'`, 'line_items[0][tax_code]', 'resource_missing')
    const taxes = taxesOn(amount, tax_behavior, { at, isBusiness, code })
    return {
      id: newId('tax_li', 14),
      object: 'tax.calculation_line_item',
      amount,
      amount_tax: taxes.reduce((sum, part) => sum + part.amount, 0),
      livemode: false,
      metadata: null,
      performance_location: null,
      product: null,
      quantity: item.quantity,
      reference: item.reference,
      tax_behavior,
      tax_breakdown: taxes,
      tax_code: code,
    }
  })
  const taxOf = (behavior: string) =>
    items.filter(({ tax_behavior }) => tax_behavior === behavior).reduce((sum, { amount_tax }) => sum + amount_tax, 0)
  const id = newId('taxcalc')
  const calculation: Stripe.Tax.Calculation = {
    id,
    object: 'tax.calculation',
    amount_total: items.reduce((sum, { amount }) => sum + amount, 0) + taxOf('exclusive'),
    currency,
    customer: null,
    customer_details: {
      address: { city: null, line1: null, line2: null, state: null, country: at.country, postal_code: at.postal_code ?? null },
      address_source: customer.address_source,
      ip_address: null,
      tax_ids: ids,
      taxability_override: 'none',
    },
    expires_at: desk.now() + 90 * DAY,
    line_items: { object: 'list', data: items, has_more: false, url: `/v1/tax/calculations/${id}/line_items` },
    livemode: false,
    ship_from_details: null,
    shipping_cost: null,
    tax_amount_exclusive: taxOf('exclusive'),
    tax_amount_inclusive: taxOf('inclusive'),
    tax_breakdown: [],
    tax_date: desk.now(),
  }
  desk.store.calculations.put(id, calculation)
  return calculation
}

/** Records the taxes on a completed sale. */
export function createTransaction(desk: Desk, params: z.output<typeof transactionParams>): Stripe.Tax.Transaction {
  const calculation = desk.store.calculations.get(params.calculation)
  if (!calculation) throw noSuch('tax calculation', params.calculation)
  if ((calculation.expires_at ?? 0) <= desk.now()) throw badRequest(`The tax calculation ${params.calculation} has expired.`, 'calculation')
  const items = (calculation.line_items?.data ?? []).map((item) => ({ ...item, reversal: null, type: 'transaction' }))
  return keep(desk, { calculation, params, items, reversal: null })
}

/** Reverses all or part of a transaction, each line in proportion. */
export function createReversal(desk: Desk, params: z.output<typeof reversalParams>): Stripe.Tax.Transaction {
  const original = desk.store.taxTransactions.get(params.original_transaction)
  if (!original) throw noSuch('tax transaction', params.original_transaction)
  if (params.mode === 'partial' && params.flat_amount === undefined) throw badRequest('Missing required param: flat_amount.', 'flat_amount')
  const taken = desk.store.taxTransactions.list().filter(({ reversal }) => reversal?.original_transaction === original.id)
  const left = grossOf(original) + taken.reduce((sum, one) => sum + grossOf(one), 0)
  const amount = params.mode === 'full' ? left : -(params.flat_amount ?? 0)
  if (amount > left) throw badRequest(`The amount to reverse (${amount}) is more than is left of the transaction (${left}).`, 'flat_amount')
  const items = original.line_items?.data ?? []
  const part = (of: number) => -Math.round((of * amount) / grossOf(original))
  const reversed = items.map((item) => ({
    ...item,
    amount: part(item.amount),
    amount_tax: part(item.amount_tax),
    reversal: { original_line_item: item.id },
    type: 'reversal',
  }))
  // The first line absorbs the rounding difference, so that the lines add up to the reversal's amount.
  const [first] = reversed
  if (first) first.amount -= amount + grossOf({ line_items: { data: reversed } })
  return keep(desk, { calculation: original, params, items: reversed, reversal: { original_transaction: original.id } })
}

export function getTransaction(desk: Desk, id: string): Stripe.Tax.Transaction {
  const found = desk.store.taxTransactions.get(id)
  if (!found) throw noSuch('tax transaction', id)
  return found
}

/** Returns a calculation or transaction in Stripe's form: its lines and their taxes only if `expand[]` lists them. */
export function withLines(found: Stripe.Tax.Calculation | Stripe.Tax.Transaction, expand: unknown): object {
  const asked = typeof expand === 'object' && expand ? Object.values(expand) : []
  const { line_items, ...rest } = found
  if (!line_items || !asked.some((name) => String(name).startsWith('line_items'))) return rest
  if (asked.includes('line_items.data.tax_breakdown')) return found
  return { ...rest, line_items: { ...line_items, data: line_items.data.map((item) => ({ ...item, tax_breakdown: undefined })) } }
}

type Items = { amount: number; amount_tax: number; tax_behavior: string }[]

/** Returns the amount of a transaction including tax. */
function grossOf({ line_items }: { line_items?: { data: Items } | null }): number {
  return (line_items?.data ?? []).reduce(
    (sum, { amount, amount_tax, tax_behavior }) => sum + amount + (tax_behavior === 'exclusive' ? amount_tax : 0),
    0,
  )
}

type Item = Omit<Stripe.Tax.TransactionLineItem, 'object'>

function keep(
  desk: Desk,
  given: {
    calculation: Pick<Stripe.Tax.Calculation, 'currency' | 'customer_details' | 'tax_date'>
    params: { reference: string; metadata: Record<string, string> }
    items: Item[]
    reversal: Stripe.Tax.Transaction['reversal']
  },
): Stripe.Tax.Transaction {
  const { calculation, params, items, reversal } = given
  const { reference } = params
  if (desk.store.taxTransactions.list().some((one) => one.reference === reference)) {
    throw badRequest(`A tax transaction with the reference '${reference}' already exists.`, 'reference', 'resource_already_exists')
  }
  const id = newId('tax')
  const data = items.map(
    ({ amount, amount_tax, quantity, reference: name, reversal: of, tax_behavior, tax_code, type }): Stripe.Tax.TransactionLineItem => ({
      id: newId('tax_li', 14),
      object: 'tax.transaction_line_item',
      amount,
      amount_tax,
      livemode: false,
      metadata: null,
      product: null,
      quantity,
      reference: name,
      reversal: of,
      tax_behavior,
      tax_code,
      type,
    }),
  )
  const transaction: Stripe.Tax.Transaction = {
    id,
    object: 'tax.transaction',
    created: desk.now(),
    currency: calculation.currency,
    customer: null,
    customer_details: calculation.customer_details,
    line_items: { object: 'list', data, has_more: false, url: `/v1/tax/transactions/${id}/line_items` },
    livemode: false,
    metadata: params.metadata,
    posted_at: desk.now(),
    reference,
    reversal,
    ship_from_details: null,
    shipping_cost: null,
    tax_date: calculation.tax_date,
    type: reversal ? 'reversal' : 'transaction',
  }
  desk.store.taxTransactions.put(id, transaction)
  return transaction
}
