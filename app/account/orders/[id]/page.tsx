import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StatusTag } from '@/components/certificate/status-tag'
import { Invoices } from '@/components/invoice/invoices'
import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import { Facts } from '@/components/ui/facts'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { Timeline } from '@/components/ui/timeline'
import { requireActor } from '@/lib/auth/guards/guards'
import { termText } from '@/lib/catalog/text'
import { columnsOf, isEditable } from '@/lib/certificates/lifecycle/places'
import { isOver } from '@/lib/certificates/status/place-text'
import { now } from '@/lib/clock'
import { listInvoices } from '@/lib/invoices/queries'
import { formatMoney } from '@/lib/money'
import type { OrderView } from '@/lib/orders/view/get-order'
import { buyerOrderWords, taxFacts } from '@/lib/orders/view/text'
import { AccountPage } from '../../_components/account-page'
import { cancelMyOrder, payMyOrder, sendSetUpAgain } from '../actions'
import { loadOrder } from './load-order'
import { moneyRows } from './money-rows'
import { toTimeline } from './to-timeline'

export async function generateMetadata({ params }: PageProps<'/account/orders/[id]'>): Promise<Metadata> {
  const order = await loadOrder((await params).id)
  return { title: order ? `Order ${order.number}` : 'There is nothing at this address' }
}

/** One order: what was bought, what happened to the money, and its certificates. */
export default async function OrderPage({ params }: PageProps<'/account/orders/[id]'>) {
  const order = await loadOrder((await params).id)
  if (!order) notFound()
  const words = buyerOrderWords(order)
  const invoices = await listInvoices(await requireActor(`/account/orders/${order.id}`), order.id)
  return (
    <AccountPage current="/account/orders">
      <PageTitle eyebrow={<a href="/account/orders">Your orders</a>} tags={<Tag tone={words.tone}>{words.label}</Tag>}>
        Order {order.number}
      </PageTitle>
      <Alert tone={words.tone}>
        <p>{words.sentence}</p>
        {order.dispute && (
          <p>
            <a href="/help">Write to us</a> and mention order {order.number}.
          </p>
        )}
      </Alert>
      {order.payable && (
        <div className="mt-6 flex flex-wrap gap-3">
          <ActionForm action={payMyOrder} prefix="pay" label="Pay this order">
            <input type="hidden" name="orderId" value={order.id} />
            <SubmitButton>
              {order.due.amount ? `Pay ${formatMoney(order.due)}` : `Pay with ${formatMoney(order.total)} of your credit`}
            </SubmitButton>
          </ActionForm>
          <ActionForm action={cancelMyOrder} prefix="cancel" label="Cancel this order">
            <input type="hidden" name="orderId" value={order.id} />
            <SubmitButton variant="secondary">Cancel this order</SubmitButton>
          </ActionForm>
        </div>
      )}
      <div className="mt-10 grid gap-10 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] lg:gap-16">
        <div className="min-w-0">
          <Table
            caption="What you ordered"
            columns={[
              { label: 'Certificate' },
              { label: 'Term' },
              { label: 'Quantity', numeric: true },
              { label: order.coupon ? 'List price' : 'Price', numeric: true },
            ]}
            rows={order.items.map((item) => ({
              key: item.id,
              cells: [
                item.label ? `${item.typeName}, for ${item.label}` : item.typeName,
                termText(item.years),
                String(item.quantity),
                formatMoney(item.list),
              ],
            }))}
          />
          {order.certificates.length > 0 && (
            <section className="mt-10">
              <h2 className="mb-3">Certificates</h2>
              <ul className="border-t border-line">
                {order.certificates.map((certificate) => (
                  <li key={certificate.id} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3">
                    <a href={`/account/certificates/${certificate.id}`} className="wrap-anywhere">
                      {certificate.domainName ||
                        certificate.label ||
                        (isOver(certificate.place) ? certificate.typeName : `${certificate.typeName}, not set up yet`)}
                    </a>
                    <StatusTag certificate={certificate} at={now()} />
                  </li>
                ))}
              </ul>
              {order.status === 'paid' && !order.dispute && order.certificates.some(({ place }) => isEditable(columnsOf(place))) && (
                <ActionForm action={sendSetUpAgain} prefix="set-up" label="Send the set-up link again" className="mt-4">
                  <input type="hidden" name="orderId" value={order.id} />
                  <SubmitButton variant="secondary" small>
                    Send the set-up link again
                  </SubmitButton>
                </ActionForm>
              )}
            </section>
          )}
          {order.money.length > 0 && (
            <section className="mt-10">
              <Table
                caption="Payments and refunds"
                columns={[{ label: 'What' }, { label: 'Date' }, { label: 'State' }, { label: 'Amount', numeric: true }]}
                rows={moneyRows(order.money)}
              />
            </section>
          )}
          <Invoices
            rows={invoices}
            path={`/account/orders/${order.id}/invoices`}
            isWaiting={order.paidAt !== null && order.source !== 'import'}
          />
          <p className="no-print mt-3">
            <a href="/account/billing">Change whom your next invoices name</a>
          </p>
        </div>
        <div>
          <Facts
            items={[
              { term: 'Placed', detail: <DateText at={order.placedAt} time /> },
              { term: 'Paid', detail: order.paidAt && <DateText at={order.paidAt} time /> },
              { term: 'Email', detail: order.email },
              { term: 'Paid before', detail: order.changes && <PaidBefore changes={order.changes} /> },
              { term: 'Coupon', detail: order.coupon && `${order.coupon.code}: ${formatMoney(order.coupon.off)} off` },
              { term: 'Total', detail: formatMoney(order.total) },
              { term: 'By account credit', detail: order.credit && formatMoney(order.credit) },
              ...taxFacts(order),
            ]}
          />
          <h2 className="mt-10 mb-4">What happened</h2>
          <Timeline items={toTimeline(order.events)} label="What happened" />
        </div>
      </div>
    </AccountPage>
  )
}

/** Of a change: what counts towards it, and for which certificate it was paid. */
function PaidBefore({ changes: { certificateId, orderNumber, credit } }: { changes: NonNullable<OrderView['changes']> }) {
  return (
    <>
      {formatMoney(credit)}, for <a href={`/account/certificates/${certificateId}`}>the certificate it replaces</a> (order {orderNumber})
    </>
  )
}
