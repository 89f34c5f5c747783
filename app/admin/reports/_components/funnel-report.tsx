import type { Funnel, IssueTime } from '@/lib/admin/reports/funnel'
import type { ReportQuery } from '@/lib/admin/reports/read-report'
import { funnelTable, issueTimesTable } from '@/lib/admin/reports/tables'
import { ReportView } from './report-view'
import { Section } from './section'

/** How far what was paid has come, and how long each step took. */
export function FunnelReport({ funnel, times, query }: { funnel: Funnel; times: readonly IssueTime[]; query: ReportQuery }) {
  const lead =
    'Certificates paid for in this period. The time is the median from the step before. “Seen installed” counts only servers that can be reached from outside.'
  return (
    <Section title="From payment to installation" lead={lead}>
      <ReportView name="funnel" table={funnelTable(funnel)} query={query} bar={{ column: 1 }} />
      {times.length > 0 && <ReportView className="mt-8" name="issue-times" table={issueTimesTable(times)} query={query} />}
    </Section>
  )
}
