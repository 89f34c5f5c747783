import { resumeBlocked } from '../certificates/resume-blocked'
import { sweepForgotten } from '../certificates/sweep-forgotten'
import { dropReplaced } from '../jobs/drop-replaced'
import { log } from '../log'
import { refundUnbought } from '../orders/refund-unbought'
import { sweepEvents } from '../orders/sweep-events'
import { sweepOpenPayments } from '../orders/sweep-payments'
import { sweepRefunds } from '../orders/sweep-refunds'
import { sweepUnsent } from '../outbox/sweep-unsent'
import { sweepMissedEvents } from '../payments/sweep-missed-events'
import { probeBroken } from '../registrar/probe-broken'

const SWEEPS: Record<string, () => Promise<unknown>> = {
  'mails not sent': sweepUnsent,
  'refunds due by the rule': refundUnbought,
  'refunds not made': sweepRefunds,
  'events not applied': sweepEvents,
  'accounts that do not answer': probeBroken,
  'what waits for Enom': resumeBlocked,
  'steps long overdue': sweepForgotten,
  'jobs of dead workers': dropReplaced,
  'payments without news': sweepOpenPayments,
  'events no webhook told': sweepMissedEvents,
}

/**
 * Looks for what could have been forgotten, one kind after the other. One that fails does not keep the others from their work; what asks
 * Stripe, which may hang, comes last.
 */
export async function sweepAll(): Promise<void> {
  for (const [what, sweep] of Object.entries(SWEEPS)) {
    await sweep().catch((error: unknown) => log.error({ err: error, what }, 'sweep failed'))
  }
}
