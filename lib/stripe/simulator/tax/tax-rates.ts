import type Stripe from 'stripe'

type Breakdown = Stripe.Tax.CalculationLineItem.TaxBreakdown
type Place = { country: string; postal_code?: string | undefined }
type Rate = {
  percent: string
  type: 'vat' | 'sales_tax' | 'gst' | 'hst' | 'qst'
  of: string
  level: 'country' | 'state' | 'city' | 'district'
}

/** The country of the simulated business, which applies the reverse charge in other countries. */
const HOME = 'DE'

const VAT: Readonly<Record<string, string>> = { DE: '19.0', AT: '20.0', FR: '20.0', FI: '25.5', IT: '22.0', NL: '21.0' }

/** By the first digits of a ZIP code. The business is not registered anywhere else in the United States. */
const ZIP: Readonly<Record<string, Rate[]>> = {
  '100': [
    { percent: '4.0', type: 'sales_tax', of: 'New York', level: 'state' },
    { percent: '4.5', type: 'sales_tax', of: 'New York City', level: 'city' },
    { percent: '0.375', type: 'sales_tax', of: 'Metropolitan Commuter Transportation District', level: 'district' },
  ],
  '981': [{ percent: '10.35', type: 'sales_tax', of: 'Washington', level: 'state' }],
}

/** By the first letter of a Canadian postal code; otherwise only the federal tax. */
const CANADA: Readonly<Record<string, Rate[]>> = {
  M: [{ percent: '13.0', type: 'hst', of: 'Ontario', level: 'state' }],
  H: [
    { percent: '5.0', type: 'gst', of: 'Canada', level: 'country' },
    { percent: '9.975', type: 'qst', of: 'Quebec', level: 'state' },
  ],
}

const NAMES = { vat: 'VAT', sales_tax: 'Sales Tax', gst: 'GST', hst: 'HST', qst: 'QST' }

/** Stripe's tax code for goods that are never taxed. */
const NONTAXABLE = 'txcd_00000000'

/** Whether Stripe would recognise this location: the United States requires a ZIP code, Canada a postal code. */
export function isKnownPlace({ country, postal_code = '' }: Place): boolean {
  if (country === 'US') return /^\d{5}(-?\d{4})?$/.test(postal_code) && !postal_code.startsWith('00000')
  return country !== 'CA' || /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/.test(postal_code)
}

/** Returns the taxes on an amount at a location. */
export function taxesOn(
  amount: number,
  behavior: 'inclusive' | 'exclusive',
  { at, isBusiness, code }: { at: Place; isBusiness: boolean; code: string },
): Breakdown[] {
  const rates = ratesAt(at)
  const none = (reason: Breakdown['taxability_reason'], kept: Breakdown['tax_rate_details']) => [part(at.country, reason, kept)]
  if (!rates.length) return none('not_collecting', null)
  if (code === NONTAXABLE) return none('product_exempt', null)
  const [first] = rates
  if (first?.type === 'vat' && isBusiness && at.country !== HOME) return none('reverse_charge', details({ ...first, percent: '0.0' }))
  const whole = rates.reduce((sum, { percent }) => sum + Number(percent), 0)
  const net = behavior === 'inclusive' ? Math.round((amount * 100) / (100 + whole)) : amount
  const tax = behavior === 'inclusive' ? amount - net : Math.round((amount * whole) / 100)
  let given = 0
  return rates.map((rate, index) => {
    const share = index === rates.length - 1 ? tax - given : Math.round((tax * Number(rate.percent)) / whole)
    given += share
    return { ...part(at.country, 'standard_rated', details(rate), rate), amount: share, taxable_amount: net }
  })
}

function ratesAt({ country, postal_code = '' }: Place): Rate[] {
  if (country === 'US') return ZIP[postal_code.slice(0, 3)] ?? []
  if (country === 'CA') return CANADA[postal_code.slice(0, 1)] ?? [{ percent: '5.0', type: 'gst', of: 'Canada', level: 'country' }]
  const percent = VAT[country]
  return percent ? [{ percent, type: 'vat', of: country, level: 'country' }] : []
}

function details({ percent, type }: Rate): NonNullable<Breakdown['tax_rate_details']> {
  return { display_name: NAMES[type], percentage_decimal: percent, tax_type: type }
}

function part(
  country: string,
  reason: Breakdown['taxability_reason'],
  kept: Breakdown['tax_rate_details'],
  { of, level }: Pick<Rate, 'of' | 'level'> = { of: country, level: 'country' },
): Breakdown {
  return {
    amount: 0,
    jurisdiction: { country, display_name: of, level, state: null },
    sourcing: 'destination',
    tax_rate_details: kept,
    taxability_reason: reason,
    taxable_amount: 0,
  }
}
