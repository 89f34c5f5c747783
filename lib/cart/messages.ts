import { dayAt } from '../languages/format'
import { wordsOf } from '../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../languages/types'
import { notCountedText, numberFaultText, postalCodeText } from '../tax/text'
import type { AddLineRefusal } from './add-line'
import type { ChangeQuantityRefusal } from './change-quantity'
import type { FindAgainRefusal } from './find-again'
import type { SaveTaxDetailsRefusal } from './save-tax-details'
import { MAX_CERTIFICATES, MAX_LINES, MAX_QUANTITY } from './schema'

const MOST = { 'too-many': MAX_QUANTITY, 'too-many-in-all': MAX_CERTIFICATES, 'basket-full': MAX_LINES } as const

/** Returns the message for a basket refusal. */
export function cartMessage({ code }: AddLineRefusal | ChangeQuantityRefusal, language: Language = DEFAULT_LANGUAGE): string {
  const words = wordsOf(language, 'basketRefusal')
  switch (code) {
    case 'too-many':
    case 'too-many-in-all':
    case 'basket-full':
      return words(code, { most: String(MOST[code]) })
    default:
      return words(code)
  }
}

/** Returns the message for a certificate that cannot be reordered at present. */
export function findAgainMessage(refusal: FindAgainRefusal, language: Language = DEFAULT_LANGUAGE): string {
  const words = wordsOf(language, 'dates')
  return words(`refused.${refusal.code}`, refusal.code === 'too-early' ? { day: dayAt(refusal.from, language) } : {})
}

/** Returns the message for buyer tax details that cannot be used. */
export function taxDetailsMessage(refusal: SaveTaxDetailsRefusal, language: Language = DEFAULT_LANGUAGE): string {
  switch (refusal.code) {
    case 'not-a-number':
    case 'other-country':
      return numberFaultText(refusal, language)
    case 'postal-code':
    case 'place-unknown':
      return postalCodeText(refusal, language)
    case 'tax-not-counted':
      return `${notCountedText(language)} ${wordsOf(language, 'basket')('asLeft')}`
  }
}
