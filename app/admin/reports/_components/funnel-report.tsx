import type { ReportQuery } from '@/lib/admin/reports/read-report'
import { funnelTable, issueTimesTable } from '@/lib/admin/reports/tables'
import type { Progress } from '@/lib/admin/reports/times/get-progress'
import { ReportView } from './report-view'
import { Section } from './section'

/** How many paid certificates reached each step, and how long each step took. */
export function FunnelReport({ progress: { funnel, times }, query }: { progress: Progress; query: ReportQuery }) {
  const lead =
    'Certificates paid for in this period. Times are medians from the previous step, accurate to within 5 %. “Seen installed” counts only servers that can be reached from outside.'
  return (
    <Section title="From payment to installation" lead={lead}>
      <ReportView name="funnel" table={funnelTable(funnel)} query={query} bar={{ column: 1 }} />
      {times.length > 0 && <ReportView className="mt-8" name="issue-times" table={issueTimesTable(times)} query={query} />}
    </Section>
  )
}
