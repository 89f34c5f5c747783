import { DateText } from '@/components/ui/date-text'
import { Table } from '@/components/ui/table'
import { documentTitle } from '@/lib/invoices/text'
import type { InvoiceRow } from '@/lib/invoices/types'
import { moneyIn, wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'

type InvoicesProps = {
  rows: readonly InvoiceRow[]
  /** The path below which each document has its page. */
  path: string
  /** True if the first document has yet to be created. */
  isWaiting: boolean
  language?: Language
}

/** The invoices and credit notes of an order. */
export function Invoices({ rows, path, isWaiting, language = DEFAULT_LANGUAGE }: InvoicesProps) {
  if (rows.length === 0 && !isWaiting) return null
  const words = wordsOf(language, 'invoiceList')
  return (
    <section id="invoices" className="mt-10">
      {rows.length === 0 ? (
        <>
          <h2 className="mb-3">{words('title')}</h2>
          <p className="text-ink-2">{words('notYet')}</p>
        </>
      ) : (
        <Table
          caption={words('title')}
          columns={[
            { label: words('number') },
            { label: words('date') },
            { label: words('amount'), numeric: true },
            { label: words('download') },
          ]}
          rows={rows.map(({ number, kind, issuedAt, total, currency }) => ({
            key: number,
            cells: [
              <a key="page" href={`${path}/${number}`}>
                {documentTitle({ kind, number }, language)}
              </a>,
              <DateText key="date" at={issuedAt} language={language} />,
              `${kind === 'credit_note' ? '−' : ''}${moneyIn(language, { amount: total, currency })}`,
              <a key="pdf" href={`${path}/${number}/pdf`} aria-label={words('pdfOf', { number })}>
                {words('pdf')}
              </a>,
            ],
          }))}
        />
      )}
    </section>
  )
}
