import type { TakeInRefusal } from './take-in'

/** Returns the message for staff about a payment that was neither rebuilt nor refunded. Nothing was changed. */
export function takeInRefusalText({ code }: TakeInRefusal): string {
  switch (code) {
    case 'not-found':
      return 'This payment doesn’t exist, or your role doesn’t allow this. Nothing was changed.'
    case 'already-resolved':
      return 'Someone has already dealt with this payment. Reload the page.'
    case 'not-told':
      return 'Stripe does not have all the data of this order, so it can’t be rebuilt. Refund it, or order it again for the buyer.'
    case 'product-gone':
      return 'The product of this order is not in this database. Refund it, and order it again for the buyer.'
    case 'no-address':
      return 'Stripe has no email address for this payment. Refund it in Stripe’s dashboard.'
  }
}
