import type { PaymentState } from '../read-payment'
import { notPaidTitle } from './not-paid'

/** What the page that Stripe sends the buyer to is called: the payment's state. */
export function returnTitle({ state, number }: { state: PaymentState; number: number }): string {
  switch (state) {
    case 'paid':
      return `Order ${number} is paid`
    case 'processing':
      return 'Your bank is confirming'
    case 'review':
      return 'We are checking your payment'
    case 'unread':
      return 'We can’t see your payment yet'
    default:
      return notPaidTitle(state)
  }
}
