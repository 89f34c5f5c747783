import type { CloseDisputeRefusal } from '../disputes/close-dispute'
import { formatMoney } from '../money'
import type { PlaceOrderRefusal } from '../orders/place-order'
import type { ResendSetUpRefusal } from '../orders/resend-set-up'
import { certificatesFor, hoursText } from '../orders/text'
import type { RefundCertificateRefusal } from '../refunds/refund-certificate'
import type { RefundOrderRefusal } from '../refunds/refund-order'
import type { SaveSettingsRefusal } from '../refunds/shop-settings'
import type { CancelOrderRefusal } from './cancel-order'
import type { StartPaymentRefusal } from './start-payment'

type Refusal =
  | PlaceOrderRefusal
  | StartPaymentRefusal
  | RefundOrderRefusal
  | RefundCertificateRefusal
  | CancelOrderRefusal
  | ResendSetUpRefusal
  | CloseDisputeRefusal
  | SaveSettingsRefusal

/** The sentence for an order's refusal: what happened, what is safe, what to do. */
export function orderMessage(refusal: Refusal): string {
  switch (refusal.code) {
    case 'empty':
      return 'Your basket is empty. Find a certificate for your address.'
    case 'withdrawn':
      return 'Something in your basket is no longer sold. Remove it and go on; you have not been charged.'
    case 'price-changed':
      return 'A price changed since you filled your basket. Look at the new total first; you have not been charged.'
    case 'total-changed':
      return `Your basket has changed since you opened this page: it comes to ${formatMoney(refusal.total)} now. You have not been charged. Look at it again, then press the button.`
    case 'mixed-currency':
      return 'Your basket holds prices in different currencies. Order them one after the other.'
    case 'not-found':
      return 'There is no such order.'
    case 'paid-already':
      return 'This order is paid, or your bank is confirming the payment. You do not need to pay again.'
    case 'not-payable':
      return 'This order does not wait for a payment. You have not been charged again.'
    case 'too-old':
      return 'This order was placed more than a day ago, so its prices no longer stand. Put the certificates into your basket again; you have not been charged.'
    case 'email-refused':
      return 'The payment service does not take this email address. Check its spelling or use another one; you have not been charged.'
    case 'payment-refused':
      return 'The payment service refused to open a payment page for this order. You have not been charged, and your basket is as you left it. Our team has been told; trying again now would give the same answer.'
    case 'stripe-unreachable':
      return 'The payment service did not answer, so the payment page could not be opened. You have not been charged and your basket is as you left it. Try again in a few minutes.'
    case 'payment-unread':
      return 'The payment service did not answer, so we could not see whether you have paid. You will not be charged twice: if you have paid, we write to you. Otherwise try again in a few minutes.'
    case 'nothing-to-refund':
      return 'There is no money left to give back: it was refunded, or is on its way.'
    case 'bought':
      return 'This certificate was bought at Enom, or is being bought at this moment, so its price cannot be given back here.'
    case 'less-left':
      return 'Less is left of the payment than this certificate cost: part of it was given back before. Refund the order instead.'
    case 'perhaps-given-back':
      return 'Money of this order went back before without saying for which certificate, so a person has to decide.'
    case 'disputed':
      return 'The payment of this order is disputed at the bank, so nothing was done. It can go on once the dispute is won.'
    case 'not-disputed':
      return 'No dispute of this order is open any more. Look at where it stands now.'
    case 'sent-just-now':
      return `A fresh set-up link was mailed less than a minute ago, so no second one was sent. It can be sent again in ${refusal.seconds === 1 ? '1 second' : `${refusal.seconds} seconds`}.`
    case 'not-cancellable':
      return 'This order can no longer be cancelled: it was paid, or it ended already.'
    case 'not-cancelled':
      return 'The order was not cancelled, because the payment service did not answer and its payment page may still be open. Try again in a few minutes.'
    case 'refunds-at-once':
      return `Nothing is saved yet. Saving this refunds ${certificatesFor(refusal)} at once: ${refusal.count === 1 ? 'it has' : 'they have'} waited ${hoursText(refusal.hours)} or more. Tick the box to agree, or give more hours.`
    case 'nothing-to-set-up':
      return 'This order has no certificate that can be set up now: each was sent to the authority already, or has ended.'
  }
}
