import { inTransaction } from '../db/transaction'
import { log } from '../log'
import { alertStaff } from '../outbox/alerts/alert-staff'
import type { ToldEvent } from './store-event'
import { stripeTrouble } from './trouble'

// Alerts to staff if Stripe's list of events cannot be read, no longer shows some days, or contains an event that cannot be stored.

/** Sends the alert at most once a day. */
export function tellUnread(error: unknown, at: Date): Promise<void> {
  const trouble = stripeTrouble(error)
  const why: [string, ...string[]] = trouble
    ? [
        `Stripe: ${trouble.text}`,
        'If the shop uses a restricted key, give it the permission “Events: Read” in Stripe, under Developers, API keys.',
      ]
    : ['Stripe responded, but the shop failed to process the response: see the worker’s log (“sweep failed”).']
  return inTransaction((tx) =>
    alertStaff(tx, {
      event: `events_unread:${dayOf(at)}`,
      subject: 'Stripe’s list of events could not be read for a day',
      lines: [
        ...why,
        'Until the list is read, a refund made in Stripe, one a bank sent back and a dispute stay unknown here where their webhook got lost.',
      ],
      path: '/admin',
    }),
  )
}

/** Sends the alert at most once a month, because the remaining days are read in several sweeps. */
export function tellGone(from: Date, to: Date): Promise<void> {
  return inTransaction((tx) =>
    alertStaff(tx, {
      event: `events_gone:${dayOf(to).slice(0, 7)}`,
      subject: 'Stripe no longer shows the events of some days',
      lines: [
        `Stripe’s list of events was last read up to ${dayOf(from)}, and Stripe no longer shows anything from before ${dayOf(to)}.`,
        'Refunds made between these days are read from its list of refunds. Check Stripe yourself for disputes, and for refunds returned by a bank.',
      ],
      path: '/admin',
    }),
  )
}

/** Once per event. */
export function tellUnstored({ id, type }: ToldEvent, error: unknown): Promise<void> {
  log.error({ err: error, eventId: id, type }, 'could not store Stripe event')
  return inTransaction((tx) =>
    alertStaff(tx, {
      event: `event_unstored:${id}`,
      subject: 'A Stripe event could not be stored',
      lines: [`${id} (${type}): the shop does not understand this event. Find it in Stripe under Developers, Events.`],
      path: '/admin',
    }),
  )
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
