import { earlier, HOUR, later, MINUTE, now } from '../clock'
import { db } from '../db/client'
import type { Prisma } from '../db/generated/client'
import { log } from '../log'
import { findSessions } from '../stripe/find-sessions'
import { moveSessions } from './move-session'
import { SESSION_RESWEEP_AFTER_MS, SESSION_SWEEP_AFTER_MS, SESSION_SWEEP_BATCH, settleQuietly } from './settle-quietly'

/** How long to wait before giving up on a row without Stripe's response. By then its payment page, if there ever was one, has expired. */
const UNANSWERED_LIMIT_MS = 90 * MINUTE
/** Rows created within this time of each other are looked up in one list. */
const LOOKUP_WINDOW_MS = HOUR
/** Stripe's clock may differ from ours by this much. */
const MAX_CLOCK_SKEW_MS = HOUR

type Unanswered = { id: string; createdAt: Date }
type Times = { at: Date; until: Date }

/**
 * Looks up the payment pages of rows that never got Stripe's response, until `until` at the latest. No one was shown such a page, because
 * its URL is given out only after it is stored. However, a restored database may lack URLs that buyers already have. Before giving up on a
 * row, it therefore searches Stripe's list for a page with the row's id.
 */
export async function sweepUnanswered({ at, until }: Times): Promise<void> {
  while (now() < until) {
    const rows = await unanswered(at)
    if (!rows.length) return
    try {
      await lookFor(rows, { at, until })
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'could not list payment pages at Stripe; will retry')
    }
    // Rows that could not be looked up are marked too, so that the others come first next time.
    await db.paymentSession.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data: { sweptAt: at } })
  }
}

/** Returns the row that was looked up the longest time ago, and those created soon after it, oldest first. */
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

/** Settles the rows whose pages exist at Stripe. Once Stripe's list has been read to the end, closes the old rows without a page. */
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
