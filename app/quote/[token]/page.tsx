import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FlowFrame } from '@/app/_components/flow-frame'
import { Terms } from '@/app/checkout/_components/terms'
import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { Table } from '@/components/ui/table'
import { shownPrice } from '@/lib/cart/schema'
import { termText } from '@/lib/catalog/text'
import { formatMoney } from '@/lib/money'
import { getQuoteByLink, type QuoteView } from '@/lib/quotes/queries'
import { QUOTE_WORDS } from '@/lib/quotes/text'
import { acceptAndPay, payAccepted } from './actions'

export const metadata: Metadata = { title: 'Your quote', robots: { index: false, follow: false } }

/** A quote as its buyer sees it, without an account. Opening it changes nothing. */
export default async function QuotePage({ params }: PageProps<'/quote/[token]'>) {
  const { token } = await params
  const quote = await getQuoteByLink(token)
  if (!quote) notFound()
  return (
    <FlowFrame leave={{ href: '/', label: 'To the shop' }}>
      {quote === 'ended' ? (
        <PageTitle lead="We have sent a newer email with this quote, and only the newest link works. Look for it in your inbox, or reply to it.">
          This link no longer works
        </PageTitle>
      ) : (
        <Quote quote={quote} token={token} />
      )}
    </FlowFrame>
  )
}

function Quote({ quote, token }: { quote: QuoteView; token: string }) {
  const { number, state, note, validUntil, order } = quote
  const { total, tax } = quote.toPay
  return (
    <>
      <PageTitle lead={state === 'accepted' ? undefined : QUOTE_WORDS[state].sentence}>Quote {number}</PageTitle>
      {state === 'accepted' && <Accepted order={order} />}
      {note && <p className="mb-6 whitespace-pre-line wrap-anywhere">{note}</p>}
      <Table
        caption="What we offer"
        columns={[
          { label: 'Certificate' },
          { label: 'Term' },
          { label: 'Quantity', numeric: true },
          { label: 'Each', numeric: true },
          { label: 'Price', numeric: true },
        ]}
        rows={quote.lines.map((line) => ({
          key: line.id,
          cells: [line.typeName, termText(line.years), line.quantity, formatMoney(line.unit), formatMoney(line.total)],
        }))}
      />
      <p className="my-6">
        <strong>Total: {formatMoney(total)}</strong>
        {tax && `, including ${formatMoney(tax)} ${tax.label}`}, paid once. For <span className="wrap-anywhere">{quote.email}</span>.{' '}
        {state === 'open' && (
          <>
            Valid until <DateText at={validUntil} />.
          </>
        )}
      </p>
      {state === 'open' && (
        <ActionForm action={acceptAndPay} label="Accept the quote">
          <input type="hidden" name="link" value={token} />
          {tax && (
            <TextInput
              name="taxNumber"
              label="VAT number"
              hint="For businesses. If your number is from another EU country and we can confirm it, no VAT is charged. The payment page shows the final total."
              required={false}
              autoComplete="off"
              maxLength={50}
            />
          )}
          <Terms agreed={false} />
          <input type="hidden" name="shown" value={shownPrice(total)} />
          <SubmitButton>Accept and pay {formatMoney(total)}</SubmitButton>
          <p className="mt-3 text-sm text-ink-3">The payment page opens next. You aren’t charged until you confirm there.</p>
        </ActionForm>
      )}
      {order?.payable && (
        <ActionForm action={payAccepted} label="Pay">
          <input type="hidden" name="link" value={token} />
          <SubmitButton>Pay {formatMoney(total)}</SubmitButton>
        </ActionForm>
      )}
    </>
  )
}

function Accepted({ order }: Pick<QuoteView, 'order'>) {
  if (!order)
    return (
      <Alert tone="warning" title="This quote was accepted, but never paid.">
        Its order is closed and you have not been charged. Reply to our email if you still want it.
      </Alert>
    )
  if (order.payable)
    return (
      <Alert tone="info" title={`You have accepted this quote: it is order ${order.number}.`}>
        It is not paid yet. You can pay it here.
      </Alert>
    )
  return (
    <Alert tone="good" title={`You have accepted this quote: it is order ${order.number}.`}>
      <a href={`/account/orders/${order.id}`}>Sign in to see the order</a>. The link in our email about it works too.
    </Alert>
  )
}
