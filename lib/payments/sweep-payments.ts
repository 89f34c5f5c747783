import { DAY, earlier, later, now } from '../clock'
import { db } from '../db/client'
import { SESSION_RESWEEP_AFTER_MS, SESSION_SWEEP_AFTER_MS, SESSION_SWEEP_BATCH, settleQuietly } from './settle-quietly'
import { sweepUnanswered } from './sweep-unanswered'

/** A delayed payment (bank debit) older than this is no longer checked. */
const DELAYED_PAYMENT_LIMIT_MS = 30 * DAY
const STRIPE_CONCURRENCY = 5
/** Time budget of one sweep, in milliseconds. Payments left over are read first in the next sweep. */
const SWEEP_BUDGET_MS = 40_000
/** Share of the budget for rows without Stripe's response, which are handled before the others. */
const UNANSWERED_SHARE = 1 / 4

/**
 * Reads every payment in progress from Stripe, starting with those not read for the longest time. Makes up for lost webhooks within
 * minutes, however many there are. A payment that cannot be read is logged and does not hold up the others. Returns how many payments were
 * checked.
 */
export async function sweepOpenPayments({ budget = SWEEP_BUDGET_MS }: { budget?: number } = {}): Promise<number> {
  const started = now()
  const until = later(started, budget)
  await sweepUnanswered({ at: started, until: later(started, budget * UNANSWERED_SHARE) })
  let looked = 0
  while (now() < until) {
    const sessions = await due(started)
    if (!sessions.length) break
    for (let from = 0; from < sessions.length && now() < until; from += STRIPE_CONCURRENCY) {
      const group = sessions.slice(from, from + STRIPE_CONCURRENCY)
      await Promise.all(group.map(settleQuietly))
      await db.paymentSession.updateMany({ where: { stripeSessionId: { in: group } }, data: { sweptAt: started } })
      looked += group.length
    }
  }
  return looked
}

/** Returns pages that may still be paid, and delayed payments awaiting the bank's result, even if the order has a newer page. */
async function due(at: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select "stripeSessionId" as id from "PaymentSession"
    where "stripeSessionId" is not null and "createdAt" < ${earlier(at, SESSION_SWEEP_AFTER_MS)}
      and (status = 'open' or (status = 'complete' and "paymentStatus" = 'unpaid' and "createdAt" > ${earlier(at, DELAYED_PAYMENT_LIMIT_MS)}))
      and ("sweptAt" is null or "sweptAt" < ${earlier(at, SESSION_RESWEEP_AFTER_MS)})
    order by "sweptAt" nulls first, "createdAt" limit ${SESSION_SWEEP_BATCH}`
  return rows.map(({ id }) => id)
}
