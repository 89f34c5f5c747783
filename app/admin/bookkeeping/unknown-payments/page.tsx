import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Table } from '@/components/ui/table'
import { requireStaff } from '@/lib/auth/guards/guards'
import { formatMoney } from '@/lib/money'
import { listUnknownPayments, type UnknownPaymentRow } from '@/lib/payments/unknown/queries'
import { mayStaff } from '@/lib/permissions'
import { AdminPage } from '../../_components/admin-page'
import { Guarded } from '../../_components/guarded'
import { PageTabs } from '../../_components/page-tabs'
import { staffTitle } from '../../_components/staff-title'
import { rebuildAllPayments, rebuildPayment, refundPayment } from './actions'

export const generateMetadata = staffTitle('Payments without an order')

const PATH = '/admin/bookkeeping/unknown-payments'

export default async function UnknownPaymentsPage() {
  const actor = await requireStaff(PATH)
  const { rows, count } = await listUnknownPayments(actor)
  const may = { rebuild: mayStaff(actor, 'orders'), refund: mayStaff(actor, 'refund') }
  return (
    <AdminPage current="/admin/reports">
      <PageTabs group="Reports" current={PATH} />
      <PageTitle
        lead="These buyers paid through Stripe, but the shop has no order for them. This happens when a restored backup is older than the orders."
        actions={may.rebuild && rows.some(({ order }) => order) && <RebuildAll />}
      >
        Payments without an order
      </PageTitle>
      {rows.length === 0 ? (
        <Empty title="Every payment has its order.">Stripe’s payments are compared with the orders every hour.</Empty>
      ) : (
        <>
          <Alert tone="info" title="Rebuilding never buys a certificate twice.">
            A certificate that Enom has already sold for an order is found and used. If that certificate has already been set up, the order
            is put on hold for you to decide.
          </Alert>
          <Table
            caption="Payments without an order"
            hideCaption
            columns={[{ label: 'Paid' }, { label: 'Buyer' }, { label: 'Order' }, { label: 'Amount', numeric: true }, { label: 'To do' }]}
            rows={rows.map((row) => ({ key: row.id, cells: cellsOf(row, may) }))}
          />
          {count > rows.length && <p className="mt-4">{count - rows.length} more follow once these are settled.</p>}
        </>
      )}
    </AdminPage>
  )
}

function cellsOf({ id, stripeSessionId, money, email, paidAt, order }: UnknownPaymentRow, may: { rebuild: boolean; refund: boolean }) {
  return [
    <DateText key="paid" at={paidAt} />,
    <span key="buyer" className="wrap-anywhere">
      {email ?? 'No address'}
      <span className="block font-mono text-xs text-ink-3">{stripeSessionId}</span>
    </span>,
    <span key="order" className="wrap-anywhere">
      {order ? `${order.number}: ${order.items.join('; ')}` : 'Stripe’s records are incomplete'}
    </span>,
    formatMoney(money),
    <div key="do" className="flex flex-wrap gap-2">
      {order && may.rebuild && (
        <ActionForm action={rebuildPayment} prefix={`rebuild-${id}`} label={`Rebuild order ${order.number}`}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="secondary" small>
            Rebuild the order
          </SubmitButton>
        </ActionForm>
      )}
      {may.refund && (
        <ActionForm action={refundPayment} prefix={`refund-${id}`} label={`Refund ${formatMoney(money)}`}>
          <Guarded title="Refund it">
            <input type="hidden" name="id" value={id} />
            <p className="mb-2">The whole {formatMoney(money)} goes back to the buyer, and nothing is bought.</p>
            <SubmitButton variant="secondary" small>
              Refund {formatMoney(money)}
            </SubmitButton>
          </Guarded>
        </ActionForm>
      )}
    </div>,
  ]
}

function RebuildAll() {
  return (
    <ActionForm action={rebuildAllPayments} prefix="rebuild-all" label="Rebuild all orders">
      <SubmitButton>Rebuild all orders</SubmitButton>
    </ActionForm>
  )
}
