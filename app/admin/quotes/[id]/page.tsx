import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { Facts } from '@/components/ui/facts'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { requireStaff } from '@/lib/auth/guards/guards'
import { termText } from '@/lib/catalog/text'
import { formatMoney } from '@/lib/money'
import { COUNTRIES } from '@/lib/orders/countries'
import { mayStaff } from '@/lib/permissions'
import { getQuote } from '@/lib/quotes/queries'
import { QUOTE_WORDS } from '@/lib/quotes/text'
import { AdminPage } from '../../_components/admin-page'
import { Guarded } from '../../_components/guarded'
import { requireId } from '../../_components/require-id'
import { sendQuoteAgain, withdrawQuoteOf } from '../actions'

/** Cached because the page and its title both need it. */
const readQuote = cache(async (id: string) => getQuote(await requireStaff(`/admin/quotes/${id}`), id))

export async function generateMetadata({ params }: PageProps<'/admin/quotes/[id]'>): Promise<Metadata> {
  const quote = await readQuote(await requireId((await params).id))
  if (!quote) notFound()
  return { title: `Quote ${quote.number}` }
}

export default async function QuotePage({ params }: PageProps<'/admin/quotes/[id]'>) {
  const id = await requireId((await params).id)
  const actor = await requireStaff(`/admin/quotes/${id}`)
  const quote = await readQuote(id)
  if (!quote) notFound()
  const { state, order } = quote
  const { label, tone } = QUOTE_WORDS[state]
  return (
    <AdminPage current="/admin/orders">
      <PageTitle eyebrow={<a href="/admin/quotes">Quotes</a>} tags={<Tag tone={tone}>{label}</Tag>}>
        Quote {quote.number}
      </PageTitle>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[2fr_1fr]">
        <div className="min-w-0 space-y-8">
          <Table
            caption="What it offers"
            columns={[
              { label: 'Product' },
              { label: 'Term' },
              { label: 'Quantity', numeric: true },
              { label: 'Shop’s price then', numeric: true },
              { label: 'Quoted', numeric: true },
              { label: 'Sum', numeric: true },
            ]}
            rows={quote.lines.map((line) => ({
              key: line.id,
              cells: [
                line.productName === line.typeName ? line.productName : `${line.productName}: ${line.typeName}`,
                termText(line.years),
                line.quantity,
                formatMoney(line.list),
                formatMoney(line.unit),
                formatMoney(line.total),
              ],
            }))}
          />
          {quote.note && (
            <section>
              <h2 className="mb-2 text-lg">Note to the buyer</h2>
              <p className="whitespace-pre-line wrap-anywhere">{quote.note}</p>
            </section>
          )}
        </div>
        <aside className="min-w-0 space-y-8">
          <section>
            <h2 className="mb-4 text-lg">Facts</h2>
            <Facts
              items={[
                { term: 'Buyer', detail: quote.email },
                { term: 'Country', detail: COUNTRIES.find(({ code }) => code === quote.country)?.name ?? quote.country },
                { term: 'Total', detail: formatMoney(quote.toPay.total) },
                {
                  term: quote.toPay.tax ? `${quote.toPay.tax.label}, part of the total` : 'Tax',
                  detail: quote.toPay.tax && formatMoney(quote.toPay.tax),
                },
                { term: 'Made', detail: <DateText at={quote.madeAt} time /> },
                { term: 'Valid until', detail: <DateText at={quote.validUntil} time /> },
                { term: label, detail: quote.endedAt && <DateText at={quote.endedAt} time /> },
                { term: 'Order', detail: order && <a href={`/admin/orders/${order.id}`}>{order.number}</a> },
              ]}
            />
          </section>
          {mayStaff(actor, 'orders') && (state === 'open' || state === 'expired') && (
            <section>
              <h2 className="mb-4 text-lg">Actions</h2>
              {state === 'open' && (
                <ActionForm action={sendQuoteAgain} prefix="send" label="Send it again" className="mb-4">
                  <input type="hidden" name="quoteId" value={id} />
                  <SubmitButton variant="secondary">Send it again</SubmitButton>
                </ActionForm>
              )}
              <ActionForm action={withdrawQuoteOf} prefix="withdraw" label="Withdraw this quote">
                <input type="hidden" name="quoteId" value={id} />
                <Guarded title="Withdraw this quote">
                  <p className="mb-3">Its link then shows that it was withdrawn. It can no longer be accepted.</p>
                  <TextInput name="reason" label="Reason" hint="Only staff can see it." maxLength={300} />
                  <SubmitButton variant="danger">Withdraw this quote</SubmitButton>
                </Guarded>
              </ActionForm>
            </section>
          )}
        </aside>
      </div>
    </AdminPage>
  )
}
