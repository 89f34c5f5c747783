import type Stripe from 'stripe'
import { DAY, earlier, HOUR, later, now } from '../clock'
import { db } from '../db/client'
import { findEvents } from './find-events'
import { REFUND_EVENTS, storeEvent } from './store-event'

const LIST = { name: 'events' } as const
/** How long after it was read to its end the list is read on. */
const AGAIN = HOUR
/** So much is read twice: Stripe's clock may differ from ours, and its list may lag. */
const OVERLAP = HOUR
/** So much of the list is read at a time; halved where it holds more than `MOST`. */
const SPAN = DAY
const MOST = 500
/** Milliseconds one sweep reads; the next one goes on from there. */
const BUDGET = 10_000

/**
 * Reads Stripe's list of what went back, was sent back by a bank or is disputed on from where it was last read to, and stores what no
 * webhook told: it is learned within the hour of Stripe being reachable again, however long the webhooks were lost. How far it came is
 * kept after each part, so that no restart loses it and no part is passed over that could not be read. What is stored is applied by a job
 * of its own, so none waits for another.
 */
export async function sweepMissedEvents(): Promise<void> {
  const at = now()
  const until = later(at, BUDGET)
  const readTo = await lastRead()
  if (!readTo || readTo > earlier(at, AGAIN)) return
  let from = earlier(readTo, OVERLAP)
  let span = SPAN
  while (from < at && now() < until) {
    const to = new Date(Math.min(from.getTime() + span, at.getTime()))
    const events = await findEvents({ types: REFUND_EVENTS, from, to, most: MOST, until })
    if (events) {
      await storeMissed(events)
      await keep(to)
      from = to
    } else span /= 2
  }
}

/** What speaks of payments that are not ours is refused there, and passed over here. */
async function storeMissed(events: readonly Stripe.Event[]): Promise<void> {
  const rows = await db.stripeEvent.findMany({ where: { id: { in: events.map(({ id }) => id) } }, select: { id: true } })
  const told = new Set(rows.map(({ id }) => id))
  for (const event of events) if (!told.has(event.id)) await storeEvent(event)
}

/** Before the first payment there was nothing to give back; null while there was none. */
async function lastRead(): Promise<Date | null> {
  const list = await db.stripeList.findUnique({ where: LIST })
  if (list) return list.readTo
  const first = await db.billingRecord.findFirst({
    where: { kind: 'charge', status: 'succeeded' },
    orderBy: { createdAt: 'asc' },
    select: { createdAt: true },
  })
  return first?.createdAt ?? null
}

/** Never back: the overlap is read again in parts, and another worker may have come further. */
async function keep(readTo: Date): Promise<void> {
  await db.stripeList.createMany({ data: [{ ...LIST, readTo }], skipDuplicates: true })
  await db.stripeList.updateMany({ where: { ...LIST, readTo: { lt: readTo } }, data: { readTo } })
}
