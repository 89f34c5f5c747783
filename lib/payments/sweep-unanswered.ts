import { earlier, HOUR, later, MINUTE, now } from '../clock'
import { db } from '../db/client'
import type { Prisma } from '../db/generated/client'
import { log } from '../log'
import { findSessions } from '../stripe/find-sessions'
import { moveSessions } from './move-session'
import { SESSION_RESWEEP_AFTER_MS, SESSION_SWEEP_AFTER_MS, SESSION_SWEEP_BATCH, settleQuietly } from './settle-quietly'

/** A row without Stripe's answer is given up once its page, if there ever was one, has closed. */
const UNANSWERED_LIMIT_MS = 90 * MINUTE
/** Rows made within so long of each other are looked for in one list. */
const LOOKUP_WINDOW_MS = HOUR
/** Stripe's clock may differ from ours by so much. */
const MAX_CLOCK_SKEW_MS = HOUR

type Unanswered = { id: string; createdAt: Date }
type Times = { at: Date; until: Date }

/**
 * Looks for the payment pages of rows that Stripe's answer never reached, until this moment at the latest. Nobody was shown such a page,
 * because its address is handed out only after it is stored; but a database put back to an earlier moment has lost addresses that buyers
 * hold. So Stripe is asked for pages that bear our row's id before the row is given up.
 */
export async function sweepUnanswered({ at, until }: Times): Promise<void> {
  while (now() < until) {
    const rows = await unanswered(at)
    if (!rows.length) return
    try {
      await lookFor(rows, { at, until })
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'could not look up payment pages at Stripe; will retry')
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
    OR: [{ sweptAt: null }, { sweptAt: { lt: earlier(at, SESSION_RESWEEP_AFTER_MS) } }],
  } satisfies Prisma.PaymentSessionWhereInput
  const first = await db.paymentSession.findFirst({
    where: { ...where, createdAt: { lt: earlier(at, SESSION_SWEEP_AFTER_MS) } },
    orderBy: [{ sweptAt: { sort: 'asc', nulls: 'first' } }, { createdAt: 'asc' }],
    select,
  })
  if (!first) return []
  const together = { gte: first.createdAt, lt: earlier(at, SESSION_SWEEP_AFTER_MS), lte: later(first.createdAt, LOOKUP_WINDOW_MS) }
  return db.paymentSession.findMany({
    where: { ...where, createdAt: together },
    orderBy: { createdAt: 'asc' },
    select,
    take: SESSION_SWEEP_BATCH,
  })
}

/** Settles the pages of these rows that Stripe has; once its list was read to the end, gives up the old ones it has not. */
async function lookFor(rows: readonly Unanswered[], { at, until }: Times): Promise<void> {
  const [oldest] = rows
  const newest = rows.at(-1)
  if (!oldest || !newest) return
  const missing = new Set(rows.map(({ id }) => id))
  const pages = findSessions({
    from: earlier(oldest.createdAt, MAX_CLOCK_SKEW_MS),
    to: later(newest.createdAt, MAX_CLOCK_SKEW_MS),
    patience: Math.max(1, until.getTime() - now().getTime()),
  })
  for await (const { stripeSessionId, paymentSessionId } of pages) {
    if (now() >= until) return
    if (missing.delete(paymentSessionId)) await settleQuietly(stripeSessionId)
    if (!missing.size) return
  }
  const givenUp = rows.filter(({ id, createdAt }) => missing.has(id) && createdAt < earlier(at, UNANSWERED_LIMIT_MS)).map(({ id }) => id)
  await moveSessions(db, givenUp, { from: ['creating'], to: 'expired' })
}
