import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { DateText, dayText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import { isWell } from '@/lib/admin/health-text'
import { getOverview, type Overview } from '@/lib/admin/overview'
import { getBalances } from '@/lib/admin/overview/balances'
import { getFigures } from '@/lib/admin/overview/figures'
import { getTrends } from '@/lib/admin/overview/trends'
import { readSetUp, type SetUp } from '@/lib/admin/set-up/read-set-up'
import { STEP_NAMES } from '@/lib/admin/set-up/steps'
import { mailName } from '@/lib/admin/text'
import { requireStaff } from '@/lib/auth/guards/guards'
import { isOver, type Shown, staffLabel } from '@/lib/certificates/lifecycle/status-text'
import { now } from '@/lib/clock'
import { AdminPage } from './_components/admin-page'
import { CertificateTag } from './_components/certificate-tag'
import { Balances } from './_components/overview/balances'
import { Figures } from './_components/overview/figures'
import { TrendCharts } from './_components/overview/trend-charts'
import { readHealth } from './_components/read-health'
import { staffTitle } from './_components/staff-title'
import { Checklist } from './set-up/_components/checklist'
import { OpenShop } from './set-up/_components/open-shop'

export const generateMetadata = staffTitle('Needs attention')

export default async function OverviewPage() {
  const actor = await requireStaff('/admin')
  const [overview, health, setUp, figures, trends, balances] = await Promise.all([
    getOverview(actor),
    readHealth(),
    readSetUp(actor),
    getFigures(actor),
    getTrends(actor),
    getBalances(actor),
  ])
  if (!overview || !health || !setUp || !figures || !trends) return null
  return (
    <AdminPage current="/admin">
      <PageTitle>Needs attention</PageTitle>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[2fr_1fr]">
        <div className="min-w-0 space-y-8">
          <SetUpLeft setUp={setUp} />
          <Waiting overview={overview} goesOn={isWell(health)} />
          <Certificates certificates={overview.certificates} />
          <Orders orders={overview.orders} />
          <Mails mails={overview.mails} />
        </div>
        <aside className="min-w-0 space-y-8">
          <Figures figures={figures} at={now()} />
          <Balances balances={balances} />
        </aside>
      </div>
      <TrendCharts trends={trends} />
    </AdminPage>
  )
}

/** The whole checklist until the shop is open, then a link to what is left of it. */
function SetUpLeft({ setUp }: { setUp: SetUp }) {
  if (setUp.isClosed) {
    return (
      <section>
        <OpenShop missing={setUp.missing} />
        <Checklist setUp={setUp} />
      </section>
    )
  }
  const left = setUp.steps.filter(({ state }) => state === 'to_do').map(({ key }) => STEP_NAMES[key])
  if (!left.length) return null
  return (
    <p>
      Left of the set-up: {left.join(', ')}. <a href="/admin/set-up">Open the set-up</a>
    </p>
  )
}

function Waiting({ overview, goesOn }: { overview: Overview; goesOn: boolean }) {
  const items = waitingItems(overview.waiting)
  if (items.length === 0 && overview.orders.length + overview.mails.length > 0) return null
  if (items.length > 0) {
    return (
      <ul className="border-t-2 border-ink">
        {items.map(({ href, text }) => (
          <li key={text} className="border-b border-line">
            <a href={href} className="flex min-h-11 items-center">
              {text}
            </a>
          </li>
        ))}
      </ul>
    )
  }
  if (!overview.account) return <Start title="No Enom account yet." href="/admin/enom-accounts/new" action="Add an Enom account" />
  if (!overview.hasProducts) return <Start title="Nothing is on sale yet." href="/admin/products/new" action="Add a product" />
  if (!overview.hasOrders) return <Empty title="No orders yet.">Open your shop as a buyer would and place one in test mode.</Empty>
  if (!goesOn) return <Empty title="Nothing needs a decision.">But something is stopping the shop from working: see above.</Empty>
  return <Empty title="Nothing needs you.">Orders, certificates and emails are processed automatically.</Empty>
}

function Start({ title, href, action }: { title: string; href: string; action: string }) {
  return <Empty title={title} action={<ButtonLink href={href}>{action}</ButtonLink>} />
}

/** Returns the text for places where only some certificates need staff, because the list by status would include the others too. */
function someOf(shown: Shown): string | null {
  if (shown.place === 'purchase:cost_exceeds_price') return 'Costs more than the buyer paid'
  return isOver(shown.place) ? `${staffLabel(shown)}, buyer not refunded` : null
}

/** Counts the certificates per label. */
function countLabels(byPlace: Overview['waiting']['byPlace']): { text: string; isSome: boolean; count: number }[] {
  const counts = new Map<string, { text: string; isSome: boolean; count: number }>()
  for (const { count, ...shown } of byPlace) {
    const some = someOf(shown)
    const text = some ?? staffLabel(shown)
    counts.set(text, { text, isSome: some !== null, count: count + (counts.get(text)?.count ?? 0) })
  }
  return [...counts.values()]
}

const listOf = (status: string) => `/admin/certificates?status=${encodeURIComponent(status)}`

function waitingItems(waiting: Overview['waiting']): { href: string; text: string }[] {
  const { disputes, byPlace, stuckSending, slowApprovals, differences } = waiting
  const deadline = disputes.dueBy ? `, answer the first in Stripe by ${dayText(disputes.dueBy)}` : ', answer in Stripe before the deadline'
  const disputed = { count: disputes.count, href: '/admin/orders?status=disputed', text: 'Payments disputed' }
  const rows = [
    ...countLabels(byPlace).map(({ count, text, isSome }) => ({ count, href: listOf(isSome ? 'needs_staff' : text), text })),
    {
      count: stuckSending,
      href: listOf(staffLabel({ place: 'submission:outcome_unknown', wasIssued: false })),
      text: 'Sending outcome unknown for more than an hour',
    },
    {
      count: slowApprovals,
      href: listOf(staffLabel({ place: 'validation:approval', wasIssued: false })),
      text: 'Waiting for approval for more than three days',
    },
  ]
  const found = { count: differences, href: '/admin/audit', text: 'Found by the audit', of: 'difference' }
  return [
    { ...disputed, of: 'order', more: deadline },
    ...rows.map((row) => ({ ...row, of: 'certificate', more: '' })),
    { ...found, more: '' },
  ]
    .filter(({ count }) => count > 0)
    .map(({ count, href, text, of, more }) => ({ href, text: `${text}: ${count === 1 ? `1 ${of}` : `${count} ${of}s`}${more}` }))
}

function Certificates({ certificates }: { certificates: Overview['certificates'] }) {
  if (certificates.length === 0) return null
  return (
    <Table
      caption="Waiting longest"
      columns={[{ label: 'Certificate' }, { label: 'Order' }, { label: 'Status' }, { label: 'Since' }]}
      rows={certificates.map(({ id, name, typeName, orderNumber, since, ...shown }) => ({
        key: id,
        cells: [
          <a key="link" href={`/admin/certificates/${id}`}>
            {name || typeName}
          </a>,
          orderNumber,
          <CertificateTag key="status" shown={shown} />,
          <DateText key="since" at={since} time />,
        ],
      }))}
    />
  )
}

const ORDER_REASONS = {
  'payment-does-not-fit': 'The payment doesn’t match the order',
  'refund-failed': 'A refund did not go through',
  'refund-unassigned': 'A refund made in Stripe has to be assigned to a certificate',
} as const

function Orders({ orders }: { orders: Overview['orders'] }) {
  if (orders.length === 0) return null
  return (
    <Table
      caption="Orders"
      columns={[{ label: 'Order' }, { label: 'Buyer' }, { label: 'Why' }, { label: 'Placed' }]}
      rows={orders.map(({ id, number, email, reason, placedAt }) => ({
        key: id,
        cells: [
          <a key="link" href={`/admin/orders/${id}`}>
            {number}
          </a>,
          email,
          ORDER_REASONS[reason],
          <DateText key="placed" at={placedAt} time />,
        ],
      }))}
    />
  )
}

function Mails({ mails }: { mails: Overview['mails'] }) {
  if (mails.length === 0) return null
  return (
    <Table
      caption="Emails that could not be sent"
      columns={[{ label: 'Mail' }, { label: 'To' }, { label: 'Why' }, { label: 'When' }]}
      rows={mails.map(({ id, kind, to, lastError, at, orderId }) => ({
        key: id,
        cells: [
          <span key="mail" className="inline-block first-letter:uppercase">
            {orderId ? <a href={`/admin/orders/${orderId}`}>{mailName(kind)}</a> : mailName(kind)}
          </span>,
          to,
          lastError ?? 'Not known',
          <DateText key="at" at={at} time />,
        ],
      }))}
    />
  )
}
