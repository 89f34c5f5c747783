import { Table } from '@/components/ui/table'
import type { Funnel, IssueTime } from '@/lib/admin/reports/funnel'
import { durationText, shareText } from '@/lib/admin/reports/text'
import { AUTHORITY, LEVEL_NAME } from '@/lib/catalog/text'
import { Bar } from './bar'
import { Section } from './section'

/** How far what was paid has come, and how long each step took. */
export function FunnelReport({ funnel, times }: { funnel: Funnel; times: readonly IssueTime[] }) {
  const { paid, setUp, issued, installed, toSetUp, toIssued, toInstalled } = funnel
  const steps = [
    { name: 'Paid', count: paid, time: null },
    { name: 'Set up and sent', count: setUp, time: toSetUp },
    { name: 'Issued', count: issued, time: toIssued },
    { name: 'Seen installed', count: installed, time: toInstalled },
  ]
  const lead =
    'Certificates paid for in this period. The time is the median from the step before. “Seen installed” counts only servers that can be reached from outside.'
  return (
    <Section title="From payment to installation" lead={lead}>
      <Table
        caption="Steps"
        hideCaption
        columns={[
          { label: 'Step' },
          { label: 'Certificates', numeric: true },
          { label: 'Of those paid', numeric: true },
          { label: 'Median time', numeric: true },
        ]}
        rows={steps.map(({ name, count, time }) => ({
          key: name,
          cells: [
            name,
            <Bar key="count" value={count} most={paid}>
              {count}
            </Bar>,
            shareText(count, paid),
            durationText(time),
          ],
        }))}
      />
      {times.length > 0 && (
        <Table
          className="mt-8"
          caption="From payment to issue"
          columns={[
            { label: 'Authority and validation' },
            { label: 'Issued', numeric: true },
            { label: 'Median', numeric: true },
            { label: 'Nine of ten within', numeric: true },
          ]}
          rows={times.map(({ family, level, issued: count, median, slowest }) => ({
            key: `${family} ${level}`,
            cells: [`${AUTHORITY[family]}, ${LEVEL_NAME[level]}`, count, durationText(median), durationText(slowest)],
          }))}
        />
      )}
    </Section>
  )
}
