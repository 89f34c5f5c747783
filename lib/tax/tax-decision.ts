import type { TaxDecision } from './types'

/** One tax on a line, in the terms of Stripe's API. */
type Part = {
  taxability_reason: string
  taxable_amount: number
  tax_rate_details: { percentage_decimal: string; tax_type: string } | null
}

const NAMES: Readonly<Record<string, string>> = {
  vat: 'VAT',
  gst: 'GST',
  hst: 'HST',
  igst: 'IGST',
  jct: 'Consumption tax',
  pst: 'PST',
  qst: 'QST',
  rst: 'RST',
  sales_tax: 'Sales tax',
}

const EXEMPT = new Set(['product_exempt', 'product_exempt_holiday', 'customer_exempt', 'zero_rated'])

/** The maximum number of decimals in Stripe's percentages. */
const DECIMALS = 1_000_000

/** The label of an untaxed line in a country whose tax is not VAT. */
const NO_TAX = 'Tax 0%'

/**
 * Combines the taxes that Stripe calculated for one line into one rate with its reason. A location may have several taxes, such as those of
 * a state, a county and a city. Their rates are added up, and the label gives the exact sum, because `rate` is rounded to hundredths of a
 * percent.
 */
export function taxDecision(parts: readonly Part[]): TaxDecision {
  const charged = parts.filter(
    ({ tax_rate_details, taxable_amount }) => taxable_amount > 0 && Number(tax_rate_details?.percentage_decimal) > 0,
  )
  if (!charged.length) {
    if (parts.some(({ taxability_reason }) => taxability_reason === 'reverse_charge')) return { rate: 0, reason: 'reverse_charge' }
    const isExempt = parts.some(({ taxability_reason }) => EXEMPT.has(taxability_reason))
    return { rate: 0, reason: isExempt ? 'standard' : 'outside_scope', label: NO_TAX }
  }
  const sum = charged.reduce(
    (total, { tax_rate_details }) => total + Math.round(Number(tax_rate_details?.percentage_decimal) * DECIMALS),
    0,
  )
  const types = [...new Set(charged.map(({ tax_rate_details }) => tax_rate_details?.tax_type ?? ''))]
  const rate = Math.round((sum * 100) / DECIMALS)
  // VAT gets the same label as with the shop's own rates.
  if (types.join() === 'vat' && rate * DECIMALS === sum * 100) return { rate, reason: 'standard' }
  const names = types.map((type) => NAMES[type] ?? 'Tax')
  return { rate, reason: 'standard', label: `${[...new Set(names)].join(' + ')} ${sum / DECIMALS}%` }
}
