import { Empty } from '@/components/ui/empty'
import type { ReportQuery } from '@/lib/admin/reports/read-report'
import { callsTable } from '@/lib/admin/reports/tables'
import type { CommandRow } from '@/lib/admin/reports/times/enom-calls'
import { ReportView } from './report-view'
import { Section } from './section'

/** How fast Enom responded, and how often it did not. */
export function EnomReport({ calls, query }: { calls: readonly CommandRow[]; query: ReportQuery }) {
  const lead =
    'Calls to Enom in this period, by UTC day. Half of the responses arrived within the median and 95 of 100 within p95; both figures are accurate to within 5 %. A refused call got a response; a failed one got no usable response.'
  return (
    <Section title="Enom’s answers" lead={lead}>
      {calls.length === 0 ? (
        <Empty title="No calls in this period.">Choose other dates above.</Empty>
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
