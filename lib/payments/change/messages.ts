import { formatMoney } from '../../money'
import type { OfferChangeRefusal } from './offer'

/** Returns the message for staff when a certificate can't be changed to another one. */
export function changeMessage(refusal: OfferChangeRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'There is no such certificate.'
    case 'never-paid':
      return 'This certificate was imported: nothing was paid for it here, so there is nothing to credit. Have the buyer order the new one.'
    case 'changed':
      return 'This certificate has already been changed to another one.'
    case 'came-from-change':
      return 'This certificate is the result of a change, and its price was paid in two orders. Refund it and have the buyer order again.'
    case 'transferred':
      return 'This certificate belongs to a different account from the one that paid for it. Refund it, and have the new owner order again.'
    case 'issued':
      return 'This certificate has been issued, so it can’t be changed to another one.'
    case 'sent':
      return 'The request has been sent to the authority. Wait until it is returned or withdrawn.'
    case 'over':
      return 'This certificate has ended.'
    case 'being-bought':
      return 'The shop is buying this certificate, or doesn’t know yet whether Enom sold it. Wait until that is clear.'
    case 'suspended':
      return 'This certificate is suspended. End the suspension first.'
    case 'disputed':
      return 'The buyer is disputing the payment. Wait until the dispute is decided.'
    case 'refunded':
      return 'This certificate has been refunded, or its refund is on its way.'
    case 'refund-undecided':
      return 'A refund of this order has not been decided. Decide it first: buy the certificate or refund it.'
    case 'payment-gone':
      return 'The shop no longer has the full payment for this certificate: part of the payment was returned.'
    case 'unassigned-refund':
      return 'A refund of this order was made in Stripe and has not been assigned to a certificate yet. Assign it on the order’s page first.'
    case 'offered':
      return 'A change of this certificate has already been offered. Withdraw that offer first.'
    case 'no-choice':
      return 'That certificate is no longer sold. Choose another one.'
    case 'same':
      return 'The buyer already has this certificate for the same term. Choose another one.'
    case 'other-currency':
      return 'That certificate is sold in a different currency from the one the buyer paid in. Refund the old one and have the buyer order again.'
    case 'costs-less':
      return `That costs ${formatMoney(refusal.price)}, and the buyer has paid ${formatMoney(refusal.paid)}. Only a change that costs more can be offered. Refund the old certificate and have the buyer order the new one.`
    case 'price-changed':
      return 'The price has changed since you opened this page. Check the new difference, then offer it again.'
  }
}
