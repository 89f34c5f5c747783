import { DAY, earlier, HOUR, later, now } from '../clock'
import { db } from '../db/client'
import { tellGone, tellUnread, tellUnstored } from './alert-events'
import { findEvents } from './find-events'
import { findOldRefunds } from './find-old-refunds'
import { type PaidSession, toPaidSession } from './paid-session'
import { REFUND_EVENTS, storeEvent, type ToldEvent } from './store-event'

const LIST = { name: 'events' } as const
/** Stripe's events about paid payment pages. */
const PAID_EVENTS = ['checkout.session.completed', 'checkout.session.async_payment_succeeded'] as const
/** Called with the payments in a part of the list, whether or not the shop knows them. */
type Payments = (paid: readonly PaidSession[]) => Promise<void>
/** The pause between reading the list to its end and reading it again. */
const READ_INTERVAL_MS = HOUR
/** The overlap that is read twice, because Stripe's clock may differ from ours and its list may be delayed. */
const OVERLAP_MS = HOUR
/** The time span of each part of the list. Halved if it contains more than `MAX_EVENTS_PER_SPAN` events. */
const SPAN_MS = DAY
const MAX_EVENTS_PER_SPAN = 500
/** Time budget of one sweep. The next sweep continues where it stopped. */
const SWEEP_BUDGET_MS = 10_000
/** Staff are alerted when the list has not been read for this long. Retries continue. */
const ALERT_AFTER_MS = DAY
/**
 * How long Stripe shows events (thirty days), less the time that a sweep may take. For earlier days, its list of refunds is read instead.
 */
const STRIPE_RETENTION_MS = 30 * DAY - HOUR
/**
 * The earliest point at which the shop starts reading a list that it has never read. This leaves a day to read the oldest events while
 * Stripe still shows them.
 */
const MAX_LOOKBACK_MS = 29 * DAY

/**
 * Reads Stripe's list of refunds, returned refunds and disputes from the last position and stores those that no webhook reported. The shop
 * learns of them within an hour of Stripe being reachable again, however long webhooks were lost. The position is stored after each part,
 * so that no restart loses it and no unread part is skipped. Each stored event is applied by its own job, so none waits for another. An
 * event that cannot be stored is reported to staff and skipped. If Stripe no longer shows the events, its list of refunds is read instead.
 * Disputes from that time stay unknown, and staff are notified of the affected days. A shop that has never read the list starts with the
 * oldest events that Stripe still shows. Payments in the list are passed to `payments`: one that is not known here was made after the
 * backup from which this database was restored. Staff are alerted once a day if the list has not been read for a day, for whatever reason.
 * @throws the error that prevented reading, after alerting staff.
 */
export async function sweepMissedEvents(payments: Payments): Promise<void> {
  const at = now()
  const readTo = await lastRead(at)
  if (!readTo || readTo > earlier(at, READ_INTERVAL_MS)) return
  try {
    await readOn(readTo, at, payments)
  } catch (error) {
    if (readTo < earlier(at, ALERT_AFTER_MS) && !(await cameOnFrom(readTo))) await tellUnread(error, at)
    throw error
  }
}

async function readOn(readTo: Date, at: Date, payments: Payments): Promise<void> {
  const until = later(at, SWEEP_BUDGET_MS)
  const shownFrom = earlier(at, STRIPE_RETENTION_MS)
  if (readTo < shownFrom) await tellGone(readTo, shownFrom)
  let from = earlier(readTo, OVERLAP_MS)
  let span = SPAN_MS
  while (from < at && now() < until) {
    const isShown = from >= shownFrom
    const to = new Date(Math.min(from.getTime() + span, (isShown ? at : shownFrom).getTime()))
    const part = { from, to, most: MAX_EVENTS_PER_SPAN, until }
    const events = isShown ? await findEvents({ types: [...REFUND_EVENTS, ...PAID_EVENTS], ...part }) : await findOldRefunds(part)
    if (events) {
      await storeMissed(events.filter(({ type }) => !isAboutPayment(type)))
      await payments(events.flatMap((event) => (isAboutPayment(event.type) ? toPaidSession(event) : [])))
      await keep(to)
      from = to
    } else span /= 2
  }
}

const isAboutPayment = (type: string) => PAID_EVENTS.some((paid) => paid === type)

/** Stores events that no webhook reported. Skips those about payments that are not ours, which `storeEvent` refuses. */
async function storeMissed(events: readonly ToldEvent[]): Promise<void> {
  const rows = await db.stripeEvent.findMany({ where: { id: { in: events.map(({ id }) => id) } }, select: { id: true } })
  const told = new Set(rows.map(({ id }) => id))
  for (const event of events) if (!told.has(event.id)) await storeEvent(event).catch((error: unknown) => tellUnstored(event, error))
}

/**
 * Returns how far the list has been read. Starts at the first payment, before which there was nothing to refund, or returns null if there
 * is none. The start is stored immediately, so that events that cannot be read from then on are known to be missed.
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

/**
 * Stores how far the list was read. The position never moves back, because the overlap is read again in parts and another worker may be
 * further ahead.
 */
async function keep(readTo: Date): Promise<void> {
  await db.stripeList.createMany({ data: [{ ...LIST, readTo }], skipDuplicates: true })
  await db.stripeList.updateMany({ where: { ...LIST, readTo: { lt: readTo } }, data: { readTo } })
}

async function cameOnFrom(readTo: Date): Promise<boolean> {
  return (await db.stripeList.count({ where: { ...LIST, readTo: { gt: readTo } } })) > 0
}
