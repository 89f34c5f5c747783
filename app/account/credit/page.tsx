import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CreditMovements } from '@/components/credit/credit-movements'
import { PageTitle } from '@/components/layout/page-title'
import { Pager } from '@/components/ui/pager'
import { getCredit } from '@/lib/account-credit/queries'
import { requireClient } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { formatMoney } from '@/lib/money'
import { AccountPage } from '../_components/account-page'

export const metadata: Metadata = { title: 'Your credit' }

/** What the person's account holds to spend in the shop, and what happened to it. */
export default async function CreditPage({ searchParams }: PageProps<'/account/credit'>) {
  const actor = await requireClient('/account/credit')
  const after = readParam((await searchParams).after)
  const credit = await getCredit(actor, actor.userId, { after })
  if (!credit) notFound()
  const held = credit.balances.map((money) => formatMoney(money)).join(' and ')
  return (
    <AccountPage>
      <PageTitle
        eyebrow={<a href="/account/settings">Settings</a>}
        lead={held ? `You have ${held} to spend on your next orders.` : 'You have no credit at the moment.'}
      >
        Your credit
      </PageTitle>
      <CreditMovements rows={credit.movements} orderPath="/account/orders" />
      <Pager path="/account/credit" after={after} next={credit.next} />
    </AccountPage>
  )
}
