import { DAY, HOUR, MINUTE, now } from '../clock'
import { db } from '../db/client'
import type { Prisma } from '../db/generated/client'
import { log } from '../log'
import { findSessions } from '../payments/find-sessions'
import { settlePayment } from './settle-payment'

/** A payment page younger than this is left to the webhook. */
const PATIENCE = 3 * MINUTE
/** One that was read is read again after this, however the webhooks are. */
const AGAIN = 4 * MINUTE
/** A row without Stripe's answer is given up once its page, if there ever was one, has closed. */
const NEVER_OPENED = 90 * MINUTE
/** A delayed payment (bank debit) that says nothing for so long is no longer asked about. */
const SILENCE = 30 * DAY
const BATCH = 200
const AT_ONCE = 5
/** Milliseconds one sweep reads; what is left comes first in the next minute. */
const BUDGET = 40_000
/** The part of it that may go to rows without Stripe's answer, before the others have theirs. */
const SHARE = 1 / 4
/** Rows made within so long of each other are looked for in one list. */
const TOGETHER = HOUR

/**
 * Reads at Stripe every payment that is still under way: webhooks that got lost are made good within minutes, however many there are,
 * those read longest ago first. One that cannot be read is logged and does not keep the others waiting.
 * Answers how many payments it looked at.
 */
export async function sweepOpenPayments({ budget = BUDGET }: { budget?: number } = {}): Promise<number> {
  const at = now()
  const until = performance.now() + budget
  await sweepUnanswered(at, until - budget * (1 - SHARE))
  let looked = 0
  while (performance.now() < until) {
    const sessions = await due(at)
    if (!sessions.length) break
    for (let from = 0; from < sessions.length && performance.now() < until; from += AT_ONCE) {
      const group = sessions.slice(from, from + AT_ONCE)
      await Promise.all(group.map(settleQuietly))
      await db.paymentSession.updateMany({ where: { stripeSessionId: { in: group } }, data: { sweptAt: at } })
      looked += group.length
    }
  }
  return looked
}

const before = (at: Date, milliseconds: number) => new Date(at.getTime() - milliseconds)

/** Pages that may still be paid, and delayed payments the bank has not answered, even where the order has a newer page by now. */
async function due(at: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select "stripeSessionId" as id from "PaymentSession"
    where "stripeSessionId" is not null and "createdAt" < ${before(at, PATIENCE)}
      and (status = 'open' or (status = 'complete' and "paymentStatus" = 'unpaid' and "createdAt" > ${before(at, SILENCE)}))
      and ("sweptAt" is null or "sweptAt" < ${before(at, AGAIN)})
    order by "sweptAt" nulls first, "createdAt" limit ${BATCH}`
  return rows.map(({ id }) => id)
}

async function settleQuietly(stripeSessionId: string): Promise<void> {
  try {
    await settlePayment(stripeSessionId)
  } catch (error) {
    log.warn({ stripeSessionId, error: error instanceof Error ? error.message : 'unknown' }, 'a payment could not be read at Stripe')
  }
}

type Unanswered = { id: string; createdAt: Date }

/**
 * Rows that Stripe's answer never reached. Nobody was shown such a page, because its address is handed out only after it is stored; but
 * a database put back to an earlier moment has lost addresses that buyers hold. So Stripe is asked for pages that bear our row's id
 * before the row is given up.
 */
async function sweepUnanswered(at: Date, until: number): Promise<void> {
  while (performance.now() < until) {
    const rows = await unanswered(at)
    const [oldest] = rows
    const newest = rows.at(-1)
    if (!oldest || !newest) return
    try {
      await lookFor(rows, { from: before(oldest.createdAt, HOUR), to: before(newest.createdAt, -HOUR), at, until })
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'payment pages could not be looked up at Stripe')
    }
    // Also what could not be looked for: the others come first then.
    await db.paymentSession.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data: { sweptAt: at } })
  }
}

/** The row looked for longest ago and those made soon after it, oldest first. */
async function unanswered(at: Date): Promise<Unanswered[]> {
  const select = { id: true, createdAt: true } as const
  const where = {
    status: 'creating',
    stripeSessionId: null,
    OR: [{ sweptAt: null }, { sweptAt: { lt: before(at, AGAIN) } }],
  } satisfies Prisma.PaymentSessionWhereInput
  const first = await db.paymentSession.findFirst({
    where: { ...where, createdAt: { lt: before(at, PATIENCE) } },
    orderBy: [{ sweptAt: { sort: 'asc', nulls: 'first' } }, { createdAt: 'asc' }],
    select,
  })
  if (!first) return []
  const together = { gte: first.createdAt, lt: before(at, PATIENCE), lte: before(first.createdAt, -TOGETHER) }
  return db.paymentSession.findMany({ where: { ...where, createdAt: together }, orderBy: { createdAt: 'asc' }, select, take: BATCH })
}

/** Settles the pages of these rows that Stripe has; once its list was read to the end, gives up the old ones it has not. */
async function lookFor(
  rows: readonly Unanswered[],
  { from, to, at, until }: { from: Date; to: Date; at: Date; until: number },
): Promise<void> {
  const missing = new Set(rows.map(({ id }) => id))
  const patience = Math.max(1, Math.ceil(until - performance.now()))
  for await (const { stripeSessionId, paymentSessionId } of findSessions({ from, to, patience })) {
    if (performance.now() >= until) return
    if (missing.delete(paymentSessionId)) await settleQuietly(stripeSessionId)
    if (!missing.size) return
  }
  const givenUp = rows.filter(({ id, createdAt }) => missing.has(id) && createdAt < before(at, NEVER_OPENED)).map(({ id }) => id)
  await db.paymentSession.updateMany({ where: { id: { in: givenUp }, status: 'creating' }, data: { status: 'expired' } })
}
