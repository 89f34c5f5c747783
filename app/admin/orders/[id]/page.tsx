import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Invoices } from '@/components/invoice/invoices'
import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { Facts } from '@/components/ui/facts'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { Table } from '@/components/ui/table'
import { getDisputeEvidence } from '@/lib/admin/dispute-evidence'
import { getOrderHistory } from '@/lib/admin/history'
import { requireStaff } from '@/lib/auth/guards/guards'
import { listLocks } from '@/lib/auth/limits/list-locks'
import { readParam } from '@/lib/auth/read-param'
import { termText } from '@/lib/catalog/text'
import { listInvoices } from '@/lib/invoices/queries'
import { formatMoney } from '@/lib/money'
import { isPayable } from '@/lib/orders/can-be-paid'
import { COUNTRIES } from '@/lib/orders/countries'
import type { OrderTax } from '@/lib/orders/order-tax'
import { listResendable } from '@/lib/orders/staff/list-resendable'
import { CERTIFICATES_A_PAGE, getOrder, type OrderView } from '@/lib/orders/view/get-order'
import { orderWords, taxFacts } from '@/lib/orders/view/text'
import { findRefused } from '@/lib/outbox/log/find-refused'
import { listUnassigned } from '@/lib/refunds/allocation/assign-refund'
import { ANSWER_WORDS, CALCULATOR_WORDS, countryText } from '@/lib/tax/text'
import { AdminPage } from '../../_components/admin-page'
import { DisputedTag } from '../../_components/disputed-tag'
import { History, readSource } from '../../_components/history'
import { NoteForm } from '../../_components/note-form'
import { OrderTag } from '../../_components/order-tag'
import { RefusedMail } from '../../_components/refused-mail'
import { ResendMail } from '../../_components/resend-mail'
import { SignInLocks } from '../../_components/sign-in-locks'
import { ChangeBuyerForm } from '../_components/change-buyer-form'
import { DisputePanel } from '../_components/dispute-panel'
import { EndBuyerSessions } from '../_components/end-buyer-sessions'
import { MarkPaidForm } from '../_components/mark-paid-form'
import { OrderActions } from '../_components/order-actions'
import { OrderCertificates } from '../_components/order-certificates'
import { RecordedByMistake, RefundsByHand } from '../_components/refunds-by-hand'
import { requireOrderId } from '../_components/require-order-id'
import { UnassignedRefunds } from '../_components/unassigned-refunds'
import { note } from '../actions'

/** Cached because the page and its title both need it. */
const readOrder = cache(async (id: string, after?: string) =>
  getOrder(await requireStaff(`/admin/orders/${id}`), id, { after, size: CERTIFICATES_A_PAGE }),
)

export async function generateMetadata({ params, searchParams }: PageProps<'/admin/orders/[id]'>): Promise<Metadata> {
  const order = await readOrder(await requireOrderId((await params).id), readParam((await searchParams).after))
  if (!order) notFound()
  return { title: `Order ${order.number}` }
}

export default async function OrderPage({ params, searchParams }: PageProps<'/admin/orders/[id]'>) {
  const id = await requireOrderId((await params).id)
  const actor = await requireStaff(`/admin/orders/${id}`)
  const query = await searchParams
  const source = readSource(query.history)
  const after = readParam(query.after)
  const [order, history, invoices, mails] = await Promise.all([
    readOrder(id, after),
    getOrderHistory(actor, id, { source }),
    listInvoices(actor, id),
    listResendable(actor, { orderId: id }),
  ])
  if (!order) notFound()
  const [refused, locks, unassigned, evidence] = await Promise.all([
    findRefused(actor, order.email),
    listLocks(actor, { email: order.email }),
    order.money.some(({ kind }) => kind === 'refund') ? listUnassigned(actor, id) : [],
    order.dispute === 'open' ? getDisputeEvidence(actor, id) : null,
  ])
  return (
    <AdminPage current="/admin/orders">
      <PageTitle
        eyebrow={<a href="/admin/orders">Orders</a>}
        tags={
          <>
            <OrderTag order={order} />
            {order.status !== 'paid' && order.status !== 'needs_review' && <DisputedTag dispute={order.dispute} />}
          </>
        }
      >
        Order {order.number}
      </PageTitle>
      <LiveRefresh
        sentence={`Order ${order.number}: ${orderWords(order).label}.`}
        active={order.money.some(({ kind, status }) => kind === 'refund' && status === 'pending')}
        href={`/admin/orders/${id}`}
      />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[2fr_1fr]">
        <div className="min-w-0 space-y-8">
          <DisputePanel order={order} evidence={evidence} />
          <RefusedMail mail={refused} />
          <SignInLocks locks={locks} />
          <RefundsByHand order={order} />
          <UnassignedRefunds orderId={order.id} refunds={unassigned} />
          <OrderCertificates order={order} after={after} history={source} />
          <Items order={order} />
          <Money order={order} />
          <Invoices
            rows={invoices}
            path={`/admin/orders/${order.id}/invoices`}
            isWaiting={order.paidAt !== null && order.source !== 'import'}
          />
          <History entries={history} path={`/admin/orders/${order.id}`} params={{ after }} source={source}>
            <NoteForm action={note} id={order.id} />
          </History>
        </div>
        <aside className="min-w-0 space-y-8">
          <OrderFacts order={order} />
          <section>
            <h2 className="mb-4 text-lg">Actions</h2>
            <OrderActions order={order} />
            {isPayable(order.status) && <MarkPaidForm orderId={order.id} total={order.total} />}
            <RecordedByMistake order={order} />
            <ResendMail mails={mails} />
            <EndBuyerSessions orderId={order.id} />
            {!order.dispute && <ChangeBuyerForm orderId={order.id} email={order.email} />}
          </section>
        </aside>
      </div>
    </AdminPage>
  )
}

