import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { requireStaff } from '@/lib/auth/guards/guards'
import { type EndpointView, listEndpoints } from '@/lib/webhooks/endpoints/list-endpoints'
import { AdminPage } from '../_components/admin-page'
import { staffTitle } from '../_components/staff-title'
import { EndpointTag } from './_components/endpoint-tag'
import { HowToReceive } from './_components/how-to-receive'

export const generateMetadata = staffTitle('Webhooks')

export default async function WebhooksPage() {
  const endpoints = await listEndpoints(await requireStaff('/admin/webhooks', 'settings'))
  return (
    <AdminPage current="/admin/settings">
      <PageTitle
        eyebrow={<a href="/admin/settings">Settings</a>}
        lead="The shop notifies your other systems of events by sending a signed message to a URL you choose."
        actions={<ButtonLink href="/admin/webhooks/new">Add an endpoint</ButtonLink>}
      >
        Webhooks
      </PageTitle>
      {endpoints.length === 0 ? (
        <Empty title="No endpoints yet.">
          Add the address of a system that needs to know about paid orders, issued certificates or alerts.
        </Empty>
      ) : (
        <Table caption="Endpoints" hideCaption columns={COLUMNS} rows={endpoints.map((row) => ({ key: row.id, cells: cellsOf(row) }))} />
      )}
      <HowToReceive />
    </AdminPage>
  )
}

const COLUMNS = [
  { label: 'Endpoint' },
  { label: 'Address' },
  { label: 'State' },
  { label: 'Events', numeric: true },
  { label: 'Failing since' },
] as const

function cellsOf(endpoint: EndpointView) {
  const { id, description, url, kinds, failingSince, secretShownAt } = endpoint
  return [
    <span key="name" className="inline-flex flex-wrap items-center gap-2">
      <a href={`/admin/webhooks/${id}`}>{description}</a>
      {!secretShownAt && <Tag tone="warning">Secret not shown yet</Tag>}
    </span>,
    <span key="url" className="wrap-anywhere">
      {url}
    </span>,
    <EndpointTag key="state" endpoint={endpoint} />,
    kinds.length,
    failingSince ? <DateText key="failing" at={failingSince} time /> : '–',
  ]
}
