import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { shownPrice } from '@/lib/cart/schema'
import type { CartTax } from '@/lib/cart/types'
import { moneyIn, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { Money } from '@/lib/money'
import { countriesIn } from '@/lib/orders/countries'
import { countryText } from '@/lib/tax/text'
import { payForBasket } from '../actions'
import { Terms } from './terms'
import { UseCredit } from './use-credit'

type CheckoutFormProps = {
  language: Language
  /** The email address of the signed-in client. */
  email: string | undefined
  /** The buyer's answers from an earlier order of this basket. */
  last: { email: string; country: string | null } | null
  tax: CartTax | null
  total: Money
  credit: Money | null
  /** How many days before a file's expiry the first reminder is sent. */
  before: number
}

/** Asks who is paying, which country they pay from, and whether they agree to the terms. */
export function CheckoutForm({ language, email, last, tax, total, credit, before }: CheckoutFormProps) {
  const words = wordsOf(language, 'checkout')
  return (
    <>
      <PageTitle lead={words('lead')}>{words('title')}</PageTitle>
      <ActionForm action={payForBasket}>
        {email ? (
          <div className="mb-6">
            <p className="font-semibold">{words('email')}</p>
            <p className="wrap-anywhere">{email}</p>
            <p className="text-sm text-ink-3">{words('signedIn')}</p>
            <input type="hidden" name="email" value={email} />
          </div>
        ) : (
          <TextInput
            name="email"
            label={words('email')}
            hint={words('emailHint')}
            type="email"
            autoComplete="email"
            defaultValue={last?.email}
          />
        )}
        <Country language={language} tax={tax} country={last?.country} />
        <Terms language={language} agreed={last !== null} before={before} />
        <input type="hidden" name="shown" value={shownPrice(total)} />
        {credit && <UseCredit language={language} credit={credit} total={total} />}
        <SubmitButton>{credit ? words('continue') : words('pay', { amount: moneyIn(language, total) })}</SubmitButton>
        {credit?.amount !== total.amount && <p className="mt-3 text-sm text-ink-3">{words('next')}</p>}
      </ActionForm>
    </>
  )
}

/** The country the buyer pays from. If the tax depends on it, it was already chosen in the basket. */
function Country({ language, tax, country }: { language: Language; tax: CartTax | null; country: string | null | undefined }) {
  const words = wordsOf(language, 'basket')
  const buyer = tax?.buyer
  if (!buyer)
    return (
      <Select
        name="country"
        label={words('country')}
        autoComplete="country"
        placeholder={words('chooseCountry')}
        defaultValue={country ?? undefined}
        options={countriesIn(language).map(({ code, name }) => ({ value: code, label: name }))}
      />
    )
  const say = wordsOf(language, 'checkout')
  return (
    <div className="mb-6">
      <p className="font-semibold">{words('country')}</p>
      <p>{[countryText(buyer.country, language), buyer.postalCode].filter(Boolean).join(', ')}</p>
      {buyer.taxNumber && <p>{say('vatNumber', { number: buyer.taxNumber })}</p>}
      <p className="text-sm text-ink-3">
        {say.rich(tax.calculator === 'stripe' ? 'dependsTax' : 'dependsVat', { link: (chunks) => <a href="/cart">{chunks}</a> })}
      </p>
      <input type="hidden" name="country" value={buyer.country} />
    </div>
  )
}
