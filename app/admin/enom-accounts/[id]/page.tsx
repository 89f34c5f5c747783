import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageTitle } from '@/components/layout/page-title'
import { CopyButton } from '@/components/ui/copy-button'
import { DateText } from '@/components/ui/date-text'
import { Facts } from '@/components/ui/facts'
import { ActionForm } from '@/components/ui/form/action-form'
import { Saved } from '@/components/ui/form/saved'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { Tag } from '@/components/ui/tag'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { env } from '@/lib/config/env'
import { formatMoney } from '@/lib/money'
import { type AccountDetail, getAccount } from '@/lib/registrar/accounts/accounts'
import { AdminPage } from '../../_components/admin-page'
import { Guarded } from '../../_components/guarded'
import { requireId } from '../../_components/require-id'
import { AccountForm } from '../_components/account-form'
import { ConnectionTest } from '../_components/connection-test'
import { makeEnomAccountDefault, readPricesNow, removeEnomAccount, replacePassword } from '../actions'

/** Cached because the page and its title both need it. */
const readAccount = cache(async (id: string) => getAccount(await requireStaff(`/admin/enom-accounts/${id}`), id))

export async function generateMetadata({ params }: PageProps<'/admin/enom-accounts/[id]'>): Promise<Metadata> {
  const account = await readAccount(await requireId((await params).id))
  if (!account) notFound()
  return { title: account.label }
}

export default async function EnomAccountPage({ params, searchParams }: PageProps<'/admin/enom-accounts/[id]'>) {
  const id = await requireId((await params).id)
  const account = await readAccount(id)
  if (!account) notFound()
  const saved = readParam((await searchParams).saved)
  return (
    <AdminPage current="/admin/enom-accounts">
      <PageTitle
        eyebrow={<a href="/admin/enom-accounts">Enom accounts</a>}
        tags={
          <>
            <Tag tone={account.testMode ? 'warning' : 'good'}>{account.testMode ? 'Test' : 'Live'}</Tag>
            {account.isDefault && <Tag tone="info">Default</Tag>}
          </>
        }
      >
        {account.label}
      </PageTitle>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[2fr_1fr]">
        <div className="min-w-0">
          <h2 className="mb-4 text-lg">Connection</h2>
          {/* Results from before the last save no longer apply. */}
          <ConnectionTest key={`${saved} ${account.passwordSetAt.getTime()}`} accountId={account.id}>
            {saved && <Saved>Test the connection now. Orders waiting for this account continue as soon as it works.</Saved>}
          </ConnectionTest>
          <h2 className="mt-10 mb-4 text-lg">Account</h2>
          <AccountForm account={account} />
        </div>
        <aside className="min-w-0">
          <AccountFacts account={account} />
          {!account.isDefault && <MakeDefault id={account.id} />}
          <ReplacePassword id={account.id} />
          <ReadPrices id={account.id} />
          {!account.holdsSomething && <Remove id={account.id} />}
        </aside>
      </div>
    </AdminPage>
  )
}

function AccountFacts({ account }: { account: AccountDetail }) {
  return (
    <>
      <h2 className="mb-4 text-lg">Facts</h2>
      <Facts
        items={[
          {
            term: 'Password',
            detail: (
              <>
                Set <DateText at={account.passwordSetAt} time />. It cannot be shown.
              </>
            ),
          },
          { term: 'Balance', detail: account.balance ? formatMoney(account.balance) : 'Not asked yet' },
          { term: 'Movements', detail: <a href={`/admin/enom-accounts/${account.id}/balance`}>Balance history</a> },
          { term: 'Balance seen', detail: account.balanceAt && <DateText at={account.balanceAt} time /> },
          { term: 'This shop’s IP address', detail: <EgressIp /> },
          {
            term: 'Where to register it',
            detail: (
              <>
                On the website of Enom{account.testMode && '’s test server'}: Resellers &gt; Manage &gt; API. Enter the address under New
                and click Add.
              </>
            ),
          },
        ]}
      />
    </>
  )
}

function EgressIp() {
  if (!env.EGRESS_IP) return <>Unknown. Set EGRESS_IP to the server’s outgoing address.</>
  return (
    <>
      <span className="me-2 font-mono">{env.EGRESS_IP}</span>
      <CopyButton text={env.EGRESS_IP} />
    </>
  )
}

function ReadPrices({ id }: { id: string }) {
  return (
    <ActionForm action={readPricesNow} prefix="prices" label="Read the prices" className="mt-6">
      <input type="hidden" name="id" value={id} />
      <p className="mb-2 text-ink-2">We read Enom’s prices every night. You can also read them now.</p>
      <SubmitButton variant="secondary" small>
        Read the prices now
      </SubmitButton>
    </ActionForm>
  )
}

function ReplacePassword({ id }: { id: string }) {
  return (
    <ActionForm action={replacePassword} prefix="replace" label="Replace the password" className="mt-6">
      <Guarded title="Replace the password">
        <input type="hidden" name="id" value={id} />
        <p className="mb-3 text-ink-2">
          We test the new password or API token with Enom first. The shop uses it only if Enom accepts it; until then it uses the current
          one.
        </p>
        <TextInput name="password" label="New password or API token" type="password" autoComplete="new-password" maxLength={200} />
        <SubmitButton variant="secondary">Test and use it</SubmitButton>
      </Guarded>
    </ActionForm>
  )
}

function Remove({ id }: { id: string }) {
  return (
    <ActionForm action={removeEnomAccount} prefix="remove" label="Remove this account" className="mt-6">
      <Guarded title="Remove this account">
        <input type="hidden" name="id" value={id} />
        <p className="mb-3 text-ink-2">
          Its login, its prices and the record of its calls are deleted here. Nothing changes at Enom. This can’t be undone.
        </p>
        <SubmitButton variant="danger">Remove the account</SubmitButton>
      </Guarded>
    </ActionForm>
  )
}

function MakeDefault({ id }: { id: string }) {
  return (
    <ActionForm action={makeEnomAccountDefault} prefix="default" label="Use as default" className="mt-6">
      <input type="hidden" name="id" value={id} />
      <p className="mb-2 text-ink-2">Products without an account of their own use the default one.</p>
      <SubmitButton variant="secondary" small>
        Use as default
      </SubmitButton>
    </ActionForm>
  )
}
