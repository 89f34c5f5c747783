import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import type { CommandRow } from '@/lib/admin/reports/enom-calls'
import { Bar } from './bar'
import { Section } from './section'

const milliseconds = (time: number | null) => (time === null ? '–' : `${Math.round(time)} ms`)

/** How fast Enom answered, and how often it did not. */
export function EnomReport({ calls }: { calls: readonly CommandRow[] }) {
  const most = Math.max(...calls.map(({ p95 }) => p95 ?? 0))
  const lead =
    'Calls to Enom in this period. Half of the answers came within the median, 95 of 100 within p95. A refused call got an answer; a failed one got no usable answer.'
  return (
    <Section title="Enom’s answers" lead={lead}>
      {calls.length === 0 ? (
        <Empty title="No calls in this period.">Calls are kept for a limited time, so an old period may be empty.</Empty>
      ) : (
        <Table
          caption="Calls by command"
          hideCaption
          columns={[
            { label: 'Command' },
            { label: 'Calls', numeric: true },
            { label: 'Median', numeric: true },
            { label: 'p95', numeric: true },
            { label: 'Refused', numeric: true },
            { label: 'Failed', numeric: true },
          ]}
          rows={calls.map(({ command, calls: count, p50, p95, refused, failed }) => ({
            key: command,
            cells: [
              <a key="command" href={`/admin/logs?${new URLSearchParams({ command })}`} translate="no">
                {command}
              </a>,
              count,
              milliseconds(p50),
              <Bar key="p95" value={p95 ?? 0} most={most}>
                {milliseconds(p95)}
              </Bar>,
              refused,
              failed,
            ],
          }))}
        />
      )}
    </Section>
  )
}
