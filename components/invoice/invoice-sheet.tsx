import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { Table } from '@/components/ui/table'
import { creditLabel, documentTitle, invoiceFacts, partyLines, taxRowLabel, totalLabel } from '@/lib/invoices/text'
import type { InvoiceView } from '@/lib/invoices/types'
import { moneyIn, wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, directionOf, type Language } from '@/lib/languages/types'

type SheetProps = {
  invoice: InvoiceView
  /** The path of the order's page. */
  back: string
  /** The reader's language. The printed text is in the document's language. */
  language?: Language
}

/** One invoice or credit note, for reading and printing. */
export function InvoiceSheet({ invoice, back, language = DEFAULT_LANGUAGE }: SheetProps) {
  const words = wordsOf(invoice.language, 'document')
  const around = wordsOf(language, 'document')
  const money = (amount: number) => moneyIn(invoice.language, { amount, currency: invoice.currency })
  return (
    <div lang={invoice.language} dir={directionOf(invoice.language)}>
      <PageTitle
        eyebrow={
          <a href={back} className="no-print" lang={language}>
            {around('backToOrder', { order: String(invoice.orderNumber) })}
          </a>
        }
      >
        {documentTitle(invoice, invoice.language)}
      </PageTitle>
      <p className="no-print mb-8" lang={language}>
        <ButtonLink href={`${back}/invoices/${invoice.number}/pdf`} variant="secondary">
          {around('download')}
        </ButtonLink>
      </p>
      <div className="grid gap-8 sm:grid-cols-2">
        <PartyBox title={words('seller')} lines={partyLines(invoice.seller, invoice.language)} />
        <PartyBox title={words('buyer')} lines={partyLines(invoice.buyer, invoice.language)} />
      </div>
      <div className="my-8 max-w-form">
        <Facts items={invoiceFacts(invoice)} />
      </div>
      <Table
        caption={words('items')}
        columns={[
          { label: words('item') },
          { label: words('quantity'), numeric: true },
          { label: words('priceEach'), numeric: true },
          { label: words('amount'), numeric: true },
        ]}
        rows={invoice.lines.map(({ text, quantity, unitAmount, amount }, index) => ({
          key: String(index),
          cells: [text, quantity, money(unitAmount), money(amount)],
        }))}
      />
      <div className="mt-8 max-w-form">
        <Facts
          items={[
            { term: words('net'), detail: money(invoice.net) },
            ...invoice.taxes.map((tax) => ({ term: taxRowLabel(invoice, tax), detail: money(tax.amount) })),
            { term: totalLabel(invoice), detail: <strong>{money(invoice.total)}</strong> },
            { term: creditLabel(invoice), detail: invoice.byCredit > 0 ? money(invoice.byCredit) : null },
          ]}
        />
        <p className="mt-4">{invoice.taxNote}</p>
      </div>
    </div>
  )
}

function PartyBox({ title, lines }: { title: string; lines: string[] }) {
  return (
    <section className="min-w-0">
      <h2 className="mb-2 text-lg">{title}</h2>
      {lines.map((line) => (
        <p key={line} className="wrap-anywhere">
          {line}
        </p>
      ))}
    </section>
  )
}
