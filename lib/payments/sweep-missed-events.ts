import type Stripe from 'stripe'
import { DAY, earlier, HOUR, later, now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { alertStaff } from '../outbox/alert-staff'
import { findEvents } from './find-events'
import { REFUND_EVENTS, storeEvent } from './store-event'
import { type StripeTrouble, stripeTrouble } from './trouble'

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
/** Staff are told when the list was not read for so long; it goes on being tried. */
const TOO_LONG = DAY

/**
 * Reads Stripe's list of what went back, was sent back by a bank or is disputed on from where it was last read to, and stores what no
 * webhook told: it is learned within the hour of Stripe being reachable again, however long the webhooks were lost. How far it came is
 * kept after each part, so that no restart loses it and no part is passed over that could not be read. What is stored is applied by a job
 * of its own, so none waits for another. Staff are told once a day while it could not be read for a day.
 * @throws Stripe.errors.StripeError when it cannot be read.
 */
export async function sweepMissedEvents(): Promise<void> {
  const at = now()
  const readTo = await lastRead()
  if (!readTo || readTo > earlier(at, AGAIN)) return
  try {
    await readOn(readTo, at)
  } catch (error) {
    const trouble = stripeTrouble(error)
    if (trouble && readTo < earlier(at, TOO_LONG) && !(await cameOnFrom(readTo))) await tellStaff(trouble, at)
    throw error
  }
}

async function readOn(readTo: Date, at: Date): Promise<void> {
  const until = later(at, BUDGET)
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

async function cameOnFrom(readTo: Date): Promise<boolean> {
  return (await db.stripeList.count({ where: { ...LIST, readTo: { gt: readTo } } })) > 0
}

function tellStaff({ text }: StripeTrouble, at: Date): Promise<void> {
  return inTransaction((tx) =>
    alertStaff(tx, {
      event: `events_unread:${at.toISOString().slice(0, 10)}`,
      subject: 'Stripe’s list of events could not be read for a day',
      lines: [
        `Stripe: ${text}`,
        'If the shop uses a restricted key, give it the permission “Events: Read” in Stripe, under Developers, API keys.',
        'Until the list is read, a refund made in Stripe, one a bank sent back and a dispute stay unknown here where their webhook got lost.',
      ],
      path: '/admin',
    }),
  )
}
