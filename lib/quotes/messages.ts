import { MAX_CERTIFICATES, MAX_LINES, MAX_QUANTITY } from '../cart/schema'
import { lossText } from '../catalog/messages'
import { moneyIn, wordsOf } from '../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../languages/types'
import { numberFaultText } from '../tax/text'
import type { AcceptQuoteRefusal } from './accept-quote'
import type { MakeQuoteRefusal } from './make-quote'
import type { SendQuoteRefusal } from './send-quote'
import type { WithdrawQuoteRefusal } from './withdraw-quote'

/** Returns the message for staff about a quote that was not created, sent or withdrawn. */
export function quoteMessage(refusal: MakeQuoteRefusal | SendQuoteRefusal | WithdrawQuoteRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'This quote does not exist, or your role doesn’t give access to it. Nothing was done.'
    case 'not-an-email':
      return `“${refusal.typed}” is not an email address. Enter it in the format name@example.com.`
    case 'empty':
      return 'Enter a quantity for at least one certificate.'
    case 'not-for-sale':
      return 'One of these certificates is no longer sold. Reload the page to see what is available.'
    case 'mixed-currency':
      return 'These prices are in different currencies. Create one quote for each currency.'
    case 'too-many':
      return `You can quote at most ${MAX_QUANTITY} of one certificate.`
    case 'too-many-in-all':
      return `A quote can have at most ${MAX_CERTIFICATES} certificates in ${MAX_LINES} lines. Create another quote for the rest.`
    case 'out-of-range':
      return 'This price is too high, or not above zero.'
    case 'in-the-past':
      return 'This day is in the past. Choose a later one.'
    case 'too-long':
      return 'A quote is valid for at most 90 days. Choose an earlier day.'
    case 'unprotected':
      return refusal.mayAgree
        ? lossText(
            refusal.prices,
            'Nothing was sent. Change the price, or tick “No protection against selling below cost” and send the quote again.',
          )
        : lossText(refusal.prices, 'Nothing was sent. Raise the price, or ask an owner or admin to create this quote.')
    case 'not-open':
      return 'This quote was accepted or withdrawn, or it has expired. Reload the page to see its status.'
    case 'sent-just-now':
      return `We emailed this quote less than a minute ago. You can send it again in ${refusal.seconds === 1 ? '1 second' : `${refusal.seconds} seconds`}.`
  }
}

/** Returns the message for a buyer whose quote could not be accepted. */
export function acceptMessage(refusal: AcceptQuoteRefusal, language: Language = DEFAULT_LANGUAGE): string {
  const words = wordsOf(language, 'quoteRefusal')
  switch (refusal.code) {
    case 'not-a-number':
    case 'other-country':
      return numberFaultText(refusal, language)
    case 'not-confirmed': {
      const { vatAnswer, taxNumber } = refusal.checked
      return words(vatAnswer === 'invalid' ? 'unknown-number' : 'unanswered-number', { number: String(taxNumber) })
    }
    case 'total-changed':
      return words('total-changed', { total: moneyIn(language, refusal.total) })
    case 'ended':
      return words(refusal.state === 'expired' ? 'expired' : 'taken-back')
    default:
      return words(refusal.code)
  }
}
