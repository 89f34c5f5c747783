import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { FlowFrame } from '@/app/_components/flow-frame'
import { readParam } from '@/lib/auth/read-param'
import { readLanguage } from '@/lib/auth/session/language'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import { getPaymentOfBasket } from '@/lib/orders/view/after-payment'
import { readBasketToken } from '../../cart/basket-jar'
import { NotPaid, notPaidTitle } from '../_components/not-paid'
import { readPayment } from '../read-payment'

export async function generateMetadata(): Promise<Metadata> {
  return { title: notPaidTitle('cancelled', await readLanguage()), robots: { index: false } }
}

/** The page that Stripe's payment page links back to. A buyer who paid and then went back sees their payment instead. */
export default async function CancelledPage({ searchParams }: PageProps<'/checkout/cancelled'>) {
  const [params, token] = await Promise.all([searchParams, readBasketToken()])
  const orderId = readParam(params.order)
  const opened = orderId && token ? await getPaymentOfBasket(orderId, token) : null
  const payment = opened && (await readPayment(opened.stripeSessionId, token))
  if (opened && payment && payment.state !== 'unfinished' && payment.state !== 'expired' && payment.state !== 'declined') {
    redirect(`/checkout/return?session_id=${opened.stripeSessionId}`)
  }
  const state = payment?.state
  const language = await readLanguage()
  return (
    <FlowFrame language={language} leave={{ href: pathIn(language, '/certificates'), label: wordsOf(language, 'payment')('toShop') }}>
      <NotPaid
        language={language}
        state={readParam(params.quote) ? 'quote' : state === 'expired' || state === 'declined' ? state : 'cancelled'}
      />
    </FlowFrame>
  )
}
