import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { CALL_OUTCOMES, enomWords, tookText } from '@/lib/logs/call-text'
import { getCallsOf } from '@/lib/logs/get-call'
import { type CallRow, isDay, listCalls, listCommands } from '@/lib/logs/list-calls'
import { listAccounts } from '@/lib/registrar/accounts/accounts'
import { AdminPage } from '../_components/admin-page'
import { NoMatch } from '../_components/list/no-match'
import { LogFilter } from '../_components/log-filter'
import { PageTabs } from '../_components/page-tabs'
import { readCursor } from '../_components/read-cursor'
import { staffTitle } from '../_components/staff-title'
import { OutcomeTag } from './_components/outcome-tag'
import { SupportMessage } from './_components/support-message'

export const generateMetadata = staffTitle('Enom calls')

const OUTCOMES = [
  { value: 'failed', label: 'Everything that failed' },
  ...Object.entries(CALL_OUTCOMES).map(([value, label]) => ({ value, label })),
]

export default async function LogsPage({ searchParams }: PageProps<'/admin/logs'>) {
  const actor = await requireStaff('/admin/logs', 'logs')
  const query = await searchParams
  const after = readCursor(query.after)
  const filter = {
    command: readParam(query.command),
    outcome: readParam(query.outcome),
    accountId: readParam(query.accountId),
    certificate: readParam(query.certificate),
    day: readParam(query.day),
  }
  const [{ rows, next }, commands, accounts] = await Promise.all([
    listCalls(actor, { ...filter, after }),
    listCommands(actor),
    listAccounts(actor),
  ])
  const certificate = filter.certificate ? oneCertificate(rows) : null
  const isFollowing = !after && readParam(query.follow) === 'on'
  return (
    <AdminPage current="/admin/logs">
      <PageTabs group="Logs" current="/admin/logs" />
      <PageTitle lead="Every call this shop has made to Enom. Passwords, certificate requests and contacts are never recorded.">
        Enom calls
      </PageTitle>
      <LogFilter
        path="/admin/logs"
        fields={[
          { name: 'command', label: 'Command', value: filter.command, options: commands.map((name) => ({ value: name, label: name })) },
          { name: 'outcome', label: 'Outcome', value: filter.outcome, options: OUTCOMES },
          {
            name: 'accountId',
            label: 'Account',
            value: filter.accountId,
            options: accounts.map(({ id, label }) => ({ value: id, label })),
          },
          { name: 'certificate', label: 'Certificate', value: filter.certificate, type: 'search' },
          {
            name: 'day',
            label: 'Day (UTC)',
            value: filter.day,
            type: 'date',
            error: filter.day && !isDay(filter.day) ? `“${filter.day}” is not a date. Enter it like this: 2026-11-29.` : undefined,
          },
        ]}
      />
      {!after && <Follow isFollowing={isFollowing} filter={filter} />}
      {rows.length === 0 ? (
        <NoCalls isFiltered={Object.values(filter).some(Boolean)} />
      ) : (
        <Table caption="Enom calls" hideCaption columns={COLUMNS} rows={rows.map((row) => ({ key: row.id, cells: cellsOf(row) }))} />
      )}
      <Pager path="/admin/logs" params={filter} after={after} next={next} />
      {certificate && <SupportMessage calls={await getCallsOf(actor, certificate.id)} query={`certificate=${certificate.id}`} />}
    </AdminPage>
  )
}

/** New calls appear automatically once staff have turned this on, until they pause it. */
function Follow({ isFollowing, filter }: { isFollowing: boolean; filter: Record<string, string | undefined> }) {
  const kept = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : []))
  const href = (more: string[][]) => `/admin/logs?${new URLSearchParams([...kept, ...more])}`
  if (!isFollowing) {
    return (
      <p className="mb-4">
        <a href={href([['follow', 'on']])}>Follow new calls</a>
      </p>
    )
  }
  return (
    <div className="mb-4 flex flex-wrap gap-x-4">
      <span>New calls appear automatically.</span>
      <a href={href([])}>Pause</a>
      <LiveRefresh sentence="New calls appear automatically." href={href([['follow', 'on']])} />
    </div>
  )
}

const COLUMNS = [
  { label: 'Time' },
  { label: 'Command' },
  { label: 'Certificate' },
  { label: 'Account' },
  { label: 'Took', numeric: true },
  { label: 'Attempt', numeric: true },
  { label: 'Outcome' },
] as const

function cellsOf({ id, at, command, certificate, account, milliseconds, attempt, outcome, text, number }: CallRow) {
  return [
    <a key="at" href={`/admin/logs/${id}`}>
      <DateText at={at} time />
    </a>,
    command,
    certificate ? (
      <a key="certificate" href={`/admin/certificates/${certificate.id}`}>
        {certificate.name}
      </a>
    ) : (
      '–'
    ),
    account.label,
    tookText(milliseconds),
    attempt ?? '–',
    <span key="outcome" className="block">
      <OutcomeTag outcome={outcome} />
      {text && <span className="mt-1 block text-ink-2 wrap-anywhere">{enomWords(text, number)}</span>}
    </span>,
  ]
}

/** Returns the certificate, if every listed call is about the same one. */
function oneCertificate(rows: readonly CallRow[]): CallRow['certificate'] {
  const [first] = rows
  return first?.certificate && rows.every(({ certificate }) => certificate?.id === first.certificate?.id) ? first.certificate : null
}

function NoCalls({ isFiltered }: { isFiltered: boolean }) {
  if (!isFiltered) return <Empty title="No calls to Enom yet.">Calls will appear here.</Empty>
  return (
    <NoMatch title="No call matches." all={{ href: '/admin/logs', label: 'Show all calls' }}>
      Search for a shorter part of the address. Queries are kept for a limited time; purchases are kept longer.
    </NoMatch>
  )
}
