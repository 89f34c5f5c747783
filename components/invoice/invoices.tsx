import { DateText } from '@/components/ui/date-text'
import { Table } from '@/components/ui/table'
import { documentTitle } from '@/lib/invoices/text'
import type { InvoiceRow } from '@/lib/invoices/types'
import { formatMoney } from '@/lib/money'

/** The invoices and credit notes of an order. `path` is the address under which each has its page; `isWaiting`: the first is to be made. */
export function Invoices({ rows, path, isWaiting }: { rows: readonly InvoiceRow[]; path: string; isWaiting: boolean }) {
  if (rows.length === 0 && !isWaiting) return null
  return (
    <section id="invoices" className="mt-10">
      {rows.length === 0 ? (
        <>
          <h2 className="mb-3">Invoices</h2>
          <p className="text-ink-2">The invoice is not made yet. It appears here.</p>
        </>
      ) : (
        <Table
          caption="Invoices"
          columns={[{ label: 'Number' }, { label: 'Date' }, { label: 'Amount', numeric: true }, { label: 'Download' }]}
          rows={rows.map(({ number, kind, issuedAt, total, currency }) => ({
            key: number,
            cells: [
              <a key="page" href={`${path}/${number}`}>
                {documentTitle({ kind, number })}
              </a>,
              <DateText key="date" at={issuedAt} />,
              `${kind === 'credit_note' ? '−' : ''}${formatMoney({ amount: total, currency })}`,
              <a key="pdf" href={`${path}/${number}/pdf`} aria-label={`PDF of ${number}`}>
                PDF
              </a>,
            ],
          }))}
        />
      )}
    </section>
  )
}
