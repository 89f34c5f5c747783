import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { LongTable } from '@/components/ui/long-table'
import { Pager } from '@/components/ui/pager'
import { Tag } from '@/components/ui/tag'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { EVENT_TYPES, eventText } from '@/lib/logs/event-text'
import { type EventRow, listEvents } from '@/lib/logs/list-events'
import { AdminPage } from '../_components/admin-page'
import { NoMatch } from '../_components/list/no-match'
import { LogFilter } from '../_components/log-filter'
import { PageTabs } from '../_components/page-tabs'
import { staffTitle } from '../_components/staff-title'

export const generateMetadata = staffTitle('Stripe events')

export default async function StripeEventsPage({ searchParams }: PageProps<'/admin/stripe-events'>) {
  const actor = await requireStaff('/admin/stripe-events', 'logs')
  const query = await searchParams
  const after = readParam(query.after)
  const filter = { type: readParam(query.type), state: readParam(query.state), search: readParam(query.search) }
  const { rows, next } = await listEvents(actor, { ...filter, after })
  const isFiltered = Object.values(filter).some(Boolean)
  return (
    <AdminPage current="/admin/logs">
      <PageTabs group="Logs" current="/admin/stripe-events" />
      <PageTitle lead="What Stripe has reported about payments, refunds and disputes. An event only prompts the shop to read the current data from Stripe.">
        Stripe events
      </PageTitle>
      <LogFilter
        path="/admin/stripe-events"
        fields={[
          {
            name: 'type',
            label: 'Event',
            value: filter.type,
            options: Object.entries(EVENT_TYPES).map(([value, label]) => ({ value, label })),
          },
          {
            name: 'state',
            label: 'State',
            value: filter.state,
            options: [
              { value: 'waiting', label: 'Not processed yet' },
              { value: 'applied', label: 'Acted on' },
            ],
          },
          { name: 'search', label: 'Stripe’s id', value: filter.search, type: 'search' },
        ]}
      />
      {rows.length === 0 ? (
        <NoEvents isFiltered={isFiltered} />
      ) : (
        <LongTable caption="Stripe events" hideCaption columns={COLUMNS} rows={rows.map((row) => ({ key: row.id, cells: cellsOf(row) }))} />
      )}
      <Pager path="/admin/stripe-events" params={filter} after={after} next={next} />
    </AdminPage>
  )
}

const COLUMNS = [{ label: 'Event' }, { label: 'About' }, { label: 'Order' }, { label: 'Received' }, { label: 'State' }] as const

function cellsOf({ id, type, objectId, order, receivedAt, appliedAt }: EventRow) {
  return [
    <a key="type" href={`/admin/stripe-events/${id}`}>
      {eventText(type)}
    </a>,
    <span key="object" className="font-mono text-xs wrap-anywhere">
      {objectId}
    </span>,
    order ? (
      <a key="order" href={`/admin/orders/${order.id}`}>
        {order.number}
      </a>
    ) : (
      '–'
    ),
    <DateText key="received" at={receivedAt} time />,
    appliedAt ? (
      <Tag key="state" tone="neutral">
        Acted on
      </Tag>
    ) : (
      <Tag key="state" tone="warning">
        Not processed yet
      </Tag>
    ),
  ]
}

function NoEvents({ isFiltered }: { isFiltered: boolean }) {
  if (!isFiltered)
    return (
      <Empty title="No events from Stripe yet.">
        The first one arrives with the first payment. If a payment is made and no event arrives, check the webhook in Stripe.
      </Empty>
    )
  return (
    <NoMatch title="No event matches." all={{ href: '/admin/stripe-events', label: 'Show all events' }}>
      Enter the whole id, such as evt_1Abc or re_1Abc.
    </NoMatch>
  )
}
