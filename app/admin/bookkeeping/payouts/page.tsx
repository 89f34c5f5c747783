import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { ActionForm } from '@/components/ui/form/action-form'
import { FieldFrame } from '@/components/ui/form/field-frame'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextArea } from '@/components/ui/form/text-area'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { listPayoutDifferences, listPayouts, type PayoutDifferenceRow, type PayoutRow } from '@/lib/admin/payouts/queries'
import { adviceText, differenceText, KIND_LABELS } from '@/lib/admin/payouts/text'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { now } from '@/lib/clock'
import { formatMoney } from '@/lib/money'
import { mayStaff } from '@/lib/permissions'
import { AdminPage } from '../../_components/admin-page'
import { Guarded } from '../../_components/guarded'
import { PageTabs } from '../../_components/page-tabs'
import { readCursor } from '../../_components/read-cursor'
import { staffTitle } from '../../_components/staff-title'
import { Section } from '../../reports/_components/section'
import { comparePayoutsNow, settlePayoutDifference } from '../actions'

export const generateMetadata = staffTitle('Stripe payouts')

const PATH = '/admin/bookkeeping/payouts'
/** How long after "Compare now" the page keeps checking for results. */
const WATCHED_MS = 30_000

export default async function PayoutsPage({ searchParams }: PageProps<'/admin/bookkeeping/payouts'>) {
  const actor = await requireStaff(PATH)
  const query = await searchParams
  const closed = readParam(query.show) === 'closed'
  const after = readCursor(query.after)
  const payoutsAfter = /^po_\w+$/.exec(readParam(query.payout) ?? '')?.[0]
  const started = Number(readParam(query.started) ?? 0)
  const [differences, payouts] = await Promise.all([listPayoutDifferences(actor, { after, closed }), listPayouts(actor, payoutsAfter)])
  const isWatched = now().getTime() - started < WATCHED_MS
  const maySettle = mayStaff(actor, 'refund')
  return (
    <AdminPage current="/admin/reports">
      <PageTabs group="Reports" current={PATH} />
      <PageTitle
        lead="Every night we read what Stripe paid out and compare each payment and refund in it with the shop’s books."
        actions={maySettle && <CompareNow />}
      >
        Stripe payouts
      </PageTitle>
      {started > 0 && (
        <Alert tone="info" title="The comparison has started." live>
          It takes a few seconds. The results appear here.
        </Alert>
      )}
      <LiveRefresh sentence={isWatched ? 'Comparing.' : 'Ready.'} active={isWatched} href={PATH} />
      <div className="mt-6">
        <Section
          title="Differences"
          lead="A difference closes automatically once both sides agree. If you can explain it, settle it with a note."
        >
          <Show closed={closed} />
          {differences.rows.length === 0 ? (
            <Nothing closed={closed} hasPayouts={payouts.rows.length > 0} />
          ) : (
            <Table
              caption="Differences"
              hideCaption
              columns={[
                { label: 'Difference' },
                { label: 'Kind' },
                { label: 'Order' },
                { label: 'Found' },
                { label: closed ? 'Closed' : 'To do' },
              ]}
              rows={differences.rows.map((row) => ({ key: row.id, cells: differenceCells(row, maySettle) }))}
            />
          )}
          <Pager path={PATH} params={{ show: closed ? 'closed' : undefined }} after={after} next={differences.next} label="Differences" />
        </Section>
        <Section
          title="Payouts"
          lead="What Stripe sent to your bank, and the fees it kept. Stripe lists the contents of a payout only if it was made automatically."
        >
          {payouts.rows.length === 0 ? (
            <Empty title="No payouts yet.">The next comparison runs at 03:30 UTC. You can also compare now.</Empty>
          ) : (
            <Table
              caption="Payouts"
              hideCaption
              columns={[
                { label: 'Made' },
                { label: 'At the bank' },
                { label: 'Status' },
                { label: 'Movements', numeric: true },
                { label: 'Fees', numeric: true },
                { label: 'Amount', numeric: true },
              ]}
              rows={payouts.rows.map((row) => ({ key: row.id, cells: payoutCells(row) }))}
            />
          )}
          {payouts.next && (
            <p className="mt-4">
              <a href={`${PATH}?${new URLSearchParams({ payout: payouts.next })}`}>Older payouts</a>
            </p>
          )}
        </Section>
      </div>
    </AdminPage>
  )
}

function payoutCells({ money, status, createdAt, arrivesAt, isAutomatic, readAt, movements, fees }: PayoutRow) {
  const count = !isAutomatic ? 'Not listed' : readAt ? movements : 'Not read yet'
  const { currency } = money
  return [
    <DateText key="made" at={createdAt} />,
    <DateText key="arrives" at={arrivesAt} />,
    status.replaceAll('_', ' '),
    count,
    formatMoney({ amount: fees, currency }),
    formatMoney(money),
  ]
}

function differenceCells(row: PayoutDifferenceRow, maySettle: boolean) {
  const { id, kind, about, order, firstSeenAt, resolvedAt, note } = row
  return [
    <span key="text" className="wrap-anywhere">
      {differenceText(row)}
      <span className="block font-mono text-xs text-ink-3">{about}</span>
    </span>,
    <Tag key="kind" tone={resolvedAt ? 'neutral' : 'warning'}>
      {KIND_LABELS[kind]}
    </Tag>,
    order && (
      <a key="order" href={`/admin/orders/${order.id}`}>
        {order.number}
      </a>
    ),
    <DateText key="found" at={firstSeenAt} />,
    resolvedAt ? (
      <span key="closed">
        <DateText at={resolvedAt} /> <span className="block wrap-anywhere">{note ?? 'The difference no longer exists.'}</span>
      </span>
    ) : (
      <div key="do">
        <p className="mb-2 wrap-anywhere">{adviceText(row)}</p>
        {maySettle && <Settle id={id} />}
      </div>
    ),
  ]
}

function Settle({ id }: { id: string }) {
  return (
    <ActionForm action={settlePayoutDifference} prefix={`settle-${id}`} label="Settle">
      <Guarded title="Settle with a note">
        <input type="hidden" name="id" value={id} />
        <TextArea name="note" label="How it was settled" rows={2} maxLength={500} />
        <SubmitButton variant="secondary" small>
          Settle it
        </SubmitButton>
      </Guarded>
    </ActionForm>
  )
}

function Show({ closed }: { closed: boolean }) {
  return (
    <form method="get" action={PATH} className="flex flex-wrap items-end gap-x-4" aria-label="Filter">
      <FieldFrame id="show" label="Show" className="mb-6 w-full sm:w-auto">
        {/* The key makes React create a new element, because settling a difference changes the page without reloading it. */}
        <select key={String(closed)} id="show" name="show" defaultValue={closed ? 'closed' : ''} className="field">
          <option value="">Open</option>
          <option value="closed">Settled and closed</option>
        </select>
      </FieldFrame>
      <Button type="submit" variant="secondary" className="mb-6">
        Show
      </Button>
    </form>
  )
}

function Nothing({ closed, hasPayouts }: { closed: boolean; hasPayouts: boolean }) {
  if (closed) return <Empty title="Nothing has been settled or closed yet." />
  if (!hasPayouts) return <Empty title="Nothing has been compared yet.">There is no payout to compare with.</Empty>
  return <Empty title="Everything agrees.">Every payment and refund in Stripe’s payouts is in the shop’s books with the same amount.</Empty>
}

function CompareNow() {
  return (
    <ActionForm action={comparePayoutsNow} prefix="compare" label="Compare now">
      <SubmitButton>Compare now</SubmitButton>
    </ActionForm>
  )
}
