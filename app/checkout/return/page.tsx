import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { FlowFrame } from '@/app/_components/flow-frame'
import { CountWriter } from '@/components/cart/count-writer'
import { readParam } from '@/lib/auth/read-param'
import { readLanguage } from '@/lib/auth/session/language'
import { countOf } from '@/lib/cart/queries'
import { COUNT_COOKIE } from '@/lib/cart/schema'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import { readBasketToken } from '../../cart/basket-jar'
import { isNotPaid, NotPaid } from '../_components/not-paid'
import { Paid } from '../_components/paid'
import { returnTitle } from '../_components/return-title'
import { Unread } from '../_components/unread'
import { Waiting } from '../_components/waiting'
import { isPaymentPage, readPayment } from '../read-payment'

// Called for both the title and the page.
const readReturn = cache(async (id: string | undefined) => {
  if (!id || !isPaymentPage(id)) return null
  const token = await readBasketToken()
  const payment = await readPayment(id, token)
  return payment && { id, token, payment }
})

export async function generateMetadata({ searchParams }: PageProps<'/checkout/return'>): Promise<Metadata> {
  const payment = (await readReturn(readParam((await searchParams).session_id)))?.payment
  const language = await readLanguage()
  return { title: payment ? returnTitle(payment, language) : wordsOf(language, 'payment')('title'), robots: { index: false } }
}

/** The page Stripe redirects the buyer to. Opening it proves nothing, so the payment is read from Stripe, as the webhook does. */
export default async function ReturnPage({ searchParams }: PageProps<'/checkout/return'>) {
  const found = await readReturn(readParam((await searchParams).session_id))
  if (!found) notFound()
  const { id, token, payment } = found
  const language = await readLanguage()
  return (
    <FlowFrame language={language} leave={{ href: pathIn(language, '/certificates'), label: wordsOf(language, 'payment')('toShop') }}>
      {payment.state === 'paid' && <Paid language={language} payment={payment} session={id} />}
      {(payment.state === 'processing' || payment.state === 'review') && (
        <Waiting language={language} payment={payment} href={`/checkout/return?session_id=${id}`} />
      )}
      {payment.state === 'unread' && <Unread language={language} payment={payment} href={`/checkout/return?session_id=${id}`} />}
      {isNotPaid(payment.state) && <NotPaid language={language} state={payment.state} />}
      <CountWriter cookie={COUNT_COOKIE} count={token ? await countOf(token) : 0} />
    </FlowFrame>
  )
}
