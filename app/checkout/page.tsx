import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { FlowFrame } from '@/app/_components/flow-frame'
import { Summary } from '@/components/cart/summary'
import { readLanguage } from '@/lib/auth/session/language'
import { readSession } from '@/lib/auth/session/session'
import { getCart } from '@/lib/cart/queries'
import { readDays } from '@/lib/certificates/reminders/read-days'
import { wordsOf } from '@/lib/languages/text'
import { offerCredit } from '@/lib/orders/placing/offer-credit'
import { getLastAnswers } from '@/lib/orders/view/after-payment'
import { readBasketToken } from '../cart/basket-jar'
import { CheckoutForm } from './_components/checkout-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'checkout')('title'), robots: { index: false } }
}

/** Asks for email and country, then continues to Stripe's page. No account is needed. */
export default async function CheckoutPage() {
  const token = await readBasketToken()
  const session = await readSession()
  const buyerId = session?.actor.kind === 'client' ? session.actor.userId : undefined
  const cart = token ? await getCart(token, buyerId) : null
  if (!token || !cart?.total || cart.obstacle || (cart.tax && !cart.tax.parts)) redirect('/cart')
  const { total, tax } = cart
  const last = await getLastAnswers(token)
  const credit = session && (await offerCredit(session.actor, { cartId: cart.id, total }))
  const client = session && buyerId ? session.user : null
  const [before = 0] = (await readDays()).beforeFileEnds
  const language = await readLanguage()
  const words = wordsOf(language, 'checkout')
  return (
    <FlowFrame
      language={language}
      leave={{ href: '/cart', label: words('back') }}
      aside={
        <Summary
          language={language}
          title={words('yourOrder')}
          list={cart.list}
          coupon={cart.coupon}
          total={total}
          tax={tax}
          lines={cart.lines.map((line) => ({
            id: line.id,
            name: line.typeName,
            detail: words('line', { years: line.years, hasLabel: line.label ? 'yes' : 'no', label: line.label }),
            quantity: line.quantity,
            total: line.total,
          }))}
        />
      }
    >
      <CheckoutForm language={language} email={client?.email} last={last} tax={tax} total={total} credit={credit} before={before} />
    </FlowFrame>
  )
}
