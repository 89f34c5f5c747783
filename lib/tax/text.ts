import type { TaxCalculator, TaxMode, TaxReason, VatAnswer } from '../db/generated/enums'
import { formatMoney } from '../money'
import type { NumberFault } from './read-number'
import type { TaxDecision, TaxPart } from './types'

const countries = new Intl.DisplayNames('en', { type: 'region' })

/** Returns the English name of a country. */
export function countryText(code: string): string {
  return countries.of(code) ?? code
}

/** `1900` is 19%, `2550` is 25.5%. */
export function rateText(rate: number): string {
  return `${rate / 100}%`
}

/** What catalogue prices say of tax; empty if none is charged. */
export const MODE_WORDS = { off: '', including: 'incl. tax', plus: 'plus tax' } as const satisfies Record<TaxMode, string>

export const TAX_NAMES = {
  standard: 'VAT',
  reverse_charge: 'VAT reverse charge',
  outside_scope: 'VAT',
} as const satisfies Record<TaxReason, string>

/** Returns the label of the line with the tax: `VAT 19%`, or `Sales tax 8.875%`. */
export function taxLabel({ rate, reason, label }: TaxDecision): string {
  return label ?? `${TAX_NAMES[reason]} ${rateText(rate)}`
}

/** Returns the label of all the tax in a total: `VAT 19%`, or `VAT: $4.00 at 19% and $1.00 at 7%`. */
export function taxesLabel(parts: readonly TaxPart[], currency: string): string {
  const [first, ...more] = parts
  if (first && !more.length) return taxLabel(first)
  const isVat = parts.every(({ label }) => !label)
  const said = parts.map((part) => {
    const money = formatMoney({ amount: part.amount, currency })
    return isVat ? `${money} at ${rateText(part.rate)}` : `${taxLabel(part)} ${money}`
  })
  return `${isVat ? 'VAT' : 'Tax'}: ${new Intl.ListFormat('en').format(said)}`
}

/** Returns the sentence about a buyer’s tax for the basket, the checkout and the order; empty if the label says it all. */
function reasonText(reason: TaxReason, country: string | null, isVat: boolean): string {
  if (reason === 'reverse_charge') return 'Reverse charge: your business accounts for the VAT in its own country.'
  return reason === 'outside_scope' ? `No ${isVat ? 'VAT' : 'tax'} is charged for ${country ? countryText(country) : 'this country'}.` : ''
}

/** Returns the sentences about the tax of several lines; empty if their labels say it all. */
export function reasonsText(parts: readonly TaxPart[], country: string | null): string {
  // Tax on one line and none on another: the labels tell which is which.
  const reasons = new Set(parts.map(({ reason }) => reason))
  const isVat = parts.every(({ label }) => !label)
  return reasons.size === 1 ? [...reasons].map((reason) => reasonText(reason, country, isVat)).join('') : ''
}

/** Returns why VAT is charged although a number was given; empty if it was not refused. */
export function answerText({
  taxNumber,
  vatAnswer,
  vatAskedAt,
}: {
  taxNumber: string | null
  vatAnswer: VatAnswer | null
  vatAskedAt: Date | null
}): string {
  if (vatAskedAt && !vatAnswer) return `${taxNumber} was checked more than a day ago. Continue from the basket to have it checked again.`
  if (vatAnswer === 'unreachable')
    return `VIES, the EU’s register of VAT numbers, did not answer about ${taxNumber}, so VAT is charged. You can check or correct the number before you pay.`
  if (vatAnswer === 'invalid')
    return `VIES, the EU’s register of VAT numbers, does not know ${taxNumber}, so VAT is charged. You can correct the number before you pay.`
  return ''
}

/** What staff see of the check of a number. */
export const ANSWER_WORDS = {
  valid: 'Valid',
  invalid: 'Not valid',
  unreachable: 'No answer',
  not_asked: 'Not asked',
} as const satisfies Record<VatAnswer, string>

/** Returns the sentence for a tax number that cannot be used. */
export function numberFaultText(fault: NumberFault): string {
  const { typed } = fault
  if (fault.code === 'other-country')
    return `“${typed}” is a VAT number of ${countryText(fault.of)}. Choose that country, or leave the number empty.`
  return `“${typed}” is not a VAT number of ${countryText(fault.country)}. Check it, or leave it empty to pay as a private person.`
}

/** What a document says of tax that it does not charge; empty if it does. Directive 2006/112/EC, article 226(11a), asks for the words “Reverse charge”. */
export function documentNote({ reason, label }: TaxDecision): string {
  if (reason === 'reverse_charge')
    return 'Reverse charge: the customer is liable for the VAT (articles 196 and 226(11a) of Directive 2006/112/EC).'
  if (label) return reason === 'outside_scope' ? 'No tax is charged: the seller does not collect it where the customer is.' : ''
  return reason === 'outside_scope' ? 'No VAT is charged: the customer is outside the scope of the seller’s VAT.' : ''
}

/** Who counted the tax of an order, for staff. */
export const CALCULATOR_WORDS = { shop: 'The shop, by its own rates', stripe: 'Stripe Tax' } as const satisfies Record<
  TaxCalculator,
  string
>

/** Returns the sentence for a postal code that cannot be used. */
export function postalCodeText({ typed, country }: { typed: string; country: string }): string {
  const name = country === 'US' ? 'ZIP code' : 'postal code'
  const example = country === 'US' ? '10001' : 'M5V 2T6'
  if (!typed) return `Enter the ${name}: the tax depends on it.`
  return `“${typed}” is not a ${name} of ${countryText(country)}. Enter one such as ${example}.`
}

/** Said of a basket whose tax Stripe does not count at the moment. */
export const NOT_COUNTED_TEXT =
  'The service that works out the tax didn’t answer, so this can’t be ordered right now. You have not been charged. Try again in a few minutes.'
