import type { Metadata } from 'next'
import { LanguageSwitch } from '@/app/_components/language-switch'
import { CountWriter } from '@/components/cart/count-writer'
import { PageTitle } from '@/components/layout/page-title'
import { readParam } from '@/lib/auth/read-param'
import { readLanguage } from '@/lib/auth/session/language'
import { readSession } from '@/lib/auth/session/session'
import { getCart } from '@/lib/cart/queries'
import { COUNT_COOKIE } from '@/lib/cart/schema'
import { getBilling } from '@/lib/invoices/get-billing'
import { wordsOf } from '@/lib/languages/text'
import { ShopPage } from '../(shop)/_components/shop-page'
import { BasketView } from './_components/basket-view'
import { PutBack } from './_components/put-back'
import { readBasketToken } from './basket-jar'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'basket')('title'), robots: { index: false } }
}

/** The basket. Each change has its own form, so that it works without JavaScript. */
export default async function CartPage({ searchParams }: PageProps<'/cart'>) {
  const [params, token, session, language] = await Promise.all([searchParams, readBasketToken(), readSession(), readLanguage()])
  const buyerId = session?.actor.kind === 'client' ? session.actor.userId : undefined
  const cart = token ? await getCart(token, buyerId) : null
  // A client's billing details are prefilled until they have entered their country.
  const billing = session && cart?.tax && !cart.tax.buyer ? await getBilling(session.actor) : null
  return (
    <ShopPage language={language} languages={<LanguageSwitch language={language} />}>
      <div className="pt-10">
        <PageTitle>{wordsOf(language, 'basket')('title')}</PageTitle>
        <CountWriter cookie={COUNT_COOKIE} count={cart?.count ?? 0} />
        <PutBack
          language={language}
          lines={cart?.lines ?? []}
          choiceId={readParam(params.removed)}
          quantity={readParam(params.quantity)}
          label={readParam(params.label)}
          seen={readParam(params.seen)}
        />
        <BasketView language={language} cart={cart} billing={billing} />
      </div>
    </ShopPage>
  )
}
