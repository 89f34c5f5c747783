import type { TaxCalculator, TaxMode, TaxReason, VatAnswer } from '../db/generated/enums'
import { wordsOf } from '../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../languages/types'
import type { NumberFault } from './read-number'
import type { TaxDecision, TaxPart } from './types'

const countries = new Map<Language, Intl.DisplayNames>()

/** Returns the name of a country. */
export function countryText(code: string, language: Language = DEFAULT_LANGUAGE): string {
  const names = countries.get(language) ?? new Intl.DisplayNames(language, { type: 'region' })
  countries.set(language, names)
  return names.of(code) ?? code
}

/** Returns the note about tax shown next to prices before the tax is known; empty if none is charged. */
export function modeText(mode: TaxMode, language: Language = DEFAULT_LANGUAGE): string {
  return mode === 'off' ? '' : wordsOf(language, 'tax')(mode)
}

export const TAX_NAMES = {
  standard: 'VAT',
  reverse_charge: 'VAT reverse charge',
  outside_scope: 'VAT',
} as const satisfies Record<TaxReason, string>

/** Returns the sentence about a buyer’s tax for the basket, the checkout and the order; empty if the label already contains everything. */
function reasonText(reason: TaxReason, country: string | null, isVat: boolean, language: Language): string {
  const words = wordsOf(language, 'tax')
  if (reason === 'reverse_charge') return words('accountsForVat')
  if (reason !== 'outside_scope') return ''
  if (!country) return words(isVat ? 'noVatHere' : 'noTaxHere')
  return words(isVat ? 'noVat' : 'noTax', { country: countryText(country, language) })
}

/** Returns the sentences about the tax of several lines; empty if their labels already contain everything. */
export function reasonsText(parts: readonly TaxPart[], country: string | null, language: Language = DEFAULT_LANGUAGE): string {
  // There is tax on one line and none on another; the labels show which is which.
  const reasons = new Set(parts.map(({ reason }) => reason))
  const isVat = parts.every(({ label }) => !label)
  return reasons.size === 1 ? [...reasons].map((reason) => reasonText(reason, country, isVat, language)).join('') : ''
}

type Asked = { taxNumber: string | null; vatAnswer: VatAnswer | null; vatAskedAt: Date | null }

/** Returns why VAT is charged although a number was given; empty if the number was not refused. */
export function answerText({ taxNumber, vatAnswer, vatAskedAt }: Asked, language: Language = DEFAULT_LANGUAGE): string {
  const words = wordsOf(language, 'tax')
  const number = String(taxNumber)
  if (vatAskedAt && !vatAnswer) return words('checkedLongAgo', { number })
  return vatAnswer === 'unreachable' || vatAnswer === 'invalid' ? words(vatAnswer, { number }) : ''
}

/** The results of checking a tax number, worded for staff. */
export const ANSWER_WORDS = {
  valid: 'Valid',
  invalid: 'Not valid',
  unreachable: 'No answer',
  not_asked: 'Not asked',
} as const satisfies Record<VatAnswer, string>

/** Returns the message for a tax number that cannot be used. */
export function numberFaultText(fault: NumberFault, language: Language = DEFAULT_LANGUAGE): string {
  const { typed } = fault
  const words = wordsOf(language, 'tax')
  if (fault.code === 'other-country') return words('otherCountry', { typed, country: countryText(fault.of, language) })
  return words('notANumber', { typed, country: countryText(fault.country, language) })
}

/**
 * Returns the sentence on a document about tax that is not charged; empty if tax is charged. Directive 2006/112/EC, article 226(11a),
 * requires the words “Reverse charge”.
 */
export function documentNote({ reason, label }: TaxDecision, language: Language): string {
  const words = wordsOf(language, 'taxes')
  if (reason === 'reverse_charge') return words('note.reverse')
  return reason === 'outside_scope' ? words(label ? 'note.notCollected' : 'note.outside') : ''
}

/** Who calculated the tax of an order, for staff. */
export const CALCULATOR_WORDS = { shop: 'The shop, at its own rates', stripe: 'Stripe Tax' } as const satisfies Record<
  TaxCalculator,
  string
>

/** Returns the message for a postal code that cannot be used. */
export function postalCodeText({ typed, country }: { typed: string; country: string }, language: Language = DEFAULT_LANGUAGE): string {
  const words = wordsOf(language, 'tax')
  const isZip = country === 'US'
  if (!typed) return words(isZip ? 'enterZip' : 'enterPostalCode')
  return words(isZip ? 'notAZip' : 'notAPostalCode', { typed, country: countryText(country, language) })
}

/** Returns the message for a basket whose tax Stripe can't calculate at the moment. */
export function notCountedText(language: Language = DEFAULT_LANGUAGE): string {
  return wordsOf(language, 'tax')('notCounted')
}
