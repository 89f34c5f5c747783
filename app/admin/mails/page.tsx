import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { LongTable } from '@/components/ui/long-table'
import { Pager } from '@/components/ui/pager'
import { MAILS, mailName } from '@/lib/admin/text'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { listMails, type MailRow } from '@/lib/outbox/log/list-mails'
import { AdminPage } from '../_components/admin-page'
import { NoMatch } from '../_components/list/no-match'
import { LogFilter } from '../_components/log-filter'
import { PageTabs } from '../_components/page-tabs'
import { readCursor } from '../_components/read-cursor'
import { staffTitle } from '../_components/staff-title'
import { MailAbout } from './_components/mail-about'
import { MAIL_STATES, MailTag } from './_components/mail-tag'

export const generateMetadata = staffTitle('Emails')

export default async function MailsPage({ searchParams }: PageProps<'/admin/mails'>) {
  const actor = await requireStaff('/admin/mails', 'logs')
  const query = await searchParams
  const after = readCursor(query.after)
  const filter = { status: readParam(query.status), kind: readParam(query.kind), to: readParam(query.to) }
  const { rows, next } = await listMails(actor, { ...filter, after })
  const isFiltered = Object.values(filter).some(Boolean)
  return (
    <AdminPage current="/admin/logs">
      <PageTabs group="Logs" current="/admin/mails" />
      <PageTitle lead="Every email the shop has sent or will send. Links and codes are created while an email is being sent, and are never shown here.">
        Emails
      </PageTitle>
      <LogFilter
        path="/admin/mails"
        fields={[
          {
            name: 'status',
            label: 'State',
            value: filter.status,
            options: Object.entries(MAIL_STATES).map(([value, { label }]) => ({ value, label })),
          },
          { name: 'kind', label: 'Kind', value: filter.kind, options: Object.entries(MAILS).map(([value, label]) => ({ value, label })) },
          { name: 'to', label: 'Address', value: filter.to, type: 'search' },
        ]}
      />
      {rows.length === 0 ? (
        <NoMails isFiltered={isFiltered} />
      ) : (
        <LongTable caption="Emails" hideCaption columns={COLUMNS} rows={rows.map((row) => ({ key: row.id, cells: cellsOf(row) }))} />
      )}
      <Pager path="/admin/mails" params={filter} after={after} next={next} />
    </AdminPage>
  )
}

const COLUMNS = [
  { label: 'Email' },
  { label: 'To' },
  { label: 'State' },
  { label: 'Queued' },
  { label: 'Sent' },
  { label: 'About' },
  { label: 'Last error' },
] as const

function cellsOf(mail: MailRow) {
  const { id, kind, to, createdAt, sentAt, lastError } = mail
  return [
    <a key="kind" href={`/admin/mails/${id}`}>
      {capitalised(mailName(kind))}
    </a>,
    <span key="to" className="wrap-anywhere">
      {to}
    </span>,
    <MailTag key="state" mail={mail} />,
    <DateText key="queued" at={createdAt} time />,
    sentAt ? <DateText key="sent" at={sentAt} time /> : '–',
    <MailAbout key="about" mail={mail} />,
    lastError ? (
      <span key="error" className="wrap-anywhere">
        {lastError}
      </span>
    ) : (
      '–'
    ),
  ]
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function NoMails({ isFiltered }: { isFiltered: boolean }) {
  if (!isFiltered) return <Empty title="No emails yet.">The first one is sent when somebody orders or signs in.</Empty>
  return (
    <NoMatch title="No email matches." all={{ href: '/admin/mails', label: 'Show all emails' }}>
      Enter a shorter part of the address.
    </NoMatch>
  )
}
