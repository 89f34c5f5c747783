import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getCredit } from '@/lib/account-credit/queries'
import { requireClient } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { readLanguage } from '@/lib/auth/session/language'
import { readZone } from '@/lib/auth/session/zone'
import { wordsOf } from '@/lib/languages/text'
import { AccountPage } from '../_components/account-page'
import { CreditContent } from './_components/credit-content'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'settings')('links.credit.label') }
}

/** The credit of the person's account, and its transactions. */
export default async function CreditPage({ searchParams }: PageProps<'/account/credit'>) {
  const actor = await requireClient('/account/credit')
  const after = readParam((await searchParams).after)
  const credit = await getCredit(actor, actor.userId, { after })
  if (!credit) notFound()
  const language = await readLanguage()
  return (
    <AccountPage language={language}>
      <CreditContent credit={credit} after={after} language={language} zone={await readZone()} />
    </AccountPage>
  )
}
