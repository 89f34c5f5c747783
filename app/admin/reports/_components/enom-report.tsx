import { Empty } from '@/components/ui/empty'
import type { CommandRow } from '@/lib/admin/reports/enom-calls'
import type { ReportQuery } from '@/lib/admin/reports/read-report'
import { callsTable } from '@/lib/admin/reports/tables'
import { ReportView } from './report-view'
import { Section } from './section'

/** How fast Enom answered, and how often it did not. */
export function EnomReport({ calls, query }: { calls: readonly CommandRow[]; query: ReportQuery }) {
  const lead =
    'Calls to Enom in this period. Half of the answers came within the median, 95 of 100 within p95. A refused call got an answer; a failed one got no usable answer.'
  return (
    <Section title="Enom’s answers" lead={lead}>
      {calls.length === 0 ? (
        <Empty title="No calls in this period.">Calls are kept for a limited time, so an old period may be empty.</Empty>
      ) : (
        <ReportView
          name="enom-calls"
          table={callsTable(calls)}
          query={query}
          bar={{ column: 3 }}
          linkOf={(command) => `/admin/logs?${new URLSearchParams({ command })}`}
        />
      )}
    </Section>
  )
}
