import type { ReactNode } from 'react'
import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { kindText } from '@/lib/webhooks/kinds'
import type { DeliveryRow } from '@/lib/webhooks/sending/list-deliveries'
import { answerText, STATUS_WORDS } from '@/lib/webhooks/text'
import { LogFilter } from '../../_components/log-filter'
import { DeliveryTag } from './delivery-tag'

type DeliveriesProps = {
  endpointId: string
  rows: readonly DeliveryRow[]
  next: string | null
  status: string | undefined
  after: string | undefined
  children: ReactNode
}

/** The delivery log of an endpoint, newest first. `children` are the actions. */
export function Deliveries({ endpointId, rows, next, status, after, children }: DeliveriesProps) {
  const path = `/admin/webhooks/${endpointId}`
  const options = Object.entries(STATUS_WORDS).map(([value, { label }]) => ({ value, label }))
  return (
    <section aria-labelledby="deliveries" className="mt-12">
      <h2 id="deliveries" className="mb-4 text-lg">
        Deliveries
      </h2>
      <LogFilter path={path} fields={[{ name: 'status', label: 'State', value: status, options }]} />
      {rows.length === 0 ? (
        <Empty title={status ? 'No deliveries are in this state.' : 'Nothing has been sent yet.'}>
          {status ? 'Clear the filter to see all deliveries.' : 'Send a test event, or wait for one of the chosen events.'}
        </Empty>
      ) : (
        <Table caption="Deliveries" hideCaption columns={COLUMNS} rows={rows.map((row) => ({ key: row.id, cells: cellsOf(row) }))} />
      )}
      <Pager path={path} params={{ status }} after={after} next={next} />
      {children}
    </section>
  )
}

const COLUMNS = [
  { label: 'Event' },
  { label: 'Happened' },
  { label: 'State' },
  { label: 'Attempts', numeric: true },
  { label: 'Last answer' },
  { label: 'Took (ms)', numeric: true },
  { label: 'Next attempt' },
] as const

function cellsOf(delivery: DeliveryRow) {
  const { id, kind, createdAt, attempts, durationMs, nextAttemptAt } = delivery
  return [
    <a key="kind" href={`/admin/webhooks/deliveries/${id}`}>
      {kindText(kind)}
    </a>,
    <DateText key="at" at={createdAt} time />,
    <DeliveryTag key="state" delivery={delivery} />,
    attempts,
    answerText(delivery) ?? '–',
    durationMs ?? '–',
    nextAttemptAt ? <DateText key="next" at={nextAttemptAt} time /> : '–',
  ]
}
