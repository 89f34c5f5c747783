import { BarChart } from '@/components/charts/bar-chart'
import type { ExpiryMonth } from '@/lib/admin/reports/expiry'
import type { ReportQuery } from '@/lib/admin/reports/read-report'
import { expiryTable } from '@/lib/admin/reports/tables'
import { monthText } from '@/lib/admin/reports/text'
import { ReportView } from './report-view'
import { Section } from './section'

/** The files and covers that end in the next twelve months. */
export function ExpiryReport({ months, query }: { months: readonly ExpiryMonth[]; query: ReportQuery }) {
  const lead =
    'Issued certificates, the next twelve months. A file that expires within its cover is replaced at no cost; where the cover ends, the client orders again.'
  const sum = months.reduce((all, { covers }) => all + covers, 0)
  return (
    <Section title="Expiry calendar" lead={lead}>
      <BarChart
        title="Certificates whose cover ends, per month"
        finding={`${sum} in the next twelve months.`}
        unit="Covers that end"
        step="Month"
        points={months.map(({ month, covers }) => ({ label: monthText(month), value: covers }))}
      />
      <ReportView className="mt-8" name="expiry" table={expiryTable(months)} query={query} bar={{ column: 1 }} />
    </Section>
  )
}
