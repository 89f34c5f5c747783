import { creditGoneText } from '../account-credit/messages'
import { staleText } from '../audit-log/stale-text'
import { MAX_CERTIFICATES, MAX_LINES, MAX_QUANTITY } from '../cart/schema'
import { couponMessage } from '../coupons/messages'
import type { CloseDisputeRefusal } from '../disputes/close-dispute'
import { formatMoney } from '../money'
import type { PlaceOrderRefusal } from '../orders/placing/place-order'
import type { ResendSetUpRefusal } from '../orders/resend-set-up'
import type { ChangeBuyerRefusal } from '../orders/staff/change-buyer'
import type { OrderForRefusal } from '../orders/staff/order-for'
import type { ResendMailRefusal } from '../orders/staff/resend-mail'
import { certificatesFor, hoursText } from '../orders/view/text'
import type { AssignRefundRefusal } from '../refunds/allocation/assign-refund'
import type { RefundCertificateRefusal } from '../refunds/request/refund-certificate'
import type { RefundOrderRefusal } from '../refunds/request/refund-order'
import type { RefundPartRefusal } from '../refunds/request/refund-part'
import type { SaveSettingsRefusal } from '../refunds/rule/shop-settings'
import type { RecordByHandRefusal } from '../refunds/sending/record-by-hand'
import type { TakeBackRefusal } from '../refunds/sending/take-back-record'
import { NOT_COUNTED_TEXT, numberFaultText, postalCodeText } from '../tax/text'
import type { CancelOrderRefusal } from './cancel-order'
import type { MarkPaidRefusal } from './mark-paid'
import type { StartPaymentRefusal } from './start-payment'

type Refusal =
  | PlaceOrderRefusal
  | StartPaymentRefusal
  | RefundOrderRefusal
  | RefundCertificateRefusal
  | RefundPartRefusal
  | AssignRefundRefusal
  | CancelOrderRefusal
  | MarkPaidRefusal
  | RecordByHandRefusal
  | TakeBackRefusal
  | ResendSetUpRefusal
  | ResendMailRefusal
  | ChangeBuyerRefusal
  | CloseDisputeRefusal
  | SaveSettingsRefusal

