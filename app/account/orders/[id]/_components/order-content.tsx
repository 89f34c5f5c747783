import { UseCredit } from '@/app/checkout/_components/use-credit'
import { StatusTag } from '@/components/certificate/status-tag'
import { Invoices } from '@/components/invoice/invoices'
import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import { Facts } from '@/components/ui/facts'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { Timeline } from '@/components/ui/timeline'
import { isOver } from '@/lib/certificates/status/place-text'
import type { InvoiceRow } from '@/lib/invoices/types'
import { pathIn } from '@/lib/languages/places'
import { messagesOf, moneyIn, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { Money } from '@/lib/money'
import type { OrderView } from '@/lib/orders/view/get-order'
import { buyerOrderWords, taxFacts } from '@/lib/orders/view/text'
import { cancelMyOrder, payMyOrder, sendSetUpAgain } from '../../actions'
import { moneyRows } from '../money-rows'
import { toTimeline } from '../to-timeline'

type Part = { order: OrderView; language: Language }
/** How much of the order the account's credit can cover, if the order was placed without using credit. */
type Offered = { credit: Money | null }
type ContentProps = Part & Offered & { after: string | undefined; invoices: readonly InvoiceRow[]; zone: string; at: Date }

/** Everything a buyer sees about an order. `after`: the cursor of the page of certificates. */
export function OrderContent({ order, after, credit, invoices, language, zone, at }: ContentProps) {
  const words = wordsOf(language, 'orderPage')
  const list = wordsOf(language, 'orderList')
  const said = buyerOrderWords(order, language)
  const number = String(order.number)
  return (
    <>
      <PageTitle eyebrow={<a href="/account/orders">{list('title')}</a>} tags={<Tag tone={said.tone}>{said.label}</Tag>}>
        {list('number', { number })}
      </PageTitle>
      <Alert tone={said.tone}>
        <p>{said.sentence}</p>
        {order.dispute && <p>{words.rich('writeToUs', { number, link: (text) => <a href={pathIn(language, '/help')}>{text}</a> })}</p>}
      </Alert>
      {order.payable && <PayOrCancel order={order} credit={credit} language={language} />}
      <div className="mt-10 grid gap-10 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] lg:gap-16">
        <div className="min-w-0">
          <Items order={order} language={language} />
          {(order.certificates.length > 0 || after) && <Certificates order={order} after={after} language={language} at={at} />}
          {order.money.length > 0 && (
            <section className="mt-10">
              <Table
                caption={words('money')}
                columns={[
                  { label: words('what') },
                  { label: words('date') },
                  { label: words('state') },
                  { label: words('amount'), numeric: true },
                ]}
                rows={moneyRows(order.money, language)}
              />
            </section>
          )}
          <Invoices
            rows={invoices}
            path={`/account/orders/${order.id}/invoices`}
            isWaiting={order.paidAt !== null && order.source !== 'import'}
            language={language}
          />
          <p className="no-print mt-3">
            <a href="/account/billing">{words('billing')}</a>
          </p>
        </div>
        <div>
          <OrderFacts order={order} language={language} zone={zone} />
          <h2 className="mt-10 mb-4">{words('happened')}</h2>
          <Timeline
            items={toTimeline(order.events, language)}
            label={words('happened')}
            words={messagesOf(language).timeline.states}
            language={language}
            zone={zone}
          />
        </div>
      </div>
    </>
  )
}

function PayOrCancel({ order, credit, language }: Part & Offered) {
  const words = wordsOf(language, 'orderPage')
  return (
    <div className="mt-6 flex flex-wrap gap-3">
      <ActionForm action={payMyOrder} prefix="pay" label={words('payForm')}>
        <input type="hidden" name="orderId" value={order.id} />
        {credit && <UseCredit language={language} credit={credit} total={order.total} />}
        <SubmitButton>{credit ? wordsOf(language, 'checkout')('continue') : payText({ order, language })}</SubmitButton>
      </ActionForm>
      <ActionForm action={cancelMyOrder} prefix="cancel" label={words('cancel')}>
        <input type="hidden" name="orderId" value={order.id} />
        <SubmitButton variant="secondary">{words('cancel')}</SubmitButton>
      </ActionForm>
    </div>
  )
}

function payText({ order: { due, total }, language }: Part): string {
  const words = wordsOf(language, 'orderPage')
  return due.amount ? words('pay', { amount: moneyIn(language, due) }) : words('payByCredit', { amount: moneyIn(language, total) })
}

function Items({ order, language }: Part) {
  const words = wordsOf(language, 'orderPage')
  return (
    <Table
      caption={words('items')}
      columns={[
        { label: words('certificate') },
        { label: words('term') },
        { label: words('quantity'), numeric: true },
        { label: words(order.coupon ? 'listPrice' : 'price'), numeric: true },
      ]}
      rows={order.items.map((item) => ({
        key: item.id,
        cells: [
          item.label ? words('itemFor', { product: item.typeName, label: item.label }) : item.typeName,
          wordsOf(language, 'paymentItem')('term', { years: item.years }),
          String(item.quantity),
          moneyIn(language, item.list),
        ],
      }))}
    />
  )
}

function Certificates({ order, after, language, at }: Part & { after: string | undefined; at: Date }) {
  const words = wordsOf(language, 'orderPage')
  return (
    <section id="certificates" className="mt-10">
      <h2 className="mb-3">{words('certificates')}</h2>
      <ul className="border-t border-line">
        {order.certificates.map((certificate) => (
          <li key={certificate.id} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3">
            <a href={`/account/certificates/${certificate.id}`} className="wrap-anywhere">
              {certificate.domainName ||
                certificate.label ||
                (isOver(certificate.place) ? certificate.typeName : words('notSetUp', { product: certificate.typeName }))}
            </a>
            <StatusTag certificate={certificate} at={at} language={language} />
          </li>
        ))}
      </ul>
      <Pager
        path={`/account/orders/${order.id}`}
        after={after}
        next={order.moreCertificates}
        label={words('certificates')}
        anchor="certificates"
        oldestFirst
        language={language}
      />
      {order.status === 'paid' && !order.dispute && order.counts.toSetUp > 0 && (
        <ActionForm action={sendSetUpAgain} prefix="set-up" label={words('sendAgain')} className="mt-4">
          <input type="hidden" name="orderId" value={order.id} />
          <SubmitButton variant="secondary" small>
            {words('sendAgain')}
          </SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}

function OrderFacts({ order, language, zone }: Part & { zone: string }) {
  const words = wordsOf(language, 'orderPage')
  const { coupon, credit } = order
  return (
    <Facts
      items={[
        { term: words('placedAt'), detail: <DateText at={order.placedAt} time zone={zone} language={language} /> },
        { term: words('paidAt'), detail: order.paidAt && <DateText at={order.paidAt} time zone={zone} language={language} /> },
        { term: words('email'), detail: order.email },
        { term: words('paidBefore'), detail: order.changes && <PaidBefore changes={order.changes} language={language} /> },
        {
          term: words('coupon'),
          detail: coupon && words('couponOff', { code: coupon.code, amount: moneyIn(language, coupon.off) }),
        },
        { term: words('total'), detail: moneyIn(language, order.total) },
        { term: words('byCredit'), detail: credit && moneyIn(language, credit) },
        ...taxFacts(order, language),
      ]}
    />
  )
}

/** For a change: the amount credited towards it, and the certificate that amount was paid for. */
function PaidBefore({ changes, language }: { changes: NonNullable<OrderView['changes']>; language: Language }) {
  return wordsOf(language, 'orderPage').rich('paidBeforeText', {
    credit: moneyIn(language, changes.credit),
    number: String(changes.orderNumber),
    link: (text) => <a href={`/account/certificates/${changes.certificateId}`}>{text}</a>,
  })
}
