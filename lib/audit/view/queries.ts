import { z } from 'zod'
import type { Actor } from '../../actor'
import { disputeLock, LOCK_COLUMNS } from '../../certificates/lifecycle/dispute-lock'
import { type Place, type PlaceColumns, placeOf } from '../../certificates/lifecycle/places'
import { isCredited } from '../../certificates/settlement/credit'
import { isRefunded } from '../../certificates/settlement/is-refunded'
import { SHOWN_SELECT } from '../../certificates/status/issued-facts'
import { NAME_COLUMNS, staffName } from '../../certificates/status/staff-name'
import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import type { DifferenceKind } from '../../db/generated/enums'
import { dollars, type Money } from '../../money'
import { mayStaff } from '../../permissions'
import { listWaiting, type WaitingCertificate } from '../repair/bind-orphan'
import { MARK, OPEN_ORPHAN } from '../repair/dismiss'
import { type DifferenceDetail, differenceDetail } from '../schema'

export type DifferenceRow = {
  id: string
  kind: DifferenceKind
  about: string
  enomCertId: number | null
  amount: Money | null
  detail: DifferenceDetail
  firstSeenAt: Date
  lastSeenAt: Date
  resolvedAt: Date | null
  resolution: string | null
  accountLabel: string
  certificate: { id: string; name: string; place: Place; wasIssued: boolean; orderId: string; orderNumber: number } | null
}

export type DifferenceView = DifferenceRow & {
  account: { id: string; label: string }
  resolvedBy: string | null
  note: string | null
  /** The client the certificate was imported for. */
  importedFor: { certificateId: string; email: string } | null
  /** The certificate as recorded in the shop, if there is one. */
  ours: {
    typeName: string
    years: number
    email: string
    enomOrderId: number | null
    cost: Money | null
    checkedAt: Date | null
    /** Whether the shop still holds the buyer's payment and can refund it. */
    isPaid: boolean
  } | null
  /** For orphans only: the certificates it can be bound to. */
  waiting: WaitingCertificate[]
  events: { id: string; at: Date; kind: string; by: string; note: string | null }[]
}

export type AuditView = {
  /** The last comparison of each account, newest first. */
  runs: {
    id: string
    accountId: string
    accountLabel: string
    startedAt: Date
    finishedAt: Date | null
    certificates: number
    fresh: number
    wasListed: boolean
    wasCounted: boolean
    balance: Money | null
    problemText: string | null
  }[]
  /** Number of open differences of each kind. */
  open: { kind: DifferenceKind; count: number }[]
  dismissed: number
  hasAccounts: boolean
}

const PAGE_SIZE = 25
const usd = (amount: number | null): Money | null => (amount === null ? null : dollars(amount))

/** Returns the last comparisons and the open differences. Empty unless the actor is staff. */
export async function getAudit(actor: Actor): Promise<AuditView> {
  if (!mayStaff(actor, 'see')) return { runs: [], open: [], dismissed: 0, hasAccounts: false }
  const [runs, open, dismissed, account] = await Promise.all([
    readLastRuns(),
    db.auditDifference.groupBy({ by: ['kind'], where: { resolvedAt: null }, _count: { _all: true } }),
    db.auditDifference.count({ where: { resolution: 'put_aside' } }),
    db.enomAccount.findFirst({ select: { id: true } }),
  ])
  return {
    runs: runs.map(({ account: { label }, balance, ...run }) => ({ ...run, accountLabel: label, balance: usd(balance) })),
    open: open.map(({ kind, _count }) => ({ kind, count: _count._all })),
    dismissed,
    hasAccounts: account !== null,
  }
}

async function readLastRuns() {
  const last = await db.$queryRaw<{ id: string }[]>(LAST_RUNS)
  return db.auditRun.findMany({
    where: { id: { in: last.map(({ id }) => id) } },
    orderBy: { startedAt: 'desc' },
    include: { account: { select: { label: true } } },
  })
}

const NONE = { count: 0, mark: '' }

/** Returns the number of open orphans and the fingerprint of exactly that set (`repair/dismiss.ts`). Zero unless the actor is staff. */
export async function countOrphans(actor: Actor): Promise<{ count: number; mark: string }> {
  if (!mayStaff(actor, 'see')) return NONE
  const [orphans] = await db.$queryRaw<{ count: number; mark: string }[]>`
    select count(*)::int as count, ${MARK} as mark from "AuditDifference" where ${OPEN_ORPHAN}`
  return orphans ?? NONE
}

/** Lists open or dismissed differences, newest first. Empty unless the actor is staff. */
export async function listDifferences(
  actor: Actor,
  { after, kind, dismissed = false }: { after?: string; kind?: DifferenceKind; dismissed?: boolean } = {},
): Promise<{ rows: DifferenceRow[]; next: string | null }> {
  if (!mayStaff(actor, 'see')) return { rows: [], next: null }
  const found = await db.auditDifference.findMany({
    where: {
      ...(dismissed ? { resolution: 'put_aside' } : { resolvedAt: null }),
      ...(kind ? { kind } : {}),
      ...(z.uuid().safeParse(after).success ? { id: { lt: after } } : {}),
    },
    orderBy: { id: 'desc' },
    take: PAGE_SIZE + 1,
    include: shown,
  })
  const rows = found.slice(0, PAGE_SIZE).map(toRow)
  return { rows, next: found.length > PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null }
}

