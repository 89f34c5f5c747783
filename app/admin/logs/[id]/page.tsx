import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { Facts } from '@/components/ui/facts'
import { requireStaff } from '@/lib/auth/guards/guards'
import { enomWords, tookText } from '@/lib/logs/call-text'
import { type CallDetail, getCall } from '@/lib/logs/get-call'
import { AdminPage } from '../../_components/admin-page'
import { requireId } from '../../_components/require-id'
import { OutcomeTag } from '../_components/outcome-tag'
import { SupportMessage } from '../_components/support-message'

/** Cached because the page and its title both need it. */
const readCall = cache(async (id: string) => getCall(await requireStaff(`/admin/logs/${id}`, 'logs'), id))

export async function generateMetadata({ params }: PageProps<'/admin/logs/[id]'>): Promise<Metadata> {
  const call = await readCall(await requireId((await params).id))
  if (!call) notFound()
  return { title: call.command }
}

export default async function CallPage({ params }: PageProps<'/admin/logs/[id]'>) {
  const call = await readCall(await requireId((await params).id))
  if (!call) notFound()
  return (
    <AdminPage current="/admin/logs">
      <PageTitle eyebrow={<a href="/admin/logs">Enom calls</a>} tags={<OutcomeTag outcome={call.outcome} />}>
        {call.command}
      </PageTitle>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <section className="min-w-0">
          <h2 className="mb-4 text-lg">The call</h2>
          <CallFacts call={call} />
        </section>
        <div className="min-w-0 space-y-8">
          <Fields title="Sent" fields={call.request}>
            No parameters recorded. Login, password, certificate request and contacts are never recorded.
          </Fields>
          <Fields title="Received" fields={call.reply}>
            No numbers recorded. Only the numbers in responses to purchases are kept.
          </Fields>
        </div>
      </div>
      <SupportMessage calls={[call]} query={`call=${call.id}`} />
    </AdminPage>
  )
}

function CallFacts({ call: { id, at, milliseconds, attempt, account, testMode, certificate, number, text } }: { call: CallDetail }) {
  return (
    <Facts
      items={[
        { term: 'Time', detail: <DateText at={at} time /> },
        { term: 'Took', detail: tookText(milliseconds) },
        {
          term: 'Certificate',
          detail: certificate && (
            <>
              <a href={`/admin/certificates/${certificate.id}`}>{certificate.name}</a>{' '}
              <a href={`/admin/logs?certificate=${certificate.id}`}>(all calls)</a>
            </>
          ),
        },
        { term: 'Attempt', detail: attempt },
        {
          term: 'Account',
          detail: (
            <>
              <a href={`/admin/enom-accounts/${account.id}`}>{account.label}</a> ({testMode ? 'test' : 'live'})
            </>
          ),
        },
        { term: 'Enom’s message', detail: text && enomWords(text, number) },
        { term: 'Our number', detail: <span className="font-mono">{id}</span> },
      ]}
    />
  )
}

function Fields({ title, fields, children }: { title: string; fields: CallDetail['request']; children: string }) {
  return (
    <section>
      <h2 className="mb-4 text-lg">{title}</h2>
      {fields.length ? (
        <Facts items={fields.map(({ name, value }) => ({ term: name, detail: <span className="font-mono">{value}</span> }))} />
      ) : (
        <p className="text-ink-2">{children}</p>
      )}
    </section>
  )
}
