import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { type CertificateListRow, listCertificates } from '@/lib/admin/list-certificates'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { isOver, STAFF_LABELS, staffWords } from '@/lib/certificates/lifecycle/status-text'
import { now } from '@/lib/clock'
import { AdminPage } from '../_components/admin-page'
import { CertificateTag } from '../_components/certificate-tag'
import { DisputedTag } from '../_components/disputed-tag'
import { ListFilter } from '../_components/list-filter'
import { readCursor } from '../_components/read-cursor'
import { staffTitle } from '../_components/staff-title'

export const generateMetadata = staffTitle('Certificates')

const VIEWS = [
  { value: 'needs_staff', label: 'Needs attention' },
  { value: 'disputed', label: 'Payment disputed or lost' },
  ...[...STAFF_LABELS.keys()].map((label) => ({ value: label, label })),
]

export default async function CertificatesPage({ searchParams }: PageProps<'/admin/certificates'>) {
  const actor = await requireStaff('/admin/certificates')
  const query = await searchParams
  const search = readParam(query.search)
  const status = readView(readParam(query.status))
  const after = readCursor(query.after)
  const { rows, next } = await listCertificates(actor, { after, status, search })
  return (
    <AdminPage current="/admin/certificates">
      <PageTitle>Certificates</PageTitle>
      <ListFilter
        path="/admin/certificates"
        search={search}
        searchLabel="Address, order, Enom number or email"
        status={status}
        statuses={VIEWS}
      />
      {rows.length === 0 ? (
        <NoCertificates isFiltered={Boolean(search || status)} />
      ) : (
        <Table
          caption="Certificates"
          hideCaption
          columns={COLUMNS}
          rows={byNeed(rows, now()).map((row) => ({ key: row.id, cells: cellsOf(row) }))}
        />
      )}
      <Pager path="/admin/certificates" params={{ search, status }} after={after} next={next} />
    </AdminPage>
  )
}

/** Within a page, files that have expired or soon will come first. Otherwise the order is unchanged. */
function byNeed(rows: readonly CertificateListRow[], at: Date): CertificateListRow[] {
  const urgent = (row: CertificateListRow) => row.place === 'issued' && staffWords(row, at).group === 'needs_you'
  return [...rows.filter(urgent), ...rows.filter((row) => !urgent(row))]
}

const COLUMNS = [
  { label: 'Address' },
  { label: 'Type' },
  { label: 'Order' },
  { label: 'Status' },
  { label: 'Enom number', numeric: true },
  { label: 'File expires' },
  { label: 'Last checked' },
] as const

function cellsOf({ id, name, typeName, order, place, dispute, enomCertId, checkedAt, ...dates }: CertificateListRow) {
  return [
    <a key="name" href={`/admin/certificates/${id}`}>
      {name || (isOver(place) ? typeName : 'Not set up yet')}
    </a>,
    typeName,
    <a key="order" href={`/admin/orders/${order.id}`}>
      {order.number}
    </a>,
    <span key="status" className="flex flex-wrap gap-1">
      <CertificateTag shown={{ ...dates, place }} dates={dates} />
      <DisputedTag dispute={dispute} />
    </span>,
    enomCertId ?? '–',
    dates.fileExpiresAt ? <DateText key="ends" at={dates.fileExpiresAt} /> : '–',
    checkedAt ? <DateText key="checked" at={checkedAt} time /> : '–',
  ]
}

function NoCertificates({ isFiltered }: { isFiltered: boolean }) {
  if (!isFiltered) return <Empty title="No certificates yet.">They are created when an order is paid.</Empty>
  const clear = (
    <ButtonLink href="/admin/certificates" variant="secondary">
      Clear the filters
    </ButtonLink>
  )
  return (
    <Empty title="No certificate matches." action={clear}>
      Search for a shorter part of the address, or show all statuses.
    </Empty>
  )
}

function readView(text: string | undefined): string | undefined {
  return VIEWS.some(({ value }) => value === text) ? text : undefined
}
