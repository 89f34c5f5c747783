import { DAY, earlier, HOUR, later, now } from '../clock'
import { db } from '../db/client'
import { tellGone, tellUnread, tellUnstored } from './alert-events'
import { findEvents } from './find-events'
import { findOldRefunds } from './find-old-refunds'
import { REFUND_EVENTS, storeEvent, type ToldEvent } from './store-event'

const LIST = { name: 'events' } as const
/** How long after it was read to its end the list is read on. */
const READ_INTERVAL_MS = HOUR
/** So much is read twice: Stripe's clock may differ from ours, and its list may lag. */
const OVERLAP_MS = HOUR
/** So much of the list is read at a time; halved where it holds more than `MAX_EVENTS_PER_SPAN`. */
const SPAN_MS = DAY
const MAX_EVENTS_PER_SPAN = 500
/** How long one sweep reads; the next one continues from there. */
const SWEEP_BUDGET_MS = 10_000
/** Staff are told when the list has not been read for this long; it keeps being tried. */
const ALERT_AFTER_MS = DAY
/** Stripe shows the events of thirty days, less what a sweep takes; of what is older its list of refunds is read. */
const STRIPE_RETENTION_MS = 30 * DAY - HOUR
/** So far back a list that was never read begins at most: a day is left to read it while it is still shown. */
const MAX_LOOKBACK_MS = 29 * DAY

/**
 * Reads Stripe's list of what went back, was sent back by a bank or is disputed on from where it was last read to, and stores what no
 * webhook told: it is learned within the hour of Stripe being reachable again, however long the webhooks were lost. How far it came is
 * kept after each part, so that no restart loses it and no part is passed over that could not be read. What is stored is applied by a job
 * of its own, so none waits for another. One that cannot be stored is told to staff and passed over.
 *
 * Where Stripe no longer shows the events, its list of refunds is read instead; disputes of that time stay unknown, and staff are told
 * of which days. A shop whose list was never read starts with what Stripe still shows.
 *
 * Staff are told once a day while it could not be read for a day, for whatever reason.
 * @throws what kept it from being read, after that.
 */
export async function sweepMissedEvents(): Promise<void> {
  const at = now()
  const readTo = await lastRead(at)
  if (!readTo || readTo > earlier(at, READ_INTERVAL_MS)) return
  try {
    await readOn(readTo, at)
  } catch (error) {
    if (readTo < earlier(at, ALERT_AFTER_MS) && !(await cameOnFrom(readTo))) await tellUnread(error, at)
    throw error
  }
}

async function readOn(readTo: Date, at: Date): Promise<void> {
  const until = later(at, SWEEP_BUDGET_MS)
  const shownFrom = earlier(at, STRIPE_RETENTION_MS)
  if (readTo < shownFrom) await tellGone(readTo, shownFrom)
  let from = earlier(readTo, OVERLAP_MS)
  let span = SPAN_MS
  while (from < at && now() < until) {
    const isShown = from >= shownFrom
    const to = new Date(Math.min(from.getTime() + span, (isShown ? at : shownFrom).getTime()))
    const part = { from, to, most: MAX_EVENTS_PER_SPAN, until }
    const events = isShown ? await findEvents({ types: REFUND_EVENTS, ...part }) : await findOldRefunds(part)
    if (events) {
      await storeMissed(events)
      await keep(to)
      from = to
    } else span /= 2
  }
}

/** What speaks of payments that are not ours is refused there, and passed over here. */
async function storeMissed(events: readonly ToldEvent[]): Promise<void> {
  const rows = await db.stripeEvent.findMany({ where: { id: { in: events.map(({ id }) => id) } }, select: { id: true } })
  const told = new Set(rows.map(({ id }) => id))
  for (const event of events) if (!told.has(event.id)) await storeEvent(event).catch((error: unknown) => tellUnstored(event, error))
}

/**
 * Before the first payment there was nothing to refund; null while there is none. The start is stored immediately: what can't be read
 * from then on is missed.
 */
async function lastRead(at: Date): Promise<Date | null> {
  const list = await db.stripeList.findUnique({ where: LIST })
  if (list) return list.readTo
  const first = await db.charge.findFirst({ orderBy: { createdAt: 'asc' }, select: { createdAt: true } })
  if (!first) return null
  const begin = new Date(Math.max(first.createdAt.getTime(), earlier(at, MAX_LOOKBACK_MS).getTime()))
  await keep(begin)
  return begin
}

/** Never back: the overlap is read again in parts, and another worker may have come further. */
async function keep(readTo: Date): Promise<void> {
  await db.stripeList.createMany({ data: [{ ...LIST, readTo }], skipDuplicates: true })
  await db.stripeList.updateMany({ where: { ...LIST, readTo: { lt: readTo } }, data: { readTo } })
}

async function cameOnFrom(readTo: Date): Promise<boolean> {
  return (await db.stripeList.count({ where: { ...LIST, readTo: { gt: readTo } } })) > 0
}
