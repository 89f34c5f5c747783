import { MAX_CERTIFICATES, MAX_LINES, MAX_QUANTITY } from '../cart/schema'
import { lossText } from '../catalog/messages'
import { formatMoney } from '../money'
import { numberFaultText } from '../tax/text'
import type { AcceptQuoteRefusal } from './accept-quote'
import type { MakeQuoteRefusal } from './make-quote'
import type { SendQuoteRefusal } from './send-quote'
import type { WithdrawQuoteRefusal } from './withdraw-quote'

/** Returns the sentence for staff about a quote that was not made, sent or withdrawn. */
export function quoteMessage(refusal: MakeQuoteRefusal | SendQuoteRefusal | WithdrawQuoteRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'This quote does not exist, or your role does not include it. Nothing was done.'
    case 'not-an-email':
      return `“${refusal.typed}” is not an email address. Enter it in the format name@example.com.`
    case 'empty':
      return 'Enter a quantity for at least one certificate.'
    case 'not-for-sale':
      return 'One of these certificates is no longer sold. Reload the page to see what is.'
    case 'mixed-currency':
      return 'These prices are in different currencies. Make one quote for each currency.'
    case 'too-many':
      return `A quote has at most ${MAX_QUANTITY} of one certificate.`
    case 'too-many-in-all':
      return `A quote has at most ${MAX_CERTIFICATES} certificates in ${MAX_LINES} lines. Make another quote for the rest.`
    case 'out-of-range':
      return 'This price is too high, or not above zero.'
    case 'in-the-past':
      return 'This day is over. Choose a later one.'
    case 'too-long':
      return 'A quote is valid for at most 90 days. Choose an earlier day.'
    case 'unprotected':
      return refusal.mayAgree
        ? lossText(
            refusal.prices,
            'Nothing was sent. Change the price, or tick “No protection against selling below cost” and send the quote again.',
          )
        : lossText(refusal.prices, 'Nothing was sent. Raise the price, or ask an owner or admin to make this quote.')
    case 'not-open':
      return 'This quote was accepted or withdrawn, or it has expired. Reload the page to see its state.'
    case 'sent-just-now':
      return `We emailed this quote less than a minute ago. You can send it again in ${refusal.seconds === 1 ? '1 second' : `${refusal.seconds} seconds`}.`
  }
}

/** Returns the sentence for a buyer whose quote was not accepted. */
export function acceptMessage(refusal: AcceptQuoteRefusal): string {
  switch (refusal.code) {
    case 'not-a-number':
    case 'other-country':
      return numberFaultText(refusal)
    case 'not-confirmed':
      return `VIES, the EU’s register of VAT numbers, ${refusal.checked.vatAnswer === 'invalid' ? 'does not know' : 'did not answer about'} ${refusal.checked.taxNumber}. You have not been charged. Check the number and try again, or leave it empty to pay with VAT.`
    case 'link-ended':
      return 'This link no longer works. You have not been charged. Look for a newer email from us, or write to us.'
    case 'shop-closed':
      return 'The shop isn’t open yet, so nothing can be ordered. You have not been charged.'
    case 'withdrawn':
      return 'A certificate of this quote is no longer sold. You have not been charged. Write to us and we’ll make you a new quote.'
    case 'total-changed':
      return `The tax has changed since you opened this page: the total is now ${formatMoney(refusal.total)}. You have not been charged. Check it, then press the button again.`
    case 'ended':
      return refusal.state === 'expired'
        ? 'This quote expired before you accepted it. You have not been charged. Write to us if you still want it.'
        : 'We withdrew this quote before you accepted it. You have not been charged. Write to us if you have a question.'
  }
}
