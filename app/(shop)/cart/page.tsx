import type { Metadata } from 'next'
import { Discount } from '@/components/cart/discount'
import { LineRow } from '@/components/cart/line-row'
import { TaxNote, TotalLines } from '@/components/cart/tax-lines'
import { WriteCount } from '@/components/cart/write-count'
import { CheckNameForm } from '@/components/certificate/check-name-form'
import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { readParam } from '@/lib/auth/read-param'
import { readSession } from '@/lib/auth/session/session'
import { getCart } from '@/lib/cart/queries'
import { COUNT_COOKIE, shownPrice } from '@/lib/cart/schema'
import type { CartView } from '@/lib/cart/types'
import { filesInTerm } from '@/lib/catalog/file-lifetime'
import { termText } from '@/lib/catalog/text'
import { now } from '@/lib/clock'
import { ShopPage } from '../_components/shop-page'
import { CouponForm } from './_components/coupon-form'
import { ObstacleNotice } from './_components/obstacle-notice'
import { PutBack } from './_components/put-back'
import { QuantityForm } from './_components/quantity-form'
import { TaxDetailsForm } from './_components/tax-details-form'
import { goOnWithNewPrices, removeFromBasket } from './actions'
import { readBasketToken } from './basket-jar'

export const metadata: Metadata = { title: 'Basket', robots: { index: false } }

/** The basket. Each change has its own form, so that it works without JavaScript. */
export default async function CartPage({ searchParams }: PageProps<'/cart'>) {
  const [params, token, session] = await Promise.all([searchParams, readBasketToken(), readSession()])
  const buyerId = session?.actor.kind === 'client' ? session.actor.userId : undefined
  const cart = token ? await getCart(token, buyerId) : null
  return (
    <ShopPage>
      <div className="pt-10">
        <PageTitle>Basket</PageTitle>
        <WriteCount cookie={COUNT_COOKIE} count={cart?.count ?? 0} />
        <PutBack
          choiceId={readParam(params.removed)}
          quantity={readParam(params.quantity)}
          label={readParam(params.label)}
          seen={readParam(params.seen)}
        />
        {cart?.lines.length ? (
          <Filled cart={cart} />
        ) : (
          <Empty title="Your basket is empty." action={<ButtonLink href="/certificates">See all certificates</ButtonLink>}>
            Find a certificate for your address.
          </Empty>
        )}
      </div>
    </ShopPage>
  )
}

function Filled({ cart }: { cart: CartView }) {
  return (
    <>
      {cart.obstacle && <ObstacleNotice obstacle={cart.obstacle} refusal={cart.coupon?.refusal} />}
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-16">
        <ul className="border-t-2 border-ink">
          {cart.lines.map((line) => (
            <LineRow key={line.id} line={line} term={`${termText(line.years)}, about ${filesInTerm(line.years, now())} files to install`}>
              {line.available && <QuantityForm lineId={line.id} quantity={line.quantity} name={line.typeName} />}
              <ActionForm action={removeFromBasket} prefix={`remove-${line.id}`} label={`Remove ${line.typeName}`}>
                <input type="hidden" name="lineId" value={line.id} />
                <SubmitButton variant="quiet" small>
                  Remove<span className="sr-only"> {line.typeName}</span>
                </SubmitButton>
              </ActionForm>
            </LineRow>
          ))}
        </ul>
        <section aria-label="Total" className="self-start border-t-2 border-ink pt-4">
          <Discount list={cart.list} coupon={cart.coupon} />
          <TotalLines total={cart.total} tax={cart.tax} />
          <TaxNote tax={cart.tax} />
          <p className="mt-2 text-sm text-ink-2">
            You’ll choose the domain and send your certificate request after payment. Certificates don’t renew automatically.
          </p>
          <NextStep cart={cart} />
          <CouponForm coupon={cart.coupon} />
          <details className="mt-6 border-t border-line pt-2">
            <summary className="min-h-11 py-2 font-semibold">Check a name before you buy</summary>
            <p className="mb-4 text-sm text-ink-2">
              See whether your DNS lets the authority issue for it, and whether the approval email can arrive.
            </p>
            <CheckNameForm address={cart.lines.find(({ label }) => label)?.label} />
          </details>
        </section>
      </div>
    </>
  )
}

function NextStep({ cart }: { cart: CartView }) {
  if (cart.obstacle === 'price-changed')
    return (
      <ActionForm action={goOnWithNewPrices} prefix="prices" label="New prices" className="mt-6">
        {cart.lines.map(({ id, unit }) => (
          <input key={id} type="hidden" name={`shown.${id}`} value={shownPrice(unit)} />
        ))}
        <SubmitButton>Continue with the new total</SubmitButton>
      </ActionForm>
    )
  if (cart.obstacle) return null
  if (cart.tax) return <TaxDetailsForm tax={cart.tax} />
  return (
    <ButtonLink href="/checkout" className="mt-6 w-full">
      Continue to payment
    </ButtonLink>
  )
}
