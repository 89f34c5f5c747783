import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { type EntryRow, listEntries } from '@/lib/audit-log/list-entries'
import { SUBJECTS } from '@/lib/audit-log/subjects'
import { ACTION_WORDS, actionText, SUBJECT_WORDS, subjectPath } from '@/lib/audit-log/text'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { AdminPage } from '../_components/admin-page'
import { NoMatch } from '../_components/list/no-match'
import { LogFilter } from '../_components/log-filter'
import { PageTabs } from '../_components/page-tabs'
import { readCursor } from '../_components/read-cursor'
import { staffTitle } from '../_components/staff-title'
import { Changes } from './_components/changes'
import { verifyAuditLog } from './actions'

export const generateMetadata = staffTitle('Audit log')

export default async function AuditLogPage({ searchParams }: PageProps<'/admin/audit-log'>) {
  const actor = await requireStaff('/admin/audit-log', 'audit-log')
  const query = await searchParams
  const after = readCursor(query.after)
  const filter = {
    person: readParam(query.person),
    action: readParam(query.action),
    subjectKind: readParam(query.subjectKind),
    subjectId: readParam(query.subjectId),
  }
  const { rows, next } = await listEntries(actor, { ...filter, after })
  const isFiltered = Object.values(filter).some(Boolean)
  return (
    <AdminPage current="/admin/staff">
      <PageTabs group="Staff" current="/admin/audit-log" />
      <PageTitle lead="What staff changed, and who did it. Entries are only ever added: the database refuses changes and deletions, and each entry contains the fingerprint of the previous one.">
        Audit log
      </PageTitle>
      <ActionForm action={verifyAuditLog} prefix="verify" label="Verify the chain" className="mb-6">
        <SubmitButton variant="secondary" small>
          Verify the chain
        </SubmitButton>
      </ActionForm>
      <LogFilter
        path="/admin/audit-log"
        fields={[
          { name: 'person', label: 'Person (email)', value: filter.person, type: 'search' },
          {
            name: 'action',
            label: 'Action',
            value: filter.action,
            options: Object.entries(ACTION_WORDS).map(([value, label]) => ({ value, label })),
          },
          {
            name: 'subjectKind',
            label: 'About',
            value: filter.subjectKind,
            options: SUBJECTS.map((kind) => ({ value: kind, label: SUBJECT_WORDS[kind] })),
          },
          { name: 'subjectId', label: 'Its ID', value: filter.subjectId, type: 'search' },
        ]}
      />
      {rows.length === 0 ? (
        <NoEntries isFiltered={isFiltered} />
      ) : (
        <Table caption="Audit log" hideCaption columns={COLUMNS} rows={rows.map((row) => ({ key: row.id, cells: cellsOf(row) }))} />
      )}
      <Pager path="/admin/audit-log" params={filter} after={after} next={next} />
    </AdminPage>
  )
}

const COLUMNS = [{ label: 'Entry' }, { label: 'Who' }, { label: 'Action' }, { label: 'About' }, { label: 'Change' }] as const

function cellsOf({ number, at, by, action, subjectKind, subjectId, changes }: EntryRow) {
  return [
    <span key="at" className="sm:whitespace-nowrap">
      {number}, <DateText at={at} time />
    </span>,
    <span key="by" className="wrap-anywhere">
      {by ?? 'A deleted staff member'}
    </span>,
    actionText(action),
    <About key="about" kind={subjectKind} id={subjectId} />,
    <Changes key="changes" changes={changes} />,
  ]
}

function About({ kind, id }: { kind: string; id: string | null }) {
  const words = SUBJECTS.find((one) => one === kind)
  const path = subjectPath(kind, id)
  const label = words ? SUBJECT_WORDS[words] : kind
  return path ? <a href={path}>{label}</a> : label
}

function NoEntries({ isFiltered }: { isFiltered: boolean }) {
  if (!isFiltered)
    return (
      <Empty title="Nothing has been changed yet.">Entries appear when staff change an order, a certificate, a product or a setting.</Empty>
    )
  return <NoMatch title="No entry matches." all={{ href: '/admin/audit-log', label: 'Show all entries' }} />
}
