import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'

export type NotPaidState = 'declined' | 'expired' | 'cancelled' | 'unfinished' | 'ended' | 'quote'

const WORDS: Record<NotPaidState, { title: string; lead: string; action?: string }> = {
  declined: {
    title: 'The payment did not go through',
    lead: 'Your bank didn’t complete the payment, so you have not been charged. We’ve kept your order: pay with another card or account.',
    action: 'Pay another way',
  },
  expired: {
    title: 'The payment page has expired',
    lead: 'This payment page has expired and you were not charged. Start payment again.',
    action: 'Start payment again',
  },
  cancelled: {
    title: 'You have not paid',
    lead: 'You have not been charged. Your basket is as you left it.',
    action: 'Continue to payment',
  },
  unfinished: {
    title: 'The payment is not finished',
    lead: 'You have not been charged yet. Your basket is as you left it, and the payment page is still open.',
    action: 'Continue to payment',
  },
  quote: {
    title: 'You have not paid',
    lead: 'You have not been charged. Your quote is accepted and keeps its prices: open the link in our email again to pay.',
  },
  ended: { title: 'This order has ended', lead: 'It was cancelled, or its payment was refunded.' },
}

export function isNotPaid(state: string): state is NotPaidState {
  return state in WORDS
}

export function notPaidTitle(state: NotPaidState): string {
  return WORDS[state].title
}

/** A payment that did not go through: what it means for the money, and what to do next. */
export function NotPaid({ state }: { state: NotPaidState }) {
  const { title, lead, action } = WORDS[state]
  return (
    <>
      <PageTitle lead={lead}>{title}</PageTitle>
      <div className="flex flex-wrap gap-3">
        {action && <ButtonLink href="/checkout">{action}</ButtonLink>}
        {state !== 'quote' && (
          <ButtonLink href="/cart" variant={action ? 'secondary' : 'primary'}>
            See the basket
          </ButtonLink>
        )}
      </div>
    </>
  )
}
