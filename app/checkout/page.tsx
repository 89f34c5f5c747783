import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { FlowFrame } from '@/app/_components/flow-frame'
import { Summary } from '@/components/cart/summary'
import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { readSession } from '@/lib/auth/session/session'
import { getCart } from '@/lib/cart/queries'
import { shownPrice } from '@/lib/cart/schema'
import { termText } from '@/lib/catalog/text'
import { formatMoney } from '@/lib/money'
import { COUNTRIES } from '@/lib/orders/countries'
import { offerCredit } from '@/lib/orders/placing/offer-credit'
import { getLastAnswers } from '@/lib/orders/view/after-payment'
import { countryText } from '@/lib/tax/text'
import { readBasketToken } from '../(shop)/cart/basket-jar'
import { Terms } from './_components/terms'
import { UseCredit } from './_components/use-credit'
import { payForBasket } from './actions'

export const metadata: Metadata = { title: 'Checkout', robots: { index: false } }

/** Email, country, then Stripe's page. No account is needed. */
export default async function CheckoutPage() {
  const token = await readBasketToken()
  const session = await readSession()
  const buyerId = session?.actor.kind === 'client' ? session.actor.userId : undefined
  const cart = token ? await getCart(token, buyerId) : null
  if (!token || !cart?.total || cart.obstacle || (cart.tax && !cart.tax.parts)) redirect('/cart')
  const last = await getLastAnswers(token)
  const credit = session && (await offerCredit(session.actor, { cartId: cart.id, total: cart.total }))
  const client = session && buyerId ? session.user : null
  return (
    <FlowFrame
      leave={{ href: '/cart', label: 'Back to the basket' }}
      aside={
        <Summary
          title="Your order"
          list={cart.list}
          coupon={cart.coupon}
          total={cart.total}
          tax={cart.tax}
          lines={cart.lines.map((line) => ({
            id: line.id,
            name: line.typeName,
            detail: [termText(line.years), line.label && `for ${line.label}`].filter(Boolean).join(', '),
            quantity: line.quantity,
            total: line.total,
          }))}
        />
      }
    >
      <PageTitle lead="You don’t need an account. You pay on Stripe’s page; we never see your card.">Checkout</PageTitle>
      <ActionForm action={payForBasket}>
        {client ? (
          <div className="mb-6">
            <p className="font-semibold">Email address</p>
            <p className="wrap-anywhere">{client.email}</p>
            <p className="text-sm text-ink-3">You are signed in. We send your set-up link to this address.</p>
            <input type="hidden" name="email" value={client.email} />
          </div>
        ) : (
          <TextInput
            name="email"
            label="Email address"
            hint="We send your set-up link here."
            type="email"
            autoComplete="email"
            defaultValue={last?.email}
          />
        )}
        {cart.tax?.buyer ? (
          <div className="mb-6">
            <p className="font-semibold">Country you pay from</p>
            <p>{[countryText(cart.tax.buyer.country), cart.tax.buyer.postalCode].filter(Boolean).join(', ')}</p>
            {cart.tax.buyer.taxNumber && <p>VAT number {cart.tax.buyer.taxNumber}</p>}
            <p className="text-sm text-ink-3">
              The {cart.tax.calculator === 'stripe' ? 'tax' : 'VAT'} depends on it. <a href="/cart">Change it in the basket</a>
            </p>
            <input type="hidden" name="country" value={cart.tax.buyer.country} />
          </div>
        ) : (
          <Select
            name="country"
            label="Country you pay from"
            autoComplete="country"
            placeholder="Choose a country"
            defaultValue={last?.country}
            options={COUNTRIES.map(({ code, name }) => ({ value: code, label: name }))}
          />
        )}
        <Terms agreed={last !== null} />
        <input type="hidden" name="shown" value={shownPrice(cart.total)} />
        {credit && <UseCredit credit={credit} total={cart.total} />}
        <SubmitButton>{credit ? 'Continue' : `Pay ${formatMoney(cart.total)}`}</SubmitButton>
        {credit?.amount !== cart.total.amount && (
          <p className="mt-3 text-sm text-ink-3">The payment page opens next. You aren’t charged until you confirm there.</p>
        )}
      </ActionForm>
    </FlowFrame>
  )
}
