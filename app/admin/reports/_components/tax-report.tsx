import type { ReportQuery } from '@/lib/admin/reports/read-report'
import { taxTable } from '@/lib/admin/reports/tables'
import type { TaxByRate } from '@/lib/admin/reports/tax'
import { ReportView } from './report-view'
import { Section } from './section'

/** The tax on a period's documents, by country and rate. */
export function TaxReport({ rows, query }: { rows: readonly TaxByRate[]; query: ReportQuery }) {
  return (
    <Section
      title="Tax"
      lead="From the invoices issued in this period, less its credit notes. The country is the one that determined the tax of the order."
    >
      <ReportView name="tax" table={taxTable(rows)} query={query} />
    </Section>
  )
}
