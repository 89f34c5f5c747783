import type { TaxCalculator, TaxMode, TaxReason, VatAnswer } from '../db/generated/enums'
import { wordsOf } from '../languages/text'
import { DEFAULT_LANGUAGE, FORMAT_OF, type Language } from '../languages/types'
import { formatMoney } from '../money'
import type { NumberFault } from './read-number'
import type { TaxDecision, TaxPart } from './types'

// Created once each: creating a formatter costs more than the rest of a page.
const formats = new Map<string, { country: Intl.DisplayNames; rate: Intl.NumberFormat }>()

function formatOf(language: Language) {
  const tag = FORMAT_OF[language] ?? language
  const known = formats.get(tag) ?? {
    country: new Intl.DisplayNames(language === DEFAULT_LANGUAGE ? language : tag, { type: 'region' }),
    rate: new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 3 }),
  }
  formats.set(tag, known)
  return known
}

/** Returns the name of a country. */
export function countryText(code: string, language: Language = DEFAULT_LANGUAGE): string {
  return formatOf(language).country.of(code) ?? code
}

/** `1900` is 19%, `2550` is 25.5%. */
export function rateText(rate: number, language: Language = DEFAULT_LANGUAGE): string {
  return formatOf(language).rate.format(rate / 10_000)
}

/** Returns what prices say of tax before it is known; empty if none is charged. */
export function modeText(mode: TaxMode, language: Language = DEFAULT_LANGUAGE): string {
  return mode === 'off' ? '' : wordsOf(language, 'tax')(mode)
}

export const TAX_NAMES = {
  standard: 'VAT',
  reverse_charge: 'VAT reverse charge',
  outside_scope: 'VAT',
} as const satisfies Record<TaxReason, string>

/** Returns the label of the line with the tax: `VAT 19%`, or `Sales tax 8.875%`. Stripe’s labels are in English. */
export function taxLabel({ rate, reason, label }: TaxDecision, language: Language = DEFAULT_LANGUAGE): string {
  return label ?? wordsOf(language, 'tax')(reason === 'reverse_charge' ? 'reverseCharge' : 'vat', { rate: rateText(rate, language) })
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
function reasonText(reason: TaxReason, country: string | null, isVat: boolean, language: Language): string {
  const words = wordsOf(language, 'tax')
  if (reason === 'reverse_charge') return words('accountsForVat')
  if (reason !== 'outside_scope') return ''
  if (!country) return words(isVat ? 'noVatHere' : 'noTaxHere')
  return words(isVat ? 'noVat' : 'noTax', { country: countryText(country, language) })
}

/** Returns the sentences about the tax of several lines; empty if their labels say it all. */
export function reasonsText(parts: readonly TaxPart[], country: string | null, language: Language = DEFAULT_LANGUAGE): string {
  // Tax on one line and none on another: the labels tell which is which.
  const reasons = new Set(parts.map(({ reason }) => reason))
  const isVat = parts.every(({ label }) => !label)
  return reasons.size === 1 ? [...reasons].map((reason) => reasonText(reason, country, isVat, language)).join('') : ''
}

type Asked = { taxNumber: string | null; vatAnswer: VatAnswer | null; vatAskedAt: Date | null }

/** Returns why VAT is charged although a number was given; empty if it was not refused. */
export function answerText({ taxNumber, vatAnswer, vatAskedAt }: Asked, language: Language = DEFAULT_LANGUAGE): string {
  const words = wordsOf(language, 'tax')
  const number = String(taxNumber)
  if (vatAskedAt && !vatAnswer) return words('checkedLongAgo', { number })
  return vatAnswer === 'unreachable' || vatAnswer === 'invalid' ? words(vatAnswer, { number }) : ''
}

/** What staff see of the check of a number. */
export const ANSWER_WORDS = {
  valid: 'Valid',
  invalid: 'Not valid',
  unreachable: 'No answer',
  not_asked: 'Not asked',
} as const satisfies Record<VatAnswer, string>

/** Returns the sentence for a tax number that cannot be used. */
export function numberFaultText(fault: NumberFault, language: Language = DEFAULT_LANGUAGE): string {
  const { typed } = fault
  const words = wordsOf(language, 'tax')
  if (fault.code === 'other-country') return words('otherCountry', { typed, country: countryText(fault.of, language) })
  return words('notANumber', { typed, country: countryText(fault.country, language) })
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
export function postalCodeText({ typed, country }: { typed: string; country: string }, language: Language = DEFAULT_LANGUAGE): string {
  const words = wordsOf(language, 'tax')
  const isZip = country === 'US'
  if (!typed) return words(isZip ? 'enterZip' : 'enterPostalCode')
  return words(isZip ? 'notAZip' : 'notAPostalCode', { typed, country: countryText(country, language) })
}

/** Returns what is said of a basket whose tax Stripe does not count at the moment. */
export function notCountedText(language: Language = DEFAULT_LANGUAGE): string {
  return wordsOf(language, 'tax')('notCounted')
}
