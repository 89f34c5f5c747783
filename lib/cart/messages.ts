import { dayIn, wordsOf } from '../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../languages/types'
import { NOT_COUNTED_TEXT, numberFaultText, postalCodeText } from '../tax/text'
import type { AddLineRefusal } from './add-line'
import type { ChangeQuantityRefusal } from './change-quantity'
import type { FindAgainRefusal } from './find-again'
import type { SaveTaxDetailsRefusal } from './save-tax-details'
import { MAX_CERTIFICATES, MAX_LINES, MAX_QUANTITY } from './schema'

/** Returns the sentence for a refusal by the basket. */
export function cartMessage(refusal: AddLineRefusal | ChangeQuantityRefusal): string {
  switch (refusal.code) {
    case 'shop-closed':
      return 'The shop isn’t open yet, so nothing can be ordered. Your basket is as you left it.'
    case 'not-for-sale':
      return 'This option is no longer sold. Open the certificate’s page again to see what is. Your basket is as you left it.'
    case 'too-many':
      return `To buy more than ${MAX_QUANTITY} of one certificate, write to us. Your basket is as you left it.`
    case 'too-many-in-all':
      return `A basket holds at most ${MAX_CERTIFICATES} certificates. Order these first. Your basket is as you left it.`
    case 'basket-full':
      return `A basket holds at most ${MAX_LINES} different lines. Order these first.`
    case 'line-gone':
      return 'That line is no longer in your basket.'
  }
}

/** Returns the sentence for a certificate that cannot be ordered again now. */
export function findAgainMessage(refusal: FindAgainRefusal, language: Language = DEFAULT_LANGUAGE): string {
  const words = wordsOf(language, 'dates')
  return words(`refused.${refusal.code}`, refusal.code === 'too-early' ? { day: dayIn(language, refusal.from) } : {})
}

/** Returns the sentence for what the buyer said about their tax and cannot be used. */
export function taxDetailsMessage(refusal: SaveTaxDetailsRefusal): string {
  switch (refusal.code) {
    case 'not-a-number':
    case 'other-country':
      return numberFaultText(refusal)
    case 'postal-code':
    case 'place-unknown':
      return postalCodeText(refusal)
    case 'tax-not-counted':
      return `${NOT_COUNTED_TEXT} Your basket is as you left it.`
  }
}
