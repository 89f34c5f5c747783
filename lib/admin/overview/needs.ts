import type { Actor } from '../../actor'
import { placeOf } from '../../certificates/lifecycle/places'
import { SHOWN_SELECT } from '../../certificates/status/issued-facts'
import { staffLabel } from '../../certificates/status/place-text'
import { NAME_COLUMNS, staffName } from '../../certificates/status/staff-name'
import { needsStaff } from '../../certificates/view/needs-staff'
import { DAY, earlier, HOUR, later, now } from '../../clock'
import { db } from '../../db/client'
import type { CertificateHold } from '../../db/generated/enums'
import { mayStaff } from '../../permissions'
import { UNASSIGNED_REFUND } from '../../refunds/allocation/assign-refund'
import { OWED_REFUND } from '../../refunds/owed'

/** Why staff are needed. For a certificate on hold this is the hold. */
export type NeedKey =
  | CertificateHold
  | 'owed'
  | 'payment_does_not_fit'
  | 'refund_failed'
  | 'refund_unassigned'
  | 'dispute'
  | 'slow_approval'
  | 'stuck_sending'
  | 'ticket'
  | 'file_ends'
  | 'difference'
  | 'payout_difference'
  | 'unknown_payment'
  | 'failed_mail'
  | 'failed_job'

export type Need = {
  key: NeedKey
  count: number
  /** Whether there may be more items than the count. */
  isAtLeast: boolean
  /** When the oldest item started waiting; null if unknown. */
  oldest: Date | null
  /** The oldest items. */
  items: { href: string; text: string; since: Date }[]
  /** The page that lists all items. */
  href: string
  /** The earliest deadline set by Stripe. */
  dueBy: Date | null
}

/** How many certificates are read, and how many of each kind are listed. */
const MOST_READ = 200
const MOST_NAMED = 3
const ORDERS_READ = 20

/**
 * Leads to the refund form on the page of an order or a certificate, if a refund is the only thing left to do. The query makes this URL
 * differ from that of the page shown after the action: if they differed only after the `#`, the browser would keep showing the old page.
 */
const REFUND = '?to=refund#refund'

/** Returns everything that currently needs action by staff, grouped by what to do, longest waiting first. Null for anyone but staff. */
export async function getNeeds(actor: Actor): Promise<Need[] | null> {
  return mayStaff(actor, 'see') ? listNeeds() : null
}

/** Returns the same needs without checking an actor, for the metrics (worker/gauges). */
export async function listNeeds(): Promise<Need[]> {
  const [certificates, orders, counted] = await Promise.all([certificateNeeds(), orderNeeds(), countedNeeds()])
  return [...certificates, ...orders, ...counted].sort((one, other) => timeOf(one) - timeOf(other))
}

const timeOf = ({ oldest }: Need) => oldest?.getTime() ?? Number.POSITIVE_INFINITY

