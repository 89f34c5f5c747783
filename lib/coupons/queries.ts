import type { Actor } from '../actor'
import { today } from '../clock'
import { db } from '../db/client'
import type { Coupon, Prisma } from '../db/generated/client'
import type { CouponUseStatus, OrderStatus } from '../db/generated/enums'
import type { Money } from '../money'
import { mayStaff } from '../permissions'
import { versionOf } from '../version-of'
import { stateOf } from './check-coupon'
import { termsOf } from './save-coupon'
import { plainCode } from './schema'
import type { CouponState } from './states'

const PAGE = 25

type Page<Row> = { rows: Row[]; next: string | null }

export type CouponRow = Pick<
  Coupon,
  'id' | 'code' | 'percent' | 'amount' | 'currency' | 'maxUses' | 'taken' | 'validFrom' | 'validUntil' | 'note'
> & { state: CouponState }

/** Lists coupons, newest first. `search` matches any part of a code. */
export async function listCoupons(
  actor: Actor,
  { state, search, after }: { state?: CouponState | undefined; search?: string | undefined; after?: string | undefined } = {},
): Promise<Page<CouponRow>> {
  if (!mayStaff(actor, 'see')) return { rows: [], next: null }
  const part = search && plainCode(search).replace(/[\\%_]/g, '\\$&')
  const found = await db.coupon.findMany({
    where: {
      AND: [state ? inState(state) : {}, part ? { code: { contains: part } } : {}, after ? { id: { lt: after } } : {}],
    },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
  })
  return pageOf(
    found.map((coupon) => ({ ...coupon, state: stateOf(coupon) })),
    ({ id }) => id,
  )
}

/** Returns the database condition for a coupon state, with the same rules as `stateOf`. */
function inState(state: CouponState): Prisma.CouponWhereInput {
  if (state === 'off') return { active: false }
  const ended = { OR: [{ validUntil: { lt: today() } }, { maxUses: { lte: db.coupon.fields.taken } }] }
  if (state === 'ended') return { active: true, ...ended }
  const open = {
    active: true,
    AND: [
      { OR: [{ validUntil: null }, { validUntil: { gte: today() } }] },
      { OR: [{ maxUses: null }, { maxUses: { gt: db.coupon.fields.taken } }] },
    ],
  }
  return state === 'planned'
    ? { ...open, validFrom: { gt: today() } }
    : { ...open, OR: [{ validFrom: null }, { validFrom: { lte: today() } }] }
}

export type CouponTotals = {
  currency: string
  paid: number
  /** The total discount on paid orders, and the revenue from these orders. */
  off: number
  total: number
  reserved: number
  freed: number
}

export type CouponView = Coupon & { state: CouponState; version: string; totals: CouponTotals[] }

/** Returns a coupon with the totals of its uses by currency; null if there is none or the actor is not staff. */
export async function getCoupon(actor: Actor, id: string): Promise<CouponView | null> {
  if (!mayStaff(actor, 'see')) return null
  const coupon = await db.coupon.findUnique({ where: { id } })
  if (!coupon) return null
  const totals = await db.$queryRaw<CouponTotals[]>`
    select o.currency, count(*) filter (where u.status = 'used')::int as paid,
           coalesce(sum(u.amount) filter (where u.status = 'used'), 0)::float8 as off,
           coalesce(sum(o.total) filter (where u.status = 'used'), 0)::float8 as total,
           count(*) filter (where u.status = 'reserved')::int as reserved, count(*) filter (where u.status = 'freed')::int as freed
      from "CouponUse" u join "Order" o on o.id = u."orderId"
     where u."couponId" = ${id}::uuid group by 1 order by 1`
  return { ...coupon, state: stateOf(coupon), version: versionOf(termsOf(coupon)), totals }
}

export type UseRow = {
  orderId: string
  number: number
  email: string
  placedAt: Date
  orderStatus: OrderStatus
  status: CouponUseStatus
  off: Money
  total: Money
}

/** Lists the orders placed with a coupon, newest first. */
export async function listUses(actor: Actor, couponId: string, { after }: { after?: string | undefined } = {}): Promise<Page<UseRow>> {
  if (!mayStaff(actor, 'see')) return { rows: [], next: null }
  const found = await db.couponUse.findMany({
    where: { couponId, ...(after && { orderId: { lt: after } }) },
    orderBy: { orderId: 'desc' },
    take: PAGE + 1,
    select: {
      orderId: true,
      status: true,
      amount: true,
      order: { select: { number: true, email: true, createdAt: true, status: true, total: true, currency: true } },
    },
  })
  const rows = found.map(({ orderId, status, amount, order: { number, email, createdAt, total, currency, ...order } }) => ({
    orderId,
    number,
    email,
    placedAt: createdAt,
    orderStatus: order.status,
    status,
    off: { amount, currency },
    total: { amount: total, currency },
  }))
  return pageOf(rows, ({ orderId }) => orderId)
}

function pageOf<Row>(rows: Row[], idOf: (row: Row) => string): Page<Row> {
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > PAGE && last ? idOf(last) : null }
}
