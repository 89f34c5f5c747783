import { getOrderForReturn, type ReturnView } from '@/lib/orders/view/after-payment'
import { settleNowAndThen } from '@/lib/payments/settle-now-and-then'

/** What a buyer sees when they return from the payment page. */
export type PaymentState = 'paid' | 'processing' | 'declined' | 'expired' | 'unfinished' | 'unread' | 'review' | 'ended'

/** Returns whether a value could be the id of a payment page at Stripe. */
export function isPaymentPage(id: string): boolean {
  return /^cs_(test|live)_[A-Za-z0-9]{1,200}$/.test(id)
}

/**
 * Updates the order from Stripe, as the webhook does, and returns the result. Returns null for an unknown session without calling Stripe,
 * because anyone can make one up. If Stripe cannot be reached, returns what is already known, and the webhook or the sweep updates it
 * later. If all we know is that the page is open, it may or may not have been paid, so the result is `unread`.
 */
export async function readPayment(stripeSessionId: string, cartToken?: string): Promise<(ReturnView & { state: PaymentState }) | null> {
  const known = await getOrderForReturn(stripeSessionId, cartToken)
  if (!known) return null
  if (isOver(known)) return { ...known, state: stateOf(known) }
  const isRead = await settleNowAndThen(stripeSessionId)
  const view = await getOrderForReturn(stripeSessionId, cartToken)
  return view && { ...view, state: !isRead && view.page === 'open' && !isOver(view) ? 'unread' : stateOf(view) }
}

function isOver({ status }: ReturnView): boolean {
  return status === 'paid' || status === 'refunded' || status === 'needs_review'
}

function stateOf({ status, page }: ReturnView): PaymentState {
  switch (status) {
    case 'paid':
      return 'paid'
    case 'payment_processing':
      return 'processing'
    case 'payment_failed':
      return 'declined'
    case 'needs_review':
      return 'review'
    case 'refunded':
    case 'cancelled':
      return 'ended'
    case 'expired':
      return 'expired'
    case 'awaiting_payment':
      return page === 'expired' ? 'expired' : 'unfinished'
  }
}
