import { staleText } from '../audit-log/stale-text'
import { MAX_CERTIFICATES, MAX_LINES, MAX_QUANTITY } from '../cart/schema'
import { couponMessage } from '../coupons/messages'
import type { CloseDisputeRefusal } from '../disputes/close-dispute'
import { moneyIn, wordsOf } from '../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../languages/types'
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
import { notCountedText, numberFaultText, postalCodeText } from '../tax/text'
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

/** Returns the message for a refused action on an order: what happened, what is safe, what to do. For staff it is in English. */
export function orderMessage(refusal: Refusal, language: Language = DEFAULT_LANGUAGE): string {
  const words = wordsOf(language, 'orderRefusal')
  switch (refusal.code) {
    case 'empty':
    case 'shop-closed':
    case 'withdrawn':
    case 'price-changed':
    case 'mixed-currency':
    case 'tax-unknown':
    case 'not-found':
    case 'paid-already':
    case 'not-payable':
    case 'too-old':
    case 'offer-ended':
    case 'email-refused':
    case 'payment-refused':
    case 'stripe-unreachable':
    case 'payment-unread':
    case 'disputed':
    case 'nothing-to-set-up':
    case 'not-cancellable':
    case 'not-cancelled':
      return words(refusal.code)
    case 'sent-just-now':
      return words('sent-just-now', { seconds: refusal.seconds })
    case 'total-changed':
      return words('total-changed', { total: moneyIn(language, refusal.total) })
    case 'coupon-unknown':
    case 'coupon-ended':
    case 'coupon-not-yet':
    case 'coupon-used-up':
    case 'coupon-other-products':
    case 'coupon-other-currency':
    case 'coupon-takes-nothing':
    case 'coupon-first-order':
    case 'coupon-used-by-you':
      return `${couponMessage(refusal, language)} ${words('coupon')}`
    case 'credit-changed':
      return refusal.credit.amount ? words('less-credit', { credit: moneyIn(language, refusal.credit) }) : words('no-credit')
    case 'credit-gone':
      return words('credit-gone', { wanted: moneyIn(language, refusal.wanted), left: moneyIn(language, refusal.left) })
    case 'no-change':
      return 'This order would change a certificate that can no longer be changed: see that certificate’s page. Nothing was recorded. If the buyer has paid, return the money.'
    case 'credited':
      return 'What was paid for this certificate counts towards the one it was changed to. Refund or end that one first; this page links to it.'
    case 'order-credited':
      return 'Part of this payment counts towards the replacement for a certificate of this order. Refund or end that certificate first, or refund the others one by one.'
    case 'nothing-to-refund':
      return 'There is nothing left to refund: the payment has been refunded, or the refund is on its way.'
    case 'bought':
      return 'This certificate has been bought from Enom since you opened this page, or is being bought right now, so nothing was refunded. Reload the page to see what Enom will refund.'
    case 'less-left':
      return 'Part of this payment has already been refunded, and the rest doesn’t cover this certificate. Refund the order instead.'
    case 'not-that-much':
      return `Nothing was refunded: ${formatMoney(refusal.typed)} is more than the ${formatMoney(refusal.left)} that is left of this payment.`
    case 'all-of-it':
      return 'That is all that is left of this payment. Use “Cancel with refund”, which also ends the certificates that were not bought.'
    case 'no-account':
      return 'The buyer has deleted their account, so there is no account to credit. Refund the payment itself.'
    case 'already-assigned':
      return 'This refund no longer needs to be assigned. Reload the page to see the order as it is now.'
    case 'does-not-cover':
      return 'The certificates you chose cost more than this refund, or one of them has been refunded since. Choose again.'
    case 'unassigned-refund':
      return 'A refund of this order was made in Stripe and has not been assigned to a certificate yet. Assign it on the order’s page first.'
    case 'not-disputed':
      return 'This order no longer has an open dispute. Reload the page to see its status.'
    case 'not-an-email':
      return `“${refusal.typed}” is not an email address. Enter it in the format name@example.com.`
    case 'same-address':
      return 'The order already belongs to this address.'
    case 'address-disabled':
      return 'The account with this address is disabled, so the order was not moved. Use another address.'
    case 'text-gone':
      return 'The text of this email is no longer stored, so it can’t be sent again.'
    case 'resent-just-now':
      return `We sent this email again less than a minute ago. You can send it again in ${refusal.seconds === 1 ? '1 second' : `${refusal.seconds} seconds`}.`
    case 'not-unpaid':
      return 'This order can’t be marked as paid: it has been paid, the buyer’s bank is confirming a payment, or it was cancelled. Reload the page to see its status.'
    case 'not-closed':
      return 'The payment was not recorded: Stripe didn’t respond, and the payment page of this order may still be open. Try again in a few minutes.'
    case 'already-recorded':
      return 'This refund has already been recorded. Reload the page to see it.'
    case 'not-recorded':
      return 'This refund is not recorded as paid, so there is nothing to undo. Reload the page to see its current status.'
    case 'changed-since':
      return staleText(refusal, { refundUnboughtAfter: 'Hours until a refund' })
    case 'refunds-at-once':
      return `Nothing has been saved yet. Saving this will immediately refund ${certificatesFor(refusal)}: ${refusal.count === 1 ? 'it has' : 'they have'} waited ${hoursText(refusal.hours)} or more. Tick the box to agree, or enter more hours.`
  }
}

/** Returns the message for staff about an order that could not be placed for a buyer. */
export function orderForMessage(refusal: OrderForRefusal): string {
  switch (refusal.code) {
    case 'not-a-number':
    case 'other-country':
      return numberFaultText(refusal)
    case 'postal-code':
    case 'place-unknown':
      return postalCodeText(refusal)
    case 'tax-not-counted':
      return notCountedText()
    case 'empty':
      return 'Enter a quantity for at least one certificate.'
    case 'shop-closed':
      return 'The shop is closed, so nothing can be ordered. Open it first.'
    case 'not-for-sale':
    case 'withdrawn':
      return 'One of these certificates is no longer sold. Reload the page to see what is available.'
    case 'mixed-currency':
      return 'These prices are in different currencies. Place one order for each currency.'
    case 'too-many':
      return `You can order at most ${MAX_QUANTITY} of one certificate. Place another order for the rest.`
    case 'too-many-in-all':
    case 'basket-full':
      return `An order can have at most ${MAX_CERTIFICATES} certificates in ${MAX_LINES} lines. Place another order for the rest.`
    default:
      return orderMessage(refusal)
  }
}