/** Returns a difference with both sides and its history; null unless the actor is staff. */
export async function getDifference(actor: Actor, id: string): Promise<DifferenceView | null> {
  if (!mayStaff(actor, 'see') || !z.uuid().safeParse(id).success) return null
  const found = await db.auditDifference.findUnique({
    where: { id },
    include: { ...shown, events: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 100 } },
  })
  if (!found) return null
  const { account, events } = found
  const given = givenTo(events)
  // An orphan has no certificate in the shop, but the event that bound or imported it refers to one.
  const certificate =
    found.certificate ?? (given && (await db.certificate.findUnique({ where: { id: given.certificateId }, ...shown.certificate })))
  const row = toRow({ ...found, certificate })
  const isOpenOrphan = row.kind === 'orphan' && row.resolvedAt === null
  return {
    ...row,
    account: { id: account.id, label: account.label },
    resolvedBy: found.resolvedBy,
    note: found.note,
    importedFor: given?.email === undefined ? null : { certificateId: given.certificateId, email: given.email },
    ours: certificate && {
      typeName: certificate.type.name,
      years: certificate.years,
      email: certificate.order.email,
      enomOrderId: certificate.enomOrderId,
      cost: usd(certificate.cost),
      checkedAt: certificate.checkedAt,
      isPaid: await isPaid(certificate),
    },
    waiting: isOpenOrphan ? await listWaiting({ accountId: account.id, detail: row.detail }) : [],
    events: await named(events),
  }
}

/**
 * Whether the shop holds the price of a certificate. Nothing was paid for an imported certificate, and the bank holds a disputed payment.
 */
async function isPaid({
  id,
  order,
  orderItem,
}: {
  id: string
  order: Parameters<typeof disputeLock>[0] & { id: string }
  orderItem: { unitAmount: number }
}) {
  if (!orderItem.unitAmount || disputeLock(order)) return false
  return !(await isRefunded(db, id)) && !(await isCredited(db, id))
}

const shown = {
  account: { select: { id: true, label: true } },
  certificate: {
    select: {
      id: true,
      ...SHOWN_SELECT,
      ...NAME_COLUMNS,
      years: true,
      enomOrderId: true,
      cost: true,
      checkedAt: true,
      order: { select: { id: true, number: true, email: true, ...LOCK_COLUMNS } },
      orderItem: { select: { unitAmount: true } },
    },
  },
} as const

type Loaded = Omit<DifferenceRow, 'amount' | 'detail' | 'accountLabel' | 'certificate'> & {
  amount: number | null
  detail: unknown
  account: { label: string }
  certificate:
    | (PlaceColumns & {
        id: string
        issuedAt: Date | null
        domainName: string | null
        label: string
        type: { name: string }
        order: { id: string; number: number }
      })
    | null
}

function toRow({ certificate, account, detail, amount, ...row }: Loaded): DifferenceRow {
  const { id, kind, about, enomCertId, firstSeenAt, lastSeenAt, resolvedAt, resolution } = row
  return {
    id,
    kind,
    about,
    enomCertId,
    firstSeenAt,
    lastSeenAt,
    resolvedAt,
    resolution,
    amount: usd(amount),
    detail: differenceDetail.catch({}).parse(detail),
    accountLabel: account.label,
    certificate: certificate && {
      id: certificate.id,
      name: staffName(certificate),
      place: placeOf(certificate),
      wasIssued: certificate.issuedAt !== null,
      orderId: certificate.order.id,
      orderNumber: certificate.order.number,
    },
  }
}

const gift = z.object({ certificateId: z.uuid(), email: z.string().optional() })

/** Returns the certificate an orphan was last bound to or imported as; null if the orphan is open again, or was never bound or imported. */
function givenTo([last]: readonly { kind: string; detail: unknown }[]): z.infer<typeof gift> | null {
  const wasGiven = last?.kind === 'difference.bound' || last?.kind === 'difference.imported'
  return wasGiven ? (gift.safeParse(last.detail).data ?? null) : null
}

const withNote = z.object({ note: z.string() })

/** Replaces actors with names: staff by their email address, the system as "the shop". */
async function named(events: { id: string; at: Date; kind: string; actor: string; detail: unknown }[]): Promise<DifferenceView['events']> {
  const ids = events.flatMap(({ actor }) => (actor.startsWith('staff:') ? [actor.slice('staff:'.length)] : []))
  const people = ids.length ? await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, email: true } }) : []
  const emails = new Map(people.map(({ id, email }) => [`staff:${id}`, email]))
  return events.map(({ id, at, kind, actor, detail }) => ({
    id,
    at,
    kind,
    by: emails.get(actor) ?? (actor === 'system' ? 'the shop' : 'staff'),
    note: withNote.safeParse(detail).data?.note ?? null,
  }))
}

/** Ids of the last comparison of each account. Reads one row per account, however many comparisons there were. */
export const LAST_RUNS = Prisma.sql`
  select last.id from "EnomAccount" a cross join lateral (
    select r.id from "AuditRun" r where r."accountId" = a.id order by r."startedAt" desc limit 1) last`