function OrderFacts({ order }: { order: OrderView }) {
  return (
    <section>
      <h2 className="mb-4 text-lg">Facts</h2>
      <Facts
        items={[
          { term: 'Buyer', detail: order.email },
          { term: 'Account credit', detail: <a href={`/admin/credit/${order.userId}`}>View this account’s credit</a> },
          { term: 'Country', detail: COUNTRIES.find(({ code }) => code === order.country)?.name ?? order.country },
          {
            term: 'Paid before',
            detail: order.changes && (
              <>
                {formatMoney(order.changes.credit)}, for{' '}
                <a href={`/admin/certificates/${order.changes.certificateId}`}>the certificate it replaces</a>
              </>
            ),
          },
          {
            term: 'Terms agreed to',
            detail: order.termsVersion && <a href="/admin/settings/legal/terms">Version {order.termsVersion}</a>,
          },
          {
            term: 'Coupon',
            detail: order.coupon && (
              <>
                <a href={`/admin/coupons/${order.coupon.id}`}>{order.coupon.code}</a>: {formatMoney(order.coupon.off)} off
              </>
            ),
          },
          { term: 'Total', detail: formatMoney(order.total) },
          { term: 'By account credit', detail: order.credit && formatMoney(order.credit) },
          ...taxFacts(order),
          {
            term: 'Typed while paying',
            detail: order.tax?.otherCountry && `${countryText(order.tax.otherCountry)}, which is not the country that determined the VAT`,
          },
          {
            term: 'Tax counted by',
            detail: order.tax && [CALCULATOR_WORDS[order.tax.calculator], order.tax.calculation].filter(Boolean).join(', '),
          },
          { term: 'VIES', detail: order.tax?.vatAnswer && <ViesAnswer tax={order.tax} answer={order.tax.vatAnswer} /> },
          { term: 'Placed', detail: <DateText at={order.placedAt} time /> },
          { term: 'Paid', detail: order.paidAt ? <DateText at={order.paidAt} time /> : order.source === 'import' ? null : 'No' },
        ]}
      />
    </section>
  )
}

/** What VIES reported about the VAT number, and when VIES was queried. */
function ViesAnswer({ tax, answer }: { tax: OrderTax; answer: NonNullable<OrderTax['vatAnswer']> }) {
  return (
    <>
      {ANSWER_WORDS[answer]}
      {tax.vatAskedAt && (
        <>
          , asked <DateText at={tax.vatAskedAt} time />
        </>
      )}
    </>
  )
}

function Items({ order }: { order: OrderView }) {
  return (
    <Table
      caption="Items"
      columns={[
        { label: 'Product' },
        { label: 'Term' },
        { label: 'Note' },
        { label: 'Quantity', numeric: true },
        { label: order.coupon ? 'List price' : 'Price', numeric: true },
      ]}
      rows={order.items.map((item) => ({
        key: item.id,
        cells: [
          item.productName === item.typeName ? item.productName : `${item.productName}: ${item.typeName}`,
          `${termText(item.years)}, one time`,
          item.label || '–',
          item.quantity,
          formatMoney(item.list),
        ],
      }))}
    />
  )
}

const MONEY_KINDS = { charge: 'Payment', refund: 'Refund', dispute_lost: 'Taken back by the bank: dispute lost' } as const
const MONEY_STATES = { pending: 'On its way', succeeded: 'Done', failed: 'Failed' } as const

function Money({ order }: { order: OrderView }) {
  if (order.money.length === 0) return null
  return (
    <Table
      caption="Money"
      columns={[{ label: 'What' }, { label: 'Amount', numeric: true }, { label: 'State' }, { label: 'When' }, { label: 'Reason' }]}
      rows={order.money.map(({ id, kind, money, status, at, reason, toCredit }) => ({
        key: id,
        cells: [
          toCredit ? 'Refund to account credit' : MONEY_KINDS[kind],
          formatMoney(money),
          MONEY_STATES[status],
          <DateText key="at" at={at} time />,
          reason ?? '–',
        ],
      }))}
    />
  )
}
