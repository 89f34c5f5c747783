import { PageTitle } from '@/components/layout/page-title'
import { Empty } from '@/components/ui/empty'
import { listCertificates } from '@/lib/admin/lists/list-certificates'
import { listViews } from '@/lib/admin/lists/list-views'
import { CERTIFICATE_VIEWS, type CertificateQuery, type CertificateView } from '@/lib/admin/lists/schema'
import { CERTIFICATE_VIEW_LABELS } from '@/lib/admin/lists/text'
import { requireStaff } from '@/lib/auth/guards/guards'
import { mayStaff } from '@/lib/permissions'
import { AdminPage } from '../_components/admin-page'
import { actOnSelectedCertificates } from '../_components/list/actions'
import { goStraight } from '../_components/list/go-straight'
import { ListFrame } from '../_components/list/list-frame'
import { NoMatch } from '../_components/list/no-match'
import { staffTitle } from '../_components/staff-title'
import { CERTIFICATE_COLUMNS, CERTIFICATE_STATUSES, certificateCells, readCertificateList } from './_components/certificate-list'

export const generateMetadata = staffTitle('Certificates')

/** These views are sorted by end date, earliest first. */
const SOONEST: Partial<Record<CertificateView, string>> = { replace_due: 'file_end', cover_ending: 'cover_end' }

const VIEWS = [
  { label: 'All' },
  ...CERTIFICATE_VIEWS.map((value) => ({ value, label: CERTIFICATE_VIEW_LABELS[value], sort: SOONEST[value] })),
  { label: 'Not matched', href: '/admin/audit?kind=orphan' },
]

const CHOICES = [
  { name: 'status', label: 'State', any: 'Any', options: CERTIFICATE_STATUSES.map((value) => ({ value, label: stateLabel(value) })) },
  {
    name: 'sort',
    label: 'Sort by',
    any: 'Newest',
    options: [
      { value: 'file_end', label: 'End of the file' },
      { value: 'cover_end', label: 'End of the cover' },
    ],
  },
]

const BULK = {
  action: actOnSelectedCertificates,
  deeds: [
    { value: 'check', label: 'Check now' },
    { value: 'remind', label: 'Remind the buyer' },
    { value: 'suspend', label: 'Suspend' },
  ],
  reasonLabel: 'Reason for suspending (shown to the buyer)',
}

export default async function CertificatesPage({ searchParams }: PageProps<'/admin/certificates'>) {
  const actor = await requireStaff('/admin/certificates')
  const { list, asked } = readCertificateList(await searchParams)
  await goStraight(actor, asked.search)
  const [{ rows, newer, older }, saved] = await Promise.all([listCertificates(actor, asked, list.cursor), listViews(actor, list.path)])
  return (
    <AdminPage current="/admin/certificates">
      <PageTitle>Certificates</PageTitle>
      <ListFrame
        list={list}
        caption="Certificates"
        views={VIEWS}
        searchLabel="Domain, name, email, order or Enom number"
        choices={CHOICES}
        columns={CERTIFICATE_COLUMNS}
        rows={rows.map((row) => ({
          key: row.id,
          label: row.name || `a certificate in order ${row.order.number}`,
          cells: certificateCells(row),
        }))}
        bulk={mayStaff(actor, 'certificates') ? BULK : undefined}
        exportPath={mayStaff(actor, 'export') ? '/admin/certificates/export' : undefined}
        saved={saved}
        newer={newer}
        older={older}
        empty={<NoCertificates asked={asked} />}
      />
    </AdminPage>
  )
}

function stateLabel(status: string): string {
  if (status === 'needs_staff') return 'Needs attention'
  return status === 'disputed' ? 'Payment disputed or lost' : status
}

function NoCertificates({ asked: { search, view, status } }: { asked: CertificateQuery }) {
  const filters = [
    search && `search “${search}”`,
    view && `view “${CERTIFICATE_VIEW_LABELS[view]}”`,
    status && `state “${stateLabel(status)}”`,
  ]
  if (!filters.some(Boolean)) return <Empty title="No certificates yet.">They are created when an order is paid.</Empty>
  return <NoMatch title="No certificate matches." filters={filters} all={{ href: '/admin/certificates', label: 'Show all certificates' }} />
}
