import type { ReportQuery } from '@/lib/admin/reports/read-report'
import { stopsTable, trafficTable } from '@/lib/admin/reports/tables'
import type { Traffic } from '@/lib/admin/reports/traffic'
import { ReportView } from './report-view'
import { Section } from './section'

type TrafficReportProps = { traffic: Traffic; query: ReportQuery }

/** How many people visited, browsed and ordered, and which checks stopped them. */
export function TrafficReport({ traffic, query }: TrafficReportProps) {
  const lead =
    'Activity in the shop in this period. It is counted by day, without cookies or IP addresses, so someone who visits twice counts twice. Bots that identify themselves are left out.'
  const { zone } = query.period
  return (
    <Section title="From visit to payment" lead={zone === 'UTC' ? lead : `${lead} Visits are counted by UTC day.`}>
      <ReportView name="traffic" table={trafficTable(traffic)} query={query} bar={{ column: 1 }} />
      {traffic.stops.length > 0 && (
        <ReportView className="mt-8" name="stops" table={stopsTable(traffic.stops)} query={query} bar={{ column: 2 }} />
      )}
    </Section>
  )
}