async function certificateNeeds(): Promise<Need[]> {
  const rows = await db.certificate.findMany({
    where: needsStaff(),
    orderBy: { statusSince: 'asc' },
    take: MOST_READ,
    select: {
      id: true,
      ...SHOWN_SELECT,
      statusSince: true,
      ...NAME_COLUMNS,
      order: { select: { number: true } },
    },
  })
  return [...groupBy(rows, ({ hold }): NeedKey => hold ?? 'owed')].map(([key, group]) => {
    const [first] = group
    return {
      key,
      count: group.length,
      isAtLeast: rows.length === MOST_READ,
      oldest: first?.statusSince ?? null,
      items: group.slice(0, MOST_NAMED).map(({ id, statusSince, order, ...named }) => ({
        href: `/admin/certificates/${id}${key === 'owed' ? REFUND : ''}`,
        text: `${staffName(named)}, order ${order.number}`,
        since: statusSince,
      })),
      href:
        key === 'owed' || !first
          ? '/admin/certificates?status=needs_staff'
          : listOf(staffLabel({ place: placeOf(first), wasIssued: first.issuedAt !== null })),
      dueBy: null,
    }
  })
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => NeedKey): Map<NeedKey, Row[]> {
  const groups = new Map<NeedKey, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

const listOf = (status: string) => `/admin/certificates?status=${encodeURIComponent(status)}`

const ORDER = { select: { id: true, number: true, email: true, createdAt: true } } as const
type OrderNeed = { key: NeedKey; order: { id: string; number: number; email: string; createdAt: Date } }

/** The oldest orders with payments that do not match, failed refunds that were not replaced, or refunds still to be assigned. */
async function orderNeeds(): Promise<Need[]> {
  const [refunds, orders] = await Promise.all([
    db.refund.findMany({
      where: { OR: [OWED_REFUND, UNASSIGNED_REFUND] },
      orderBy: { orderId: 'asc' },
      take: ORDERS_READ,
      select: { isOwed: true, order: ORDER },
    }),
    db.order.findMany({ where: { status: 'needs_review' }, orderBy: { id: 'asc' }, take: ORDERS_READ, ...ORDER }),
  ])
  const found: OrderNeed[] = [
    // Failed refunds come first; each order is counted only once.
    ...refunds.filter(({ isOwed }) => isOwed).map(({ order }) => ({ key: 'refund_failed' as const, order })),
    ...refunds.filter(({ isOwed }) => !isOwed).map(({ order }) => ({ key: 'refund_unassigned' as const, order })),
    ...orders.map((order) => ({ key: 'payment_does_not_fit' as const, order })),
  ]
  const needs = [...new Map(found.toReversed().map((need) => [need.order.id, need])).values()]
    .sort((one, other) => (one.order.id < other.order.id ? -1 : 1))
    .slice(0, ORDERS_READ)
  return [...groupBy(needs, ({ key }) => key)].map(([key, rows]) => ({
    key,
    count: rows.length,
    isAtLeast: needs.length === ORDERS_READ,
    oldest: rows[0]?.order.createdAt ?? null,
    items: rows.slice(0, MOST_NAMED).map(({ order: { id, number, email, createdAt } }) => ({
      href: `/admin/orders/${id}${key === 'payment_does_not_fit' ? REFUND : ''}`,
      text: `Order ${number}, ${email}`,
      since: createdAt,
    })),
    href: key === 'payment_does_not_fit' ? '/admin/orders?status=needs_review' : `/admin/orders/${rows[0]?.order.id}`,
    dueBy: null,
  }))
}

const APPROVAL_LATE = 3 * DAY
/** How long a submission with an unknown outcome may take to resolve itself before it is shown to staff. */
const SENDING_LATE = HOUR
/** The time before its expiry from which a file that was not replaced needs attention from staff. */
const FILE_ENDS = 14 * DAY
/** The highest number counted: in a large shop thousands of files expire soon, and counting all of them would slow down the page. */
const MOST_COUNTED = 1_000

const LISTS = {
  dispute: '/admin/orders?status=disputed',
  slow_approval: listOf(staffLabel({ place: 'validation:approval', wasIssued: false })),
  stuck_sending: listOf(staffLabel({ place: 'submission:outcome_unknown', wasIssued: false })),
  file_ends: '/admin/certificates?view=replace_due&sort=file_end',
  ticket: '/admin/tickets',
  difference: '/admin/audit',
  payout_difference: '/admin/bookkeeping/payouts',
  unknown_payment: '/admin/bookkeeping/unknown-payments',
  failed_mail: '/admin/mails?status=failed',
  failed_job: '/admin/jobs?state=failed',
} as const

type Counted = { key: keyof typeof LISTS; count: number; oldest: Date | null; dueBy: Date | null; orderId: string | null }

/** Returns the needs whose items are listed elsewhere and only counted here. */
async function countedNeeds(): Promise<Need[]> {
  const at = now()
  const rows = await db.$queryRaw<Counted[]>`
    select 'dispute' as key, count(*)::int as count, min("openedAt") as oldest, min("dueBy") as "dueBy",
           case when count(*) = 1 then min("orderId"::text) end as "orderId" from "Dispute" where status = 'open'
    union all select 'slow_approval', count(*)::int, min("statusSince"), null, null from "Certificate"
      where stage = 'validation' and hold is null and "validationStep" = 'approval' and "statusSince" < ${earlier(at, APPROVAL_LATE)}
    union all select 'stuck_sending', count(*)::int, min("statusSince"), null, null from "Certificate"
      where stage = 'submission' and hold = 'outcome_unknown' and "statusSince" < ${earlier(at, SENDING_LATE)}
    union all select 'file_ends', count(*)::int, null, null, null from (
      select from "Certificate" where stage = 'issued' and "fileEndsAt" > ${at} and "fileEndsAt" < ${later(at, FILE_ENDS)}
         and "coverEndsAt" > "fileEndsAt" limit ${MOST_COUNTED}) ends
    union all select 'ticket', count(*)::int, min("openedAt"), null, null from "SupplierTicket" where status = 'to_send'
    union all select 'difference', count(*)::int, min("firstSeenAt"), null, null from "AuditDifference" where "resolvedAt" is null
    union all select 'payout_difference', count(*)::int, min("firstSeenAt"), null, null from "PayoutDifference" where "resolvedAt" is null
    union all select 'unknown_payment', count(*)::int, min("paidAt"), null, null from "UnknownPayment" where "resolvedAt" is null
    union all select 'failed_mail', count(*)::int, min("createdAt"), null, null from "Mail" where status = 'failed'
    union all select 'failed_job', count(*)::int, timezone('utc', min(created_at)), null, null from graphile_worker._private_jobs
      where attempts >= max_attempts and locked_at is null`
  return rows
    .filter(({ count }) => count > 0)
    .map(({ orderId, ...row }) => ({
      ...row,
      isAtLeast: row.key === 'file_ends' && row.count === MOST_COUNTED,
      items: [],
      href: orderId ? `/admin/orders/${orderId}` : LISTS[row.key],
    }))
}
