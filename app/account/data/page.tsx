import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { requireClient } from '@/lib/auth/guards/guards'
import { tooManySentence } from '@/lib/auth/limits/rate-limit'
import { readParam } from '@/lib/auth/read-param'
import { getDeletion } from '@/lib/privacy/queries'
import { AccountPage } from '../_components/account-page'
import { Deletion } from './_components/deletion'

export const metadata: Metadata = { title: 'Your data' }

/** The way to a copy of what the shop keeps about the person, and to the end of their account. */
export default async function DataPage({ searchParams }: PageProps<'/account/data'>) {
  const deletion = await getDeletion(await requireClient('/account/data'))
  const minutes = Number(readParam((await searchParams).wait))
  return (
    <AccountPage>
      <PageTitle eyebrow={<a href="/account/settings">Settings</a>}>Your data</PageTitle>
      <div className="max-w-form space-y-10">
        {Number.isInteger(minutes) && minutes > 0 && minutes <= 60 && (
          <Alert tone="warning" title="Nothing was downloaded">
            {tooManySentence({ minutes })}
          </Alert>
        )}
        <section aria-labelledby="download">
          <h2 id="download" className="mb-2">
            Download your data
          </h2>
          <p className="mb-4 text-ink-2">
            A zip with your account, sign-ins, orders, invoices, certificates, contacts and people, and a list of the emails we sent you. It
            holds no passwords and no keys.
          </p>
          <ButtonLink href="/account/data/export" variant="secondary">
            Download your data
          </ButtonLink>
        </section>
        {deletion && <Deletion deletion={deletion} />}
      </div>
    </AccountPage>
  )
}
