import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { PaymentState } from '../read-payment'
import { notPaidTitle } from './not-paid'

/** The title of the page that Stripe redirects the buyer to: the payment's state. */
export function returnTitle({ state, number }: { state: PaymentState; number: number }, language: Language): string {
  const words = wordsOf(language, 'payment')
  switch (state) {
    case 'paid':
      return words('paid.title', { number: String(number) })
    case 'processing':
    case 'review':
    case 'unread':
      return words(`${state}.title`)
    default:
      return notPaidTitle(state, language)
  }
}
