import { Alert } from '@/components/ui/alert'
import type { ReportQuery } from '@/lib/admin/reports/read-report'
import { MAX_GROUPS } from '@/lib/admin/reports/sales'
import { taxTable } from '@/lib/admin/reports/tables'
import type { TaxByRate } from '@/lib/admin/reports/tax'
import { ReportView } from './report-view'
import { Section } from './section'

/** The tax on a period's documents, by country and rate. */
export function TaxReport({ rows, isIncomplete, query }: { rows: readonly TaxByRate[]; isIncomplete: boolean; query: ReportQuery }) {
  return (
    <Section
      title="Tax"
      lead="From the invoices issued in this period, less the credit notes. The country is the one that determined the order’s tax."
    >
      {isIncomplete && (
        <Alert tone="warning" title="Tax for some days is still being added up.">
          Until that is done, usually within minutes, these figures are too low. Reload the page then.
        </Alert>
      )}
      <ReportView name="tax" table={taxTable(rows)} query={query} />
      {rows.length === MAX_GROUPS && <p className="mt-2 text-ink-2">Only the first {MAX_GROUPS} rows are shown.</p>}
    </Section>
  )
}
