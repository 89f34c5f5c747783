import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { Table } from '@/components/ui/table'
import { creditLabel, invoiceFacts, KIND_TITLES, partyLines, taxRowLabel, totalLabel } from '@/lib/invoices/text'
import type { InvoiceView, Party } from '@/lib/invoices/types'
import { formatMoney } from '@/lib/money'

/** One invoice or credit note, to read and to print. `back` leads to its order. */
export function InvoiceSheet({ invoice, back }: { invoice: InvoiceView; back: string }) {
  const money = (amount: number) => formatMoney({ amount, currency: invoice.currency })
  return (
    <>
      <PageTitle
        eyebrow={
          <a href={back} className="no-print">
            Order {invoice.orderNumber}
          </a>
        }
      >
        {KIND_TITLES[invoice.kind]} {invoice.number}
      </PageTitle>
      <p className="no-print mb-8">
        <ButtonLink href={`${back}/invoices/${invoice.number}/pdf`} variant="secondary">
          Download as PDF
        </ButtonLink>
      </p>
      <div className="grid gap-8 sm:grid-cols-2">
        <PartyBox title="Seller" party={invoice.seller} />
        <PartyBox title="Buyer" party={invoice.buyer} />
      </div>
      <div className="my-8 max-w-form">
        <Facts items={invoiceFacts(invoice)} />
      </div>
      <Table
        caption="Items"
        columns={[
          { label: 'Item' },
          { label: 'Quantity', numeric: true },
          { label: 'Price each', numeric: true },
          { label: 'Amount', numeric: true },
        ]}
        rows={invoice.lines.map(({ text, quantity, unitAmount, amount }, index) => ({
          key: String(index),
          cells: [text, quantity, money(unitAmount), money(amount)],
        }))}
      />
      <div className="mt-8 max-w-form">
        <Facts
          items={[
            { term: 'Net', detail: money(invoice.net) },
            ...invoice.taxes.map((tax) => ({ term: taxRowLabel(invoice, tax), detail: money(tax.amount) })),
            { term: totalLabel(invoice), detail: <strong>{money(invoice.total)}</strong> },
            { term: creditLabel(invoice), detail: invoice.byCredit > 0 ? money(invoice.byCredit) : null },
          ]}
        />
        <p className="mt-4">{invoice.taxNote}</p>
      </div>
    </>
  )
}

function PartyBox({ title, party }: { title: string; party: Party }) {
  return (
    <section className="min-w-0">
      <h2 className="mb-2 text-lg">{title}</h2>
      {partyLines(party).map((line) => (
        <p key={line} className="wrap-anywhere">
          {line}
        </p>
      ))}
    </section>
  )
}
