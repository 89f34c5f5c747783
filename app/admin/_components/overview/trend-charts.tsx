import { BarChart } from '@/components/charts/bar-chart'
import { LineChart } from '@/components/charts/line-chart'
import { dayText } from '@/components/ui/date-text'
import type { Trends } from '@/lib/admin/overview/trends'

/** Durations of at least this many hours are shown in days. */
const DAYS_FROM = 72

/** Charts of the orders paid per day and of the time until certificates are issued. Renders nothing without data. */
export function TrendCharts({ trends: { paidPerDay, hoursToIssue } }: { trends: Trends }) {
  const paid = paidPerDay.reduce((sum, { count }) => sum + count, 0)
  const timed = hoursToIssue.flatMap(({ hours }) => hours ?? [])
  if (!paid && !timed.length) return null
  return (
    <div className="mt-12 grid gap-x-12 gap-y-8 lg:grid-cols-2">
      <BarChart
        title="Orders paid per day, last 30 days"
        finding={paid === 1 ? '1 order was paid.' : `${paid} orders were paid.`}
        unit="Orders paid"
        points={paidPerDay.map(({ day, count }) => ({ label: dayText(day), value: count }))}
      />
      <IssueTimes points={hoursToIssue} isInDays={Math.max(0, ...timed) >= DAYS_FROM} />
    </div>
  )
}

function IssueTimes({ points, isInDays }: { points: Trends['hoursToIssue']; isInDays: boolean }) {
  const format = (value: number) => `${Math.round(value * 10) / 10} ${isInDays ? 'days' : 'h'}`
  const inUnit = points.map(({ week, hours }) => ({ label: dayText(week), value: hours === null ? null : isInDays ? hours / 24 : hours }))
  const last = inUnit.findLast(({ value }) => value !== null)
  return (
    <LineChart
      title="Time from payment to issue, median per week"
      finding={last?.value == null ? 'Nothing was issued in the last 12 weeks.' : `${format(last.value)} in the week of ${last.label}.`}
      unit="Median"
      points={inUnit}
      format={format}
    />
  )
}
