import { Table } from '@/components/ui/table'
import type { ExpiryMonth } from '@/lib/admin/reports/expiry'
import { Bar } from './bar'
import { Section } from './section'

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** What ends in the next twelve months. */
export function ExpiryReport({ months }: { months: readonly ExpiryMonth[] }) {
  const most = Math.max(...months.map(({ files }) => files), ...months.map(({ covers }) => covers))
  const bar = (count: number) => (
    <Bar key={count} value={count} most={most}>
      {count}
    </Bar>
  )
  const lead =
    'Issued certificates, the next twelve months. A file that expires within its cover is replaced at no cost; where the cover ends, the client orders again.'
  return (
    <Section title="Expiry calendar" lead={lead}>
      <Table
        caption="Expiry calendar"
        hideCaption
        columns={[{ label: 'Month' }, { label: 'Files that expire', numeric: true }, { label: 'Covers that end', numeric: true }]}
        rows={months.map(({ month, files, covers }) => ({
          key: month,
          cells: [MONTH.format(new Date(`${month}-01`)), bar(files), bar(covers)],
        }))}
      />
    </Section>
  )
}
