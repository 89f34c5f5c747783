import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { LineChart } from '@/components/charts/line-chart'
import { PageTitle } from '@/components/layout/page-title'
import { DateText, dayText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import { listMovements, listReadings, listRefills, type MovementRow, type ReadingRow } from '@/lib/admin/balances/queries'
import { movementText, unexplainedText } from '@/lib/admin/balances/text'
import { requireStaff } from '@/lib/auth/guards/guards'
import { now } from '@/lib/clock'
import { dollars, formatMoney } from '@/lib/money'
import { mayStaff } from '@/lib/permissions'
import { getAccount } from '@/lib/registrar/accounts/accounts'
import { AdminPage } from '../../../_components/admin-page'
import { readCursor } from '../../../_components/read-cursor'
import { requireId } from '../../../_components/require-id'
import { Section } from '../../../reports/_components/section'
import { Refills } from './_components/refills'

/** Cached because the page and its title both need it. */
const readAccount = cache(async (id: string) => getAccount(await requireStaff(`/admin/enom-accounts/${id}/balance`), id))

export async function generateMetadata({ params }: PageProps<'/admin/enom-accounts/[id]/balance'>): Promise<Metadata> {
  const account = await readAccount(await requireId((await params).id))
  if (!account) notFound()
  return { title: `Balance of ${account.label}` }
}

const dollarText = (amount: number) => formatMoney(dollars(amount))
const signed = (amount: number) => (amount > 0 ? `+${dollarText(amount)}` : dollarText(amount))

export default async function BalancePage({ params, searchParams }: PageProps<'/admin/enom-accounts/[id]/balance'>) {
  const id = await requireId((await params).id)
  const path = `/admin/enom-accounts/${id}/balance`
  const actor = await requireStaff(path)
  const account = await readAccount(id)
  if (!account) notFound()
  const query = await searchParams
  const [readings, movements, refills] = await Promise.all([
    listReadings(actor, id, readCursor(query.reading)),
    listMovements(actor, id, readCursor(query.movement)),
    listRefills(actor, id, readCursor(query.refill)),
  ])
  return (
    <AdminPage current="/admin/enom-accounts">
      <PageTitle
        eyebrow={
          <>
            <a href="/admin/enom-accounts">Enom accounts</a> · <a href={`/admin/enom-accounts/${id}`}>{account.label}</a>
          </>
        }
        lead={
          account.balance && account.balanceAt ? (
            <>{formatMoney(account.balance)} when Enom was last asked.</>
          ) : (
            'Enom has not been queried yet.'
          )
        }
      >
        Balance
      </PageTitle>
      <Readings rows={readings.rows} />
      <Older path={path} name="reading" next={readings.next} label="Older readings" />
      <Refills accountId={id} rows={refills.rows} mayNote={mayStaff(actor, 'refund')} at={now().toISOString().slice(0, 16)} />
      <Older path={path} name="refill" next={refills.next} label="Older refills" />
      <Movements rows={movements.rows} />
      <Older path={path} name="movement" next={movements.next} label="Older movements" />
    </AdminPage>
  )
}

function Older({ path, name, next, label }: { path: string; name: string; next: string | null; label: string }) {
  if (!next) return null
  return (
    <p className="-mt-8 mb-12">
      <a href={`${path}?${new URLSearchParams({ [name]: next })}`}>{label}</a>
    </p>
  )
}

function Readings({ rows }: { rows: readonly ReadingRow[] }) {
  const unexplained = rows.reduce((sum, row) => sum + (row.unexplained ?? 0), 0)
  const compared = rows.filter((row) => row.unexplained !== null)
  const finding = !compared.length
    ? 'There is no second reading to compare with yet.'
    : unexplained
      ? `${signed(unexplained)} of these changes is unexplained.`
      : 'The books explain every change shown here.'
  const lead =
    'The balance as Enom reported it, at most once an hour, and what the books show between two readings. A purchase counts from when it was sent to Enom, a refund from when Enom’s response was recorded, and a refill from the time you entered.'
  return (
    <Section title="Readings" lead={lead}>
      {rows.length === 0 ? (
        <Empty title="No reading yet.">The balance is read with each purchase and every night. Test the connection to read it now.</Empty>
      ) : (
        <>
          <LineChart
            title="Balance at Enom"
            finding={finding}
            unit="Balance"
            column="Reading"
            points={rows
              .toReversed()
              .map(({ at, balance }) => ({ label: `${dayText(at)}, ${at.toISOString().slice(11, 16)}`, value: balance }))}
            format={dollarText}
          />
          <Table
            className="mt-8"
            caption="Readings"
            hideCaption
            columns={[
              { label: 'Read' },
              { label: 'Balance', numeric: true },
              { label: 'Change', numeric: true },
              { label: 'Purchases', numeric: true },
              { label: 'Refunds', numeric: true },
              { label: 'Refills', numeric: true },
              { label: 'Not explained', numeric: true },
            ]}
            rows={rows.map((row) => ({ key: row.id, cells: readingCells(row) }))}
          />
        </>
      )}
    </Section>
  )
}

function readingCells(row: ReadingRow) {
  const { at, balance, change, purchases, refunds, refills, unexplained } = row
  const read = <DateText key="at" at={at} time />
  if (change === null || unexplained === null) return [read, dollarText(balance), 'First reading', '', '', '', '']
  return [
    read,
    dollarText(balance),
    signed(change),
    signed(0 - purchases),
    signed(refunds),
    signed(refills),
    <span key="unexplained">
      {signed(unexplained)}
      <span className="block text-xs text-ink-3">{unexplainedText(unexplained)}</span>
    </span>,
  ]
}

function Movements({ rows }: { rows: readonly MovementRow[] }) {
  return (
    <Section
      title="What Enom lists"
      lead="The account’s history at Enom, as read by the nightly comparison. Enom’s dates have no time zone."
    >
      {rows.length === 0 ? (
        <Empty title="No movements have been read yet.">The comparison under Audit reads them, every night and when you start it.</Empty>
      ) : (
        <Table
          caption="Movements at Enom"
          hideCaption
          columns={[{ label: 'Day' }, { label: 'Kind' }, { label: 'Amount', numeric: true }, { label: 'In the books' }]}
          rows={rows.map((row) => ({ key: row.id, cells: movementCells(row) }))}
        />
      )}
    </Section>
  )
}

function movementCells(row: MovementRow) {
  const { day, amount, description, enomOrderId, orderId, orderNumber, refill } = row
  return [
    dayText(day),
    <span key="kind" className="wrap-anywhere">
      {movementText(row)}
      {enomOrderId !== null && `, Enom order ${enomOrderId}`}
      <span className="block text-xs text-ink-3">{description}</span>
    </span>,
    signed(amount),
    orderId ? (
      <a key="order" href={`/admin/orders/${orderId}`}>
        Order {orderNumber}
      </a>
    ) : refill ? (
      `Refill ${refill}`
    ) : (
      'Nothing'
    ),
  ]
}
