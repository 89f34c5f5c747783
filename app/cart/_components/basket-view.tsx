import { Discount } from '@/components/cart/discount'
import { LineRow } from '@/components/cart/line-row'
import { TaxNote, TotalLines } from '@/components/cart/tax-lines'
import { CheckNameForm } from '@/components/certificate/check-name-form'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { shownPrice } from '@/lib/cart/schema'
import type { CartView } from '@/lib/cart/types'
import { filesInTerm } from '@/lib/catalog/file-lifetime'
import { now } from '@/lib/clock'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { goOnWithNewPrices, removeFromBasket } from '../actions'
import { CouponForm } from './coupon-form'
import { ObstacleNotice } from './obstacle-notice'
import { QuantityForm } from './quantity-form'
import { type Billing, TaxDetailsForm } from './tax-details-form'

type BasketViewProps = { language: Language; cart: CartView | null; billing: Billing | null }

/** The contents of the basket, the total, and the button to pay. */
export function BasketView({ language, cart, billing }: BasketViewProps) {
  const words = wordsOf(language, 'basket')
  if (!cart?.lines.length)
    return (
      <Empty title={words('emptyTitle')} action={<ButtonLink href={pathIn(language, '/certificates')}>{words('seeAll')}</ButtonLink>}>
        {words('emptyText')}
      </Empty>
    )
  return (
    <>
      {cart.obstacle && <ObstacleNotice language={language} obstacle={cart.obstacle} refusal={cart.coupon?.refusal} />}
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-16">
        <ul className="border-t-2 border-ink">
          {cart.lines.map((line) => (
            <LineRow key={line.id} language={language} line={line} files={String(filesInTerm(line.years, now()))}>
              {line.available && <QuantityForm language={language} lineId={line.id} quantity={line.quantity} name={line.typeName} />}
              <ActionForm action={removeFromBasket} prefix={`remove-${line.id}`} label={words('removeLine', { name: line.typeName })}>
                <input type="hidden" name="lineId" value={line.id} />
                <SubmitButton variant="quiet" small>
                  {words.rich('remove', { name: line.typeName, hidden: (chunks) => <span className="sr-only">{chunks}</span> })}
                </SubmitButton>
              </ActionForm>
            </LineRow>
          ))}
        </ul>
        <section aria-label={words('total')} className="self-start border-t-2 border-ink pt-4">
          <Discount language={language} list={cart.list} coupon={cart.coupon} />
          <TotalLines language={language} total={cart.total} tax={cart.tax} />
          <TaxNote language={language} tax={cart.tax} />
          <p className="mt-2 text-sm text-ink-2">{words('later')}</p>
          <NextStep language={language} cart={cart} billing={billing} />
          <CouponForm language={language} coupon={cart.coupon} />
          <details className="mt-6 border-t border-line pt-2">
            <summary className="min-h-11 py-2 font-semibold">{words('check')}</summary>
            <p className="mb-4 text-sm text-ink-2">{words('checkLead')}</p>
            <CheckNameForm language={language} address={cart.lines.find(({ label }) => label)?.label} />
          </details>
        </section>
      </div>
    </>
  )
}

function NextStep({ language, cart, billing }: { language: Language; cart: CartView; billing: Billing | null }) {
  const words = wordsOf(language, 'basket')
  if (cart.obstacle === 'price-changed')
    return (
      <ActionForm action={goOnWithNewPrices} prefix="prices" label={words('newPrices')} className="mt-6">
        {cart.lines.map(({ id, unit }) => (
          <input key={id} type="hidden" name={`shown.${id}`} value={shownPrice(unit)} />
        ))}
        <SubmitButton>{words('goOn')}</SubmitButton>
      </ActionForm>
    )
  if (cart.obstacle) return null
  if (cart.tax) return <TaxDetailsForm language={language} tax={cart.tax} billing={billing} />
  return (
    <ButtonLink href="/checkout" className="mt-6 w-full">
      {words('pay')}
    </ButtonLink>
  )
}
