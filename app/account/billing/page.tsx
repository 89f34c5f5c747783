import type { Metadata } from 'next'
import { requireClient } from '@/lib/auth/guards/guards'
import { readLanguage } from '@/lib/auth/session/language'
import { getBilling } from '@/lib/invoices/get-billing'
import { wordsOf } from '@/lib/languages/text'
import { countriesIn } from '@/lib/orders/countries'
import { AccountPage } from '../_components/account-page'
import { BillingContent } from './_components/billing-content'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'settings')('links.billing.label') }
}

/** The name and address for the person's future invoices. */
export default async function BillingPage() {
  const billing = await getBilling(await requireClient('/account/billing'))
  const language = await readLanguage()
  return (
    <AccountPage language={language}>
      <BillingContent billing={billing} countries={countriesIn(language)} language={language} />
    </AccountPage>
  )
}
