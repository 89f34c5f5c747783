import type { Actor } from '../../actor'
import { db } from '../../db/client'
import type { PayoutDifferenceKind } from '../../db/generated/enums'
import type { Money } from '../../money'
import { mayStaff } from '../../permissions'

const PAGE_SIZE = 25

export type PayoutRow = {
  id: string
  money: Money
  status: string
  isAutomatic: boolean
  createdAt: Date
  arrivesAt: Date
  /** Null until the payout has been read completely from Stripe. */
  readAt: Date | null
  movements: number
  fees: number
}

/** Returns a page of Stripe's payouts, newest first. Empty for anyone but staff. */
export async function listPayouts(actor: Actor, after?: string): Promise<{ rows: PayoutRow[]; next: string | null }> {
  if (!mayStaff(actor, 'see')) return { rows: [], next: null }
  const from = after ? await db.stripePayout.findUnique({ where: { id: after }, select: { createdAt: true } }) : null
  const found = await db.stripePayout.findMany({
    ...(from && after && { where: { OR: [{ createdAt: { lt: from.createdAt } }, { createdAt: from.createdAt, id: { lt: after } }] } }),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAGE_SIZE + 1,
  })
  const rows = found.slice(0, PAGE_SIZE)
  const sums = await db.stripeMovement.groupBy({
    by: ['payoutId'],
    where: { payoutId: { in: rows.map(({ id }) => id) }, type: { not: 'payout' } },
    _count: { _all: true },
    _sum: { fee: true },
  })
  const sumOf = new Map(sums.map(({ payoutId, _count, _sum }) => [payoutId, { movements: _count._all, fees: _sum.fee ?? 0 }]))
  return {
    rows: rows.map(({ amount, currency, ...row }) => ({
      ...row,
      money: { amount, currency },
      ...(sumOf.get(row.id) ?? { movements: 0, fees: 0 }),
    })),
    next: found.length > PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null,
  }
}

export type PayoutDifferenceRow = {
  id: string
  kind: PayoutDifferenceKind
  about: string
  atStripe: Money | null
  here: Money | null
  order: { id: string; number: number } | null
  firstSeenAt: Date
  resolvedAt: Date | null
  /** Null if the difference closed automatically. */
  note: string | null
}

/** Returns a page of the open or closed differences, newest first. Empty for anyone but staff. */
export async function listPayoutDifferences(
  actor: Actor,
  { after, closed = false }: { after?: string | undefined; closed?: boolean } = {},
): Promise<{ rows: PayoutDifferenceRow[]; next: string | null }> {
  if (!mayStaff(actor, 'see')) return { rows: [], next: null }
  const found = await db.payoutDifference.findMany({
    where: { resolvedAt: closed ? { not: null } : null, ...(after && { id: { lt: after } }) },
    orderBy: { id: 'desc' },
    take: PAGE_SIZE + 1,
  })
  const rows = found.slice(0, PAGE_SIZE)
  const orders = await db.order.findMany({
    where: { id: { in: rows.flatMap(({ orderId }) => orderId ?? []) } },
    select: { id: true, number: true },
  })
  return {
    rows: rows.map(({ orderId, stripeAmount, stripeCurrency, ourAmount, ourCurrency, ...row }) => ({
      ...row,
      atStripe: moneyOf(stripeAmount, stripeCurrency),
      here: moneyOf(ourAmount, ourCurrency),
      order: orders.find(({ id }) => id === orderId) ?? null,
    })),
    next: found.length > PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null,
  }
}

function moneyOf(amount: number | null, currency: string | null): Money | null {
  return amount === null || currency === null ? null : { amount, currency }
}
