import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { CreditMovements } from '@/components/credit/credit-movements'
import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { Saved } from '@/components/ui/form/saved'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { Pager } from '@/components/ui/pager'
import { getCredit } from '@/lib/account-credit/queries'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { formatMoney, type Money } from '@/lib/money'
import { mayStaff } from '@/lib/permissions'
import { AdminPage } from '../../_components/admin-page'
import { Guarded } from '../../_components/guarded'
import { readCursor } from '../../_components/read-cursor'
import { requireId } from '../../_components/require-id'
import { give, takeBack } from '../actions'

/** Cached because the page and its title both need it. */
const readCredit = cache(async (id: string, after: string | undefined) =>
  getCredit(await requireStaff(`/admin/credit/${id}`), id, { after }),
)

export async function generateMetadata({ params, searchParams }: PageProps<'/admin/credit/[id]'>): Promise<Metadata> {
  const credit = await readCredit(await requireId((await params).id), readCursor((await searchParams).after))
  if (!credit) notFound()
  return { title: `Credit of ${credit.email}` }
}

/** The credit of one account: its balance, its transactions, and the forms to give or take back credit. */
export default async function CreditOfAccountPage({ params, searchParams }: PageProps<'/admin/credit/[id]'>) {
  const id = await requireId((await params).id)
  const actor = await requireStaff(`/admin/credit/${id}`)
  const query = await searchParams
  const after = readCursor(query.after)
  const saved = readParam(query.saved)
  const credit = await readCredit(id, after)
  if (!credit) notFound()
  const { balances } = credit
  return (
    <AdminPage current="/admin/orders">
      <PageTitle eyebrow={<a href="/admin/credit">Account credit</a>} lead={balanceText(balances)}>
        Credit of {credit.email}
      </PageTitle>
      {saved && <Saved key={saved}>The client sees it in their account.</Saved>}
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[2fr_1fr]">
        <div className="min-w-0">
          <CreditMovements rows={credit.movements} orderPath="/admin/orders" />
          <Pager path={`/admin/credit/${id}`} after={after} next={credit.next} />
        </div>
        {mayStaff(actor, 'refund') && (
          <aside className="min-w-0">
            <h2 className="mb-4 text-lg">Actions</h2>
            <GiveForm userId={id} currency={balances[0]?.currency ?? 'USD'} />
            {balances.length > 0 && <TakeBackForm userId={id} balances={balances} />}
          </aside>
        )}
      </div>
    </AdminPage>
  )
}

function balanceText(balances: readonly Money[]): string {
  if (balances.length === 0) return 'This account has no unused credit.'
  return `Unused: ${balances.map((money) => formatMoney(money)).join(', ')}.`
}

function GiveForm({ userId, currency }: { userId: string; currency: string }) {
  return (
    <ActionForm action={give} prefix="give" label="Give credit">
      <input type="hidden" name="userId" value={userId} />
      <Guarded title="Give credit">
        <p className="mb-3">The client can spend it on their next orders in the same currency. No money moves now.</p>
        <Amount hint="For example 20.00." currency={currency} />
        <TextInput name="reason" label="Reason" hint="The client sees it in their account." maxLength={300} />
        <Checkbox name="sure" label="Give this credit." />
        <SubmitButton>Give this credit</SubmitButton>
      </Guarded>
    </ActionForm>
  )
}

function TakeBackForm({ userId, balances }: { userId: string; balances: readonly Money[] }) {
  const [first] = balances
  return (
    <ActionForm action={takeBack} prefix="take" label="Take credit back">
      <input type="hidden" name="userId" value={userId} />
      <Guarded title="Take credit back">
        <p className="mb-3">Only unused credit can be taken back. Credit that an order is using stays with that order.</p>
        <Amount hint={`At most ${balances.map((money) => formatMoney(money)).join(' or ')}.`} currency={first?.currency ?? 'USD'} />
        <TextInput name="reason" label="Reason" hint="The client sees it in their account." maxLength={300} />
        <Checkbox name="sure" label="Take this credit back." />
        <SubmitButton variant="danger">Take this credit back</SubmitButton>
      </Guarded>
    </ActionForm>
  )
}

function Amount({ hint, currency }: { hint: string; currency: string }) {
  return (
    <>
      <TextInput name="amount" label="Amount" hint={hint} inputMode="decimal" />
      <TextInput name="currency" label="Currency" maxLength={3} defaultValue={currency} />
    </>
  )
}
