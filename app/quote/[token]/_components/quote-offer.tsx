import { Terms } from '@/app/checkout/_components/terms'
import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { Table } from '@/components/ui/table'
import { shownPrice } from '@/lib/cart/schema'
import { taxesIn } from '@/lib/languages/tax-text'
import { moneyIn, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { QuoteView } from '@/lib/quotes/queries'
import { acceptAndPay, payAccepted } from '../actions'

type QuoteOfferProps = {
  language: Language
  quote: QuoteView
  token: string
  /** How many days before a file's expiry the first reminder is sent. */
  before: number
}

/** What a quote offers, and the buttons to accept it and pay. */
export function QuoteOffer({ language, quote, token, before }: QuoteOfferProps) {
  const words = wordsOf(language, 'quote')
  const { number, state, note, validUntil, order } = quote
  const { total, tax } = quote.toPay
  const amount = moneyIn(language, total)
  return (
    <>
      <PageTitle lead={state === 'accepted' ? undefined : words(state)}>{words('title', { number })}</PageTitle>
      {state === 'accepted' && <Accepted language={language} order={order} />}
      {note && <p className="mb-6 whitespace-pre-line wrap-anywhere">{note}</p>}
      <Table
        caption={words('offer')}
        columns={[
          { label: words('certificate') },
          { label: words('term') },
          { label: words('quantity'), numeric: true },
          { label: words('each'), numeric: true },
          { label: words('price'), numeric: true },
        ]}
        rows={quote.lines.map((line) => ({
          key: line.id,
          cells: [
            line.typeName,
            wordsOf(language, 'certificate')('term', { years: line.years }),
            line.quantity,
            moneyIn(language, line.unit),
            moneyIn(language, line.total),
          ],
        }))}
      />
      <p className="my-6">
        {words.rich('total', {
          total: amount,
          hasTax: tax ? 'yes' : 'no',
          tax: tax ? moneyIn(language, tax) : '',
          label: tax ? taxesIn(language, tax.parts, total.currency) : '',
          email: quote.email,
          state,
          strong: (chunks) => <strong>{chunks}</strong>,
          name: (chunks) => <span className="wrap-anywhere">{chunks}</span>,
          day: () => <DateText at={validUntil} language={language} />,
        })}
      </p>
      {state === 'open' && (
        <ActionForm action={acceptAndPay} label={words('form')}>
          <input type="hidden" name="link" value={token} />
          <input type="hidden" name="language" value={language} />
          {tax && (
            <TextInput
              name="taxNumber"
              label={wordsOf(language, 'basket')('vatNumber')}
              hint={words('vatHint')}
              required={false}
              autoComplete="off"
              maxLength={50}
            />
          )}
          <Terms language={language} agreed={false} before={before} />
          <input type="hidden" name="shown" value={shownPrice(total)} />
          <SubmitButton>{words('accept', { amount })}</SubmitButton>
          <p className="mt-3 text-sm text-ink-3">{wordsOf(language, 'checkout')('next')}</p>
        </ActionForm>
      )}
      {order?.payable && (
        <ActionForm action={payAccepted} label={words('payForm')}>
          <input type="hidden" name="link" value={token} />
          <input type="hidden" name="language" value={language} />
          <SubmitButton>{wordsOf(language, 'checkout')('pay', { amount })}</SubmitButton>
        </ActionForm>
      )}
    </>
  )
}

function Accepted({ language, order }: { language: Language } & Pick<QuoteView, 'order'>) {
  const words = wordsOf(language, 'quote')
  if (!order)
    return (
      <Alert tone="warning" title={words('neverPaid')}>
        {words('neverPaidText')}
      </Alert>
    )
  const title = words('accepted', { number: String(order.number) })
  if (order.payable)
    return (
      <Alert tone="info" title={title}>
        {words('notPaidYet')}
      </Alert>
    )
  return (
    <Alert tone="good" title={title}>
      {words.rich('seeOrder', { link: (chunks) => <a href={`/account/orders/${order.id}`}>{chunks}</a> })}
    </Alert>
  )
}