/** Returns the sentence for a refused action on an order: what happened, what is safe, what to do. */
export function orderMessage(refusal: Refusal): string {
  switch (refusal.code) {
    case 'empty':
      return 'Your basket is empty. Find a certificate for your address.'
    case 'shop-closed':
      return 'The shop isn’t open yet, so nothing can be ordered. You have not been charged.'
    case 'withdrawn':
      return 'Something in your basket is no longer sold. Remove it to continue. You have not been charged.'
    case 'price-changed':
      return 'A price has changed since you filled your basket. Check the new total first. You have not been charged.'
    case 'total-changed':
      return `Your basket has changed since you opened this page: the total is now ${formatMoney(refusal.total)}. You have not been charged. Check it, then press the button again.`
    case 'mixed-currency':
      return 'Your basket has prices in different currencies. Order them separately.'
    case 'coupon-unknown':
    case 'coupon-ended':
    case 'coupon-not-yet':
    case 'coupon-used-up':
    case 'coupon-other-products':
    case 'coupon-other-currency':
    case 'coupon-takes-nothing':
    case 'coupon-first-order':
    case 'coupon-used-by-you':
      return `${couponMessage(refusal)} You have not been charged. To go on without it, remove it in your basket and order again.`
    case 'tax-unknown':
      return 'The tax of this basket has to be worked out again. You have not been charged. Continue from your basket.'
    case 'credit-changed':
      return refusal.credit.amount
        ? `Your account now holds less credit: ${formatMoney(refusal.credit)} of it can be used for this order. You have not been charged. Check the new amount, then press the button again.`
        : 'Your account no longer holds the credit for this order. You have not been charged. Check the new amount, then press the button again.'
    case 'credit-gone':
      return `${creditGoneText(refusal)} You have not been charged. To go on, order again from your basket.`
    case 'not-found':
      return 'This order doesn’t exist.'
    case 'paid-already':
      return 'This order is paid, or your bank is confirming the payment. You don’t need to pay again.'
    case 'not-payable':
      return 'This order doesn’t need a payment. You have not been charged again.'
    case 'too-old':
      return 'This order is more than a day old, so its prices are no longer valid. Add the certificates to your basket again. You have not been charged.'
    case 'no-change':
      return 'This order is to change a certificate, and that one can no longer be changed: see its page. Nothing was recorded. If the buyer has paid, pay it back.'
    case 'offer-ended':
      return 'This offer can no longer be paid: its time is over, or the certificate it was to change was sent, locked or ended since. You have not been charged. If you still want the change, write to us.'
    case 'credited':
      return 'What was paid for this certificate counts towards the one it was changed to. Refund or end that one first; its link is on this page.'
    case 'order-credited':
      return 'Part of this payment counts towards a certificate that one of this order was changed to. Refund or end that certificate first, or refund the others one by one.'
    case 'email-refused':
      return 'The payment service doesn’t accept this email address. Check the spelling or use another one. You have not been charged.'
    case 'payment-refused':
      return 'The payment service refused to open a payment page for this order. You have not been charged, and your basket is as you left it. Our team has been alerted. Trying again now won’t help.'
    case 'stripe-unreachable':
      return 'The payment service didn’t answer, so we couldn’t open the payment page. You have not been charged, and your basket is as you left it. Try again in a few minutes.'
    case 'payment-unread':
      return 'The payment service didn’t answer, so we couldn’t check whether you have paid. You won’t be charged twice: if you have paid, we’ll email you. Otherwise, try again in a few minutes.'
    case 'nothing-to-refund':
      return 'There is nothing left to refund: it has been refunded, or the refund is on its way.'
    case 'bought':
      return 'This certificate has been bought at Enom since you opened this page, or is being bought right now, so nothing was refunded. Reload the page to see what Enom gives back.'
    case 'less-left':
      return 'Part of this payment has already been refunded, and what is left doesn’t cover this certificate. Refund the order instead.'
    case 'not-that-much':
      return `Nothing was refunded: ${formatMoney(refusal.typed)} is more than the ${formatMoney(refusal.left)} that is left of this payment.`
    case 'all-of-it':
      return 'That is all that is left of this payment. Use “Cancel with refund”, which also ends what was not bought.'
    case 'no-account':
      return 'The buyer has deleted their account, so there is no credit to give. Refund the payment itself.'
    case 'already-assigned':
      return 'This refund no longer has to be assigned. Reload the page to see the order as it is now.'
    case 'does-not-cover':
      return 'The certificates you chose cost more than this refund, or one of them has been refunded since. Choose again.'
    case 'unassigned-refund':
      return 'A refund of this order was made in Stripe and is not assigned to a certificate yet. Assign it on the order’s page first.'
    case 'disputed':
      return 'The buyer is disputing the payment of this order, so nothing was done. Try again once the dispute is won.'
    case 'not-disputed':
      return 'This order no longer has an open dispute. Reload the page to see its status.'
    case 'sent-just-now':
      return `We emailed a new set-up link less than a minute ago, so we didn’t send another. You can send one in ${refusal.seconds === 1 ? '1 second' : `${refusal.seconds} seconds`}.`
    case 'not-an-email':
      return `“${refusal.typed}” is not an email address. Enter it in the format name@example.com.`
    case 'same-address':
      return 'The order belongs to this address already.'
    case 'address-disabled':
      return 'The account of this address is disabled, so the order was not moved. Use another address.'
    case 'text-gone':
      return 'The text of this email is no longer kept, so it can’t be sent again.'
    case 'resent-just-now':
      return `We sent this email again less than a minute ago. You can send it again in ${refusal.seconds === 1 ? '1 second' : `${refusal.seconds} seconds`}.`
    case 'not-cancellable':
      return 'This order can no longer be cancelled: it has been paid, or it has already ended.'
    case 'not-unpaid':
      return 'This order can’t be marked as paid: it has been paid, its bank is confirming a payment, or it was cancelled. Reload the page to see its status.'
    case 'not-closed':
      return 'The payment was not recorded: Stripe didn’t answer, and the payment page of this order may still be open. Try again in a few minutes.'
    case 'already-recorded':
      return 'This refund has already been recorded. Reload the page to see it.'
    case 'not-recorded':
      return 'This refund is not recorded as paid back, so there is nothing to take back. Reload the page to see it.'
    case 'not-cancelled':
      return 'The order was not cancelled: the payment service didn’t answer, and its payment page may still be open. Try again in a few minutes.'
    case 'changed-since':
      return staleText(refusal, { refundUnboughtAfter: 'Hours until a refund' })
    case 'refunds-at-once':
      return `Nothing has been saved yet. Saving this immediately refunds ${certificatesFor(refusal)}: ${refusal.count === 1 ? 'it has' : 'they have'} waited ${hoursText(refusal.hours)} or more. Tick the box to agree, or enter more hours.`
    case 'nothing-to-set-up':
      return 'Nothing in this order can be set up now: each certificate has been sent to the authority, or has ended.'
  }
}

/** Returns the sentence for staff about an order that could not be placed for a buyer. */
export function orderForMessage(refusal: OrderForRefusal): string {
  switch (refusal.code) {
    case 'not-a-number':
    case 'other-country':
      return numberFaultText(refusal)
    case 'postal-code':
    case 'place-unknown':
      return postalCodeText(refusal)
    case 'tax-not-counted':
      return NOT_COUNTED_TEXT
    case 'empty':
      return 'Enter a quantity for at least one certificate.'
    case 'shop-closed':
      return 'The shop is closed, so nothing can be ordered. Open it first.'
    case 'not-for-sale':
    case 'withdrawn':
      return 'One of these certificates is no longer sold. Reload the page to see what is.'
    case 'mixed-currency':
      return 'These prices are in different currencies. Place one order for each currency.'
    case 'too-many':
      return `An order has at most ${MAX_QUANTITY} of one certificate. Place another order for the rest.`
    case 'too-many-in-all':
    case 'basket-full':
      return `An order has at most ${MAX_CERTIFICATES} certificates in ${MAX_LINES} lines. Place another order for the rest.`
    default:
      return orderMessage(refusal)
  }
}
