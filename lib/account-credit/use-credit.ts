import { earlier, HOUR, now } from '../clock'
import { db } from '../db/client'
import type { CreditUse } from '../db/generated/client'
import type { CreditUseStatus, OrderStatus } from '../db/generated/enums'
import { inTransaction, type Tx } from '../db/transaction'
import type { Money } from '../money'
import { err, ok, type Result } from '../result'
import { lockBalance, moveCredit } from './move-credit'

/** Allowed status transitions of an order's credit. Freed credit must be reserved from the balance again before it can be used. */
export const CREDIT_USE_STEPS = {
  reserved: ['freed', 'used'],
  freed: ['reserved'],
  used: [],
} as const satisfies Record<CreditUseStatus, readonly CreditUseStatus[]>

/** The account no longer holds the credit that an unpaid order was going to use. */
export type CreditGone = { code: 'credit-gone'; wanted: Money; left: Money }

type Basket = { userId: string; currency: string; cartId: string | null }

/**
 * Returns how much of the account's credit a basket's next order can use. That order replaces the basket's unpaid orders. With `lock`, the
 * amount stays valid until the caller's transaction ends.
 */
export async function readUsable(tx: Tx, basket: Basket, { lock = false } = {}): Promise<number> {
  const { userId, currency } = basket
  const key = { userId_currency: { userId, currency } }
  const balance = lock ? await lockBalance(tx, basket) : ((await tx.creditBalance.findUnique({ where: key }))?.amount ?? 0)
  return balance + (await heldByBasket(tx, basket)).reduce((sum, { amount }) => sum + amount, 0)
}

/** Reserves credit for an order that was just placed. The caller has checked the amount with `readUsable` in the same transaction. */
export async function reserveCredit(
  tx: Tx,
  order: { orderId: string; userId: string; cartId: string | null; total: Money; amount: number },
): Promise<void> {
  const { orderId, userId, amount } = order
  const { currency } = order.total
  await freeOthers(tx, { userId, currency, cartId: order.cartId })
  await tx.creditUse.create({ data: { orderId, userId, amount } })
  await moveCredit(tx, { userId, money: { amount: -amount, currency }, kind: 'used', orderId, actor: `client:${userId}` })
}

/**
 * Reserves an unpaid order's credit again if it was freed, or reports that it is gone. Returns how much of the order is paid with credit,
 * possibly 0. The caller must hold the order's lock.
 */
export async function reserveCreditAgain(
  tx: Tx,
  { id: orderId, currency, cartId }: { id: string; currency: string; cartId: string | null },
): Promise<Result<number, CreditGone>> {
  const use = await lockUse(tx, orderId)
  if (use?.status !== 'freed') return ok(use?.amount ?? 0)
  const { userId, amount } = use
  await freeOthers(tx, { userId, currency, cartId })
  const left = await lockBalance(tx, { userId, currency })
  if (left < amount) return err({ code: 'credit-gone', wanted: { amount, currency }, left: { amount: left, currency } })
  await moveUse(tx, use, 'reserved')
  return ok(amount)
}

/** Marks an order's credit as used once the order is paid. Returns the amount. The caller must hold the order's lock. */
export async function spendCredit(tx: Tx, orderId: string): Promise<number> {
  const use = await lockUse(tx, orderId)
  if (use?.status !== 'reserved') return 0
  await moveUse(tx, use, 'used')
  return use.amount
}

/**
 * Permanently gives back the credit of an unpaid order that will be paid another way, now belongs to another account, or has lost its
 * credit.
 */
export async function dropCredit(tx: Tx, orderId: string): Promise<void> {
  const use = await lockUse(tx, orderId)
  if (!use || use.status === 'used') return
  if (use.status === 'reserved') await moveUse(tx, use, 'freed')
  await tx.creditUse.delete({ where: { id: use.id } })
}

const FREED_BY: readonly OrderStatus[] = ['payment_failed', 'expired', 'cancelled', 'needs_review']

/** Gives back an order's reserved credit if the new status means that it was not paid. The caller must hold the order's lock. */
export async function freeWith(tx: Tx, orderId: string, status: OrderStatus): Promise<void> {
  if (!FREED_BY.includes(status)) return
  const use = await lockUse(tx, orderId)
  if (use?.status === 'reserved') await moveUse(tx, use, 'freed')
}

/** An order from a basket can be paid for a day, and a payment page stays open for an hour. Other orders can be paid for longer. */
const HELD_FOR = 25 * HOUR
const FREE_BATCH = 200

/** Frees the credit of orders that were left unpaid and have no payment page whose expiry would free it. Returns the number of orders. */
export async function freeOldCredit(): Promise<number> {
  const since = earlier(now(), HELD_FOR)
  const wasLeft = { createdAt: { lt: since }, paymentSessions: { none: { createdAt: { gte: since } } } }
  const where = { status: 'reserved', order: { status: 'awaiting_payment', ...wasLeft } } as const
  const old = await db.creditUse.findMany({
    where,
    orderBy: { orderId: 'asc' },
    take: FREE_BATCH,
    select: { orderId: true },
  })
  for (const { orderId } of old) {
    await inTransaction(async (tx) => {
      await tx.$queryRaw`select 1 from "Order" where id = ${orderId}::uuid for update`
      // The buyer may have opened a new payment page in the meantime.
      if (await tx.creditUse.count({ where: { ...where, orderId } })) await freeWith(tx, orderId, 'expired')
    })
  }
  return old.length
}

/** Reads an order's credit use after locking the balance it draws on. Null if the order uses no credit. */
async function lockUse(tx: Tx, orderId: string): Promise<CreditUse | null> {
  const found = await tx.creditUse.findUnique({ where: { orderId }, select: { userId: true, order: { select: { currency: true } } } })
  if (!found) return null
  await lockBalance(tx, { userId: found.userId, currency: found.order.currency })
  return tx.creditUse.findUnique({ where: { orderId } })
}

function heldByBasket(tx: Tx, { userId, currency, cartId }: Basket): Promise<CreditUse[]> {
  if (!cartId) return Promise.resolve([])
  return tx.creditUse.findMany({ where: { userId, status: 'reserved', order: { cartId, currency, status: 'awaiting_payment' } } })
}

/** Frees the credit reserved by a basket's unpaid orders, which its next order replaces. The caller must hold the balance lock. */
async function freeOthers(tx: Tx, basket: Basket): Promise<void> {
  for (const use of await heldByBasket(tx, basket)) await moveUse(tx, use, 'freed')
}

/**
 * Moves an order's credit to another status and writes the corresponding movement: the only writer of `CreditUse.status`. The caller must
 * have locked the balance before reading the use.
 * @throws Error if the transition is not allowed, which is a bug.
 */
async function moveUse(tx: Tx, { id, orderId, userId, amount, status }: CreditUse, to: CreditUseStatus): Promise<void> {
  const allowed: readonly CreditUseStatus[] = CREDIT_USE_STEPS[status]
  if (!allowed.includes(to)) throw new Error(`the credit of an order cannot change from ${status} to ${to}`)
  await tx.creditUse.update({ where: { id }, data: { status: to } })
  if (to === 'used') return
  const { currency } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { currency: true } })
  const money = { amount: to === 'freed' ? amount : -amount, currency }
  await moveCredit(tx, { userId, money, kind: to === 'freed' ? 'freed' : 'used', orderId, actor: 'system' })
}
