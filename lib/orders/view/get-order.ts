import { z } from 'zod'
import type { Actor } from '../../actor'
import { disputeLock } from '../../certificates/lifecycle/dispute-lock'
import { EDITABLE_STAGES, isEditable, type Place, placeOf } from '../../certificates/lifecycle/places'
import { howEnded, OWED } from '../../certificates/settlement/unreturned'
import type { Ended } from '../../certificates/status/buyer-text'
import type { IssuedFacts } from '../../certificates/status/file-text'
import { issuedFactsOf, NEWEST_FILE, SHOWN_SELECT } from '../../certificates/status/issued-facts'
import { db } from '../../db/client'
import type { Charge, Dispute, Prisma, Refund } from '../../db/generated/client'
import type { PaidBy, RefundStatus } from '../../db/generated/enums'
import { type RefundWhy, WHY_SELECT, whyRefunded } from '../../languages/refund-why'
import type { Money } from '../../money'
import { mayStaff, ownCertificates, ownOrders } from '../../permissions'
import { canStillBePaid } from '../can-be-paid'
import { type OrderTax, orderTax } from '../order-tax'
import type { OrderStatus } from '../states'
import type { OrderRow } from './list-orders'
import { paidByText } from './paid-by-text'

export type OrderView = Omit<OrderRow, 'items'> & {
  /** The account that owns the order. */
  userId: string
  country: string | null
  /** Null if the order was placed without tax. */
  tax: OrderTax | null
  /** The version of the terms that the buyer agreed to; null if none were published. */
  termsVersion: number | null
  paidAt: Date | null
  /** Whether a payment page can still be opened for the order. */
  payable: boolean
  /** Whether a dispute is known to be open only because Stripe refused a refund. */
  isDisputeSuspected: boolean
  /** Deadline for responding to the dispute at Stripe. Only shown to staff. */
  disputeDueBy: Date | null
  /** For a change: the certificate being changed and its price, which is deducted from the items' total. */
  changes: { certificateId: string; orderId: string; orderNumber: number; credit: Money } | null
  items: { id: string; productName: string; typeName: string; years: number; quantity: number; label: string; list: Money; total: Money }[]
  /** The coupon's discount on the list prices. */
  coupon: { id: string; code: string; off: Money } | null
  /** The part of the total that is or will be paid with account credit. `due`: the rest. */
  credit: Money | null
  due: Money
  certificates: ({
    id: string
    typeName: string
    label: string
    domainName: string | null
    place: Place
    ended: Ended | null
    changedToId: string | null
  } & IssuedFacts)[]
  /** The cursor of the next page of certificates; null at the end. */
  moreCertificates: string | null
  /** Counts all certificates of the order, those for which money is owed, and those that can still be set up, on this page or not. */
  counts: { all: number; owed: number; toSetUp: number }
  money: {
    id: string
    kind: 'charge' | 'refund' | 'dispute_lost'
    status: 'pending' | 'succeeded' | 'failed'
    money: Money
    /** Whether staff pay the refund themselves, because the payment did not come through Stripe. */
    isByHand?: boolean
    /** Whether the refund goes to the account credit. */
    toCredit?: boolean
    /** How the payment was made outside Stripe. */
    paid?: { paidBy: PaidBy; reference: string | null } | null
    /** The reason as shown to staff. */
    reason: string | null
    /** Why the shop refunded it automatically; shown to the buyer in place of `reason`. */
    why?: RefundWhy | null
    at: Date
  }[]
  events: { id: string; at: Date; kind: string; to: OrderStatus | null; actor: string }[]
}

/** The certificates that one page of an order shows, starting after the one with the id `after`. */
export type CertificatesShown = { after?: string | undefined; size: number }

/** An order may have hundreds of certificates. */
export const CERTIFICATES_A_PAGE = 50

/**
 * Returns an order with everything shown on its page; null if it does not exist or belongs to someone else. `shown`: the certificates to
 * include; all of them if omitted.
 */
