import type { Actor } from '../actor'
import { SHOWN_SELECT } from '../certificates/lifecycle/issued-facts'
import { placeOf } from '../certificates/lifecycle/places'
import type { Shown } from '../certificates/lifecycle/status-text'
import { needsStaff } from '../certificates/view/needs-staff'
import { DAY, HOUR, now } from '../clock'
import { db } from '../db/client'
import type { Prisma } from '../db/generated/client'
import type { Money } from '../money'
import { mayStaff } from '../permissions'
import { findUnassigned } from '../refunds/assign-refund'
import { findOwed } from '../refunds/owed'

type WaitingCertificate = Shown & {
  id: string
  since: Date
  typeName: string
  name: string
  orderNumber: number
}

export type Overview = {
  /** Counts of everything that needs a person or has waited unusually long. */
  waiting: {
    /** Open disputes, and the earliest deadline set by Stripe. */
    disputes: { count: number; dueBy: Date | null }
    byPlace: (Shown & { count: number })[]
    /** Sent more than three days ago and not approved yet. */
    slowApprovals: number
    /** The outcome of sending has been unknown for more than an hour. It should have resolved itself. */
    stuckSending: number
    /** Found by audits, neither resolved nor dismissed. */
    differences: number
  }
  /** Longest waiting first. */
  certificates: WaitingCertificate[]
  /** Payments that do not fit, failed refunds that were not made good, and refunds still to be assigned; longest waiting first. */
  orders: {
    id: string
    number: number
    email: string
    placedAt: Date
    reason: 'payment-does-not-fit' | 'refund-failed' | 'refund-unassigned'
  }[]
  /** The latest mails that could not be sent. */
  mails: { id: string; kind: string; to: string; lastError: string | null; at: Date; orderId: string | null }[]
  account: { label: string; balance: Money | null; balanceAt: Date | null } | null
  /** Whether there has ever been an order, and whether anything is on sale. */
  hasOrders: boolean
  hasProducts: boolean
}

const LIST_LIMIT = 20

/** Returns everything that needs staff now, from all parts of the back office. Null for anyone but staff. */
export async function getOverview(actor: Actor): Promise<Overview | null> {
  if (!mayStaff(actor, 'see')) return null
  const at = now().getTime()
  // Oldest first, like the orders below, so every order on that list that is owed money or has a refund to assign is included here.
  const [owed, unassigned] = [await findOwed(actor, { limit: LIST_LIMIT }), await findUnassigned(actor, { limit: LIST_LIMIT })]
  const troubled = { OR: [{ status: 'needs_review' as const }, { id: { in: [...owed, ...unassigned] } }] }
  const waiting = needsStaff()
  const [disputes, unissued, issued, slowApprovals, stuckSending, differences, certificates, orders, mails, account, order, product] =
    await Promise.all([
      db.dispute.aggregate({ where: { status: 'open' }, _count: true, _min: { dueBy: true } }),
      countByPlace({ AND: [waiting, { issuedAt: null }] }),
      countByPlace({ AND: [waiting, { issuedAt: { not: null } }] }),
      db.certificate.count({ where: { validationStep: 'approval', hold: null, statusSince: { lt: new Date(at - 3 * DAY) } } }),
      db.certificate.count({ where: { stage: 'submission', hold: 'outcome_unknown', statusSince: { lt: new Date(at - HOUR) } } }),
      db.auditDifference.count({ where: { resolvedAt: null } }),
      db.certificate.findMany({ where: waiting, orderBy: { statusSince: 'asc' }, take: LIST_LIMIT, select: waitingColumns }),
      db.order.findMany({ where: troubled, orderBy: { id: 'asc' }, take: LIST_LIMIT, select: orderColumns }),
      db.mail.findMany({ where: { status: 'failed' }, orderBy: { id: 'desc' }, take: LIST_LIMIT, select: mailColumns }),
      db.enomAccount.findFirst({ where: { isDefault: true }, select: { label: true, balance: true, balanceAt: true } }),
      db.order.findFirst({ select: { id: true } }),
      db.product.findFirst({ where: { visible: true }, select: { id: true } }),
    ])
  return {
    waiting: {
      disputes: { count: disputes._count, dueBy: disputes._min.dueBy },
      byPlace: [...unissued.map((row) => ({ ...row, wasIssued: false })), ...issued.map((row) => ({ ...row, wasIssued: true }))],
      slowApprovals,
      stuckSending,
      differences,
    },
    certificates: certificates.map(({ id, statusSince, domainName, label, type, order: { number }, ...row }) => ({
      id,
      place: placeOf(row),
      wasIssued: row.issuedAt !== null,
      since: statusSince,
      typeName: type.name,
      name: domainName ?? label,
      orderNumber: number,
    })),
    orders: orders.map(({ createdAt, ...row }) => ({
      ...row,
      placedAt: createdAt,
      reason: owed.includes(row.id) ? 'refund-failed' : unassigned.includes(row.id) ? 'refund-unassigned' : 'payment-does-not-fit',
    })),
    mails: mails.map(({ createdAt, ...row }) => ({ ...row, at: createdAt })),
    account: account && { ...account, balance: account.balance === null ? null : { amount: account.balance, currency: 'USD' } },
    hasOrders: order !== null,
    hasProducts: product !== null,
  }
}

async function countByPlace(where: Prisma.CertificateWhereInput) {
  const by = ['stage', 'hold', 'validationStep', 'closedReason'] as const
  const groups = await db.certificate.groupBy({ by: [...by], where, _count: { _all: true } })
  return groups.map(({ _count, ...columns }) => ({ place: placeOf(columns), count: _count._all }))
}

const waitingColumns = {
  id: true,
  ...SHOWN_SELECT,
  statusSince: true,
  domainName: true,
  label: true,
  type: { select: { name: true } },
  order: { select: { number: true } },
} as const

const orderColumns = { id: true, number: true, email: true, createdAt: true } as const
const mailColumns = { id: true, kind: true, to: true, lastError: true, createdAt: true, orderId: true } as const
