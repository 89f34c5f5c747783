import { deleteOldRequests, KEY_KEPT_MS } from '../../api/idempotency'
import { deleteOldChanges } from '../../auth/email-change/delete-old-changes'
import { deleteOldChallenges } from '../../auth/factors/challenges'
import { deleteCounters, deleteFailureCounters } from '../../auth/limits/delete-counters'
import { deleteOldEvents } from '../../auth/list-events'
import { deleteEndedSessions } from '../../auth/session/delete-ended-sessions'
import { deleteOldCarts } from '../../cart/delete-old-carts'
import { DAY } from '../../clock'
import { deleteFailedJobs } from '../../jobs/delete-failed-jobs'
import { deleteEndedLinks, deleteEndedSetUpLinks } from '../../links/delete-ended-links'
import { deleteWrongCodes } from '../../links/wrong-codes'
import { deleteUnpaidOrders } from '../../orders/delete-unpaid-orders'
import { deleteSignInMails, emptyMails } from '../../outbox/log/old-mails'
import { deleteOldUnknown } from '../../payments/unknown/delete-old-unknown'
import { deleteOldQuotes } from '../../quotes/delete-old-quotes'
import { deleteOldReadings } from '../../registrar/accounts/balance-readings'
import { deleteQuestions, emptyCalls } from '../../registrar/calls/old-calls'
import { emptyEvents } from '../../stripe/stored-events'
import { deleteNonBuyers } from '../../users/delete-non-buyers'
import { deleteOldDeliveries } from '../../webhooks/sending/delete-old-deliveries'

export type Clean = {
  what: string
  /** How long the data is kept, in milliseconds. */
  kept: number
  /** Deletes or clears up to `limit` rows that are older than a given time, and returns their number. */
  clean: (before: Date, limit: number) => Promise<number>
}

/**
 * The data that is deleted or cleared, in this order. docs/retention.md describes it in prose. Nothing is deleted that was paid, has a
 * payment or certificate, is referenced by an order, or may still be needed to find the outcome of an unsettled purchase or submission.
 */
export const CLEANS: readonly Clean[] = [
  { what: 'unpaid orders', kept: 90 * DAY, clean: deleteUnpaidOrders },
  // Counted from the basket's last change. Its cookie lasts 30 days.
  { what: 'baskets', kept: 60 * DAY, clean: deleteOldCarts },
  { what: 'people who never bought anything', kept: 90 * DAY, clean: deleteNonBuyers },
  { what: 'codes and links', kept: 7 * DAY, clean: deleteEndedLinks },
  { what: 'quotes that never became an order', kept: 400 * DAY, clean: deleteOldQuotes },
  // Until a link is deleted, its page can explain what happened and send a new link.
  { what: 'set-up links', kept: 90 * DAY, clean: deleteEndedSetUpLinks },
  { what: 'sign-in emails', kept: 7 * DAY, clean: deleteSignInMails },
  // The record of which email was sent, when and to whom, stays with the order.
  { what: 'texts of mails', kept: 90 * DAY, clean: emptyMails },
  // Stripe lists an event for 30 days, so a deleted payment is not found again.
  { what: 'payments without an order, once decided', kept: 90 * DAY, clean: deleteOldUnknown },
  { what: 'deliveries to webhooks', kept: 90 * DAY, clean: deleteOldDeliveries },
  { what: 'questions to Enom', kept: 90 * DAY, clean: deleteQuestions },
  // The outcome and the ids from Enom are kept.
  { what: 'texts of Enom calls', kept: 400 * DAY, clean: emptyCalls },
  // An event's id is kept, so that the event is not applied again.
  { what: 'texts of Stripe events', kept: 90 * DAY, clean: emptyEvents },
  { what: 'readings of balances', kept: 400 * DAY, clean: deleteOldReadings },
  { what: 'ended sessions', kept: 0, clean: deleteEndedSessions },
  { what: 'passkey challenges', kept: DAY, clean: deleteOldChallenges },
  // A change is kept as long as its links, because their page shows its outcome.
  { what: 'changes of address', kept: 7 * DAY, clean: deleteOldChanges },
  { what: 'security events', kept: 400 * DAY, clean: deleteOldEvents },
  { what: 'failed jobs', kept: 30 * DAY, clean: deleteFailedJobs },
  { what: 'wrong codes', kept: 90 * DAY, clean: deleteWrongCodes },
  { what: 'counters', kept: DAY, clean: deleteCounters },
  { what: 'failed sign-ins', kept: 2 * DAY, clean: deleteFailureCounters },
  { what: 'API responses', kept: KEY_KEPT_MS, clean: deleteOldRequests },
]