export async function getOrder(actor: Actor, id: string, shown?: CertificatesShown): Promise<OrderView | null> {
  if (!z.uuid().safeParse(id).success) return null
  const after = z.uuid().safeParse(shown?.after).data
  const order = await db.order.findFirst({
    where: { AND: [{ id }, ownOrders(actor, 'see', 'orders:read')] },
    include: {
      items: { orderBy: { position: 'asc' } },
      certificates: {
        where: after ? { AND: [ownCertificates(actor, 'view'), { id: { gt: after } }] } : ownCertificates(actor, 'view'),
        orderBy: { id: 'asc' },
        ...(shown && { take: shown.size + 1 }),
        // An order may have hundreds of certificates, so read only the columns shown.
        select: {
          id: true,
          label: true,
          domainName: true,
          changedToId: true,
          coverEndsAt: true,
          ...SHOWN_SELECT,
          type: { select: { name: true } },
          files: NEWEST_FILE,
        },
      },
      charges: { orderBy: { createdAt: 'asc' } },
      refunds: { orderBy: { createdAt: 'asc' }, include: { charge: { select: { stripeId: true } }, allocations: WHY_SELECT.allocations } },
      disputes: { orderBy: { openedAt: 'asc' } },
      events: { orderBy: { id: 'asc' } },
      changes: { select: { id: true, order: { select: { id: true, number: true } } } },
      couponUse: { select: { amount: true, coupon: { select: { id: true, code: true } } } },
      creditUse: { select: { amount: true } },
    },
  })
  if (!order) return null
  const { currency, source, changes, couponUse, creditUse } = order
  const open = order.disputes.filter(({ status }) => status === 'open')
  const certificates = order.certificates.slice(0, shown?.size)
  const isMore = certificates.length < order.certificates.length
  const [ended, counted] = await Promise.all([
    howEnded(
      db,
      certificates.map((row) => ({ ...row, source })),
    ),
    isMore || after !== undefined ? countCertificates(actor, id) : null,
  ])
  return {
    id: order.id,
    userId: order.userId,
    number: order.number,
    status: order.status,
    source,
    total: { amount: order.total, currency },
    email: order.email,
    placedAt: order.createdAt,
    country: order.country,
    tax: orderTax(order, order.items, order.charges),
    termsVersion: order.termsVersion,
    paidAt: order.paidAt,
    payable: canStillBePaid(order),
    dispute: disputeLock({ ...order, changes: null }),
    isDisputeSuspected: open.length > 0 && open.every(({ stripeId }) => stripeId === null),
    disputeDueBy: mayStaff(actor, 'see') ? earliest(open.map(({ dueBy }) => dueBy)) : null,
    changes: changes && {
      certificateId: changes.id,
      orderId: changes.order.id,
      orderNumber: changes.order.number,
      credit: { amount: order.items.reduce((sum, { credit }) => sum + credit, 0), currency },
    },
    coupon: couponUse && { ...couponUse.coupon, off: { amount: couponUse.amount, currency } },
    credit: creditUse && { amount: creditUse.amount, currency },
    due: { amount: order.total - (creditUse?.amount ?? 0), currency },
    items: order.items.map((item) => ({
      id: item.id,
      productName: item.productName,
      typeName: item.typeName,
      years: item.years,
      quantity: item.quantity,
      label: item.label,
      list: { amount: (item.unitAmount + item.discount) * item.quantity, currency },
      total: { amount: item.unitAmount * item.quantity, currency },
    })),
    moreCertificates: isMore ? (certificates.at(-1)?.id ?? null) : null,
    counts: counted ?? {
      all: certificates.length,
      owed: certificates.filter((row) => ended.get(row.id) === 'owed').length,
      toSetUp: certificates.filter(isEditable).length,
    },
    certificates: certificates.map(({ id: certificateId, type, label, domainName, ...row }) => ({
      id: certificateId,
      typeName: type.name,
      label,
      domainName,
      place: placeOf(row),
      ...issuedFactsOf(row, order),
      ended: ended.get(certificateId) ?? null,
      changedToId: row.changedToId,
    })),
    money: [
      ...order.charges.map((row) => ({
        ...lineOf(row),
        kind: 'charge' as const,
        status: 'succeeded' as const,
        ...paidHow(row),
        at: row.createdAt,
      })),
      ...order.refunds.map((row) => ({
        ...lineOf(row),
        kind: 'refund' as const,
        status: REFUND_LINES[row.status],
        isByHand: row.charge.stripeId === null && !row.toCredit,
        toCredit: row.toCredit,
        reason: row.reason,
        why: whyRefunded(row),
        at: row.settledAt ?? row.createdAt,
      })),
      ...order.disputes.flatMap((row) => lossOf(row, currency)),
    ],
    events: order.events.map(({ id: eventId, at, kind, to, actor: by }) => ({ id: eventId, at, kind, to, actor: by })),
  }
}

async function countCertificates(actor: Actor, orderId: string): Promise<OrderView['counts']> {
  const count = (which: Prisma.CertificateWhereInput = {}) =>
    db.certificate.count({ where: { AND: [{ orderId }, ownCertificates(actor, 'view'), which] } })
  const [all, owed, toSetUp] = await Promise.all([count(), count(OWED), count({ stage: { in: [...EDITABLE_STAGES] } })])
  return { all, owed, toSetUp }
}

const REFUND_LINES = {
  requested: 'pending',
  sent: 'pending',
  succeeded: 'succeeded',
  failed: 'failed',
  withdrawn: 'failed',
} as const satisfies Record<RefundStatus, string>

/** How the order was paid, if not through Stripe. */
function paidHow({ paidBy, reference }: Charge): Pick<OrderView['money'][number], 'paid' | 'reason'> {
  const paid = paidBy && { paidBy, reference }
  return { paid, reason: paid && paidByText(paid) }
}

function lineOf({ id, amount, currency }: Charge | Refund) {
  return { id, money: { amount, currency } }
}

/** Returns the amount that the bank took back in a lost dispute; nothing if the dispute was won after all. */
function lossOf({ id, status, lostAmount, openedAt, closedAt }: Dispute, currency: string): OrderView['money'] {
  if (!lostAmount) return []
  const money = { amount: lostAmount, currency }
  return [{ id, kind: 'dispute_lost', status: status === 'lost' ? 'succeeded' : 'failed', money, reason: null, at: closedAt ?? openedAt }]
}

function earliest(dates: readonly (Date | null)[]): Date | null {
  return dates.filter((date) => date !== null).sort((one, other) => one.getTime() - other.getTime())[0] ?? null
}
