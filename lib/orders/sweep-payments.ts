import { DAY, HOUR, MINUTE, now } from '../clock'
import { db } from '../db/client'
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

/**
 * Reads at Stripe every payment that is still under way: webhooks that got lost are made good within minutes, however many there are,
 * those read longest ago first. One that cannot be read is logged and does not keep the others waiting.
 * Answers how many payments it looked at.
 */
export async function sweepOpenPayments(): Promise<number> {
  const started = performance.now()
  const at = now()
  await sweepUnanswered(at)
  let looked = 0
  while (performance.now() - started < BUDGET) {
    const sessions = await due(at)
    if (!sessions.length) break
    for (let from = 0; from < sessions.length && performance.now() - started < BUDGET; from += AT_ONCE) {
      const group = sessions.slice(from, from + AT_ONCE)
      await Promise.all(group.map(settleQuietly))
      await db.paymentSession.updateMany({ where: { stripeSessionId: { in: group } }, data: { sweptAt: at } })
      looked += group.length
    }
  }
  return looked
}

/** Pages that may still be paid, and delayed payments the bank has not answered, even where the order has a newer page by now. */
async function due(at: Date): Promise<string[]> {
  const before = (milliseconds: number) => new Date(at.getTime() - milliseconds)
  const rows = await db.$queryRaw<{ id: string }[]>`
    select "stripeSessionId" as id from "PaymentSession"
    where "stripeSessionId" is not null and "createdAt" < ${before(PATIENCE)}
      and (status = 'open' or (status = 'complete' and "paymentStatus" = 'unpaid' and "createdAt" > ${before(SILENCE)}))
      and ("sweptAt" is null or "sweptAt" < ${before(AGAIN)})
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

/**
 * Rows that Stripe's answer never reached. Nobody was shown such a page, because its address is handed out only after it is stored; but
 * a database put back to an earlier moment has lost addresses that buyers hold. So Stripe is asked for pages that bear our row's id
 * before the row is given up.
 */
async function sweepUnanswered(at: Date): Promise<void> {
  const rows = await db.paymentSession.findMany({
    where: { status: 'creating', stripeSessionId: null, createdAt: { lt: new Date(at.getTime() - PATIENCE) } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, createdAt: true },
    take: BATCH,
  })
  const [oldest] = rows
  const newest = rows.at(-1)
  if (!oldest || !newest) return
  try {
    const found = await findSessions({ from: new Date(oldest.createdAt.getTime() - HOUR), to: new Date(newest.createdAt.getTime() + HOUR) })
    for (const { id, createdAt } of rows) {
      const stripeSessionId = found.get(id)
      if (stripeSessionId) await settleQuietly(stripeSessionId)
      else if (createdAt.getTime() < at.getTime() - NEVER_OPENED) {
        await db.paymentSession.updateMany({ where: { id, status: 'creating' }, data: { status: 'expired' } })
      }
    }
  } catch (error) {
    log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'payment pages could not be looked up at Stripe')
  }
}
