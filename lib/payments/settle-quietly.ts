import { MINUTE } from '../clock'
import { log } from '../log'
import { settlePayment } from './settle-payment'

/** Settles one of many payments. A payment that cannot be read is logged and does not hold up the others. */
export async function settleQuietly(stripeSessionId: string): Promise<void> {
  try {
    await settlePayment(stripeSessionId)
  } catch (error) {
    log.warn(
      { stripeSessionId, error: error instanceof Error ? error.message : 'unknown' },
      'could not read a payment at Stripe; will retry',
    )
  }
}

/** Payment pages younger than this are left to the webhook. */
export const SESSION_SWEEP_AFTER_MS = 3 * MINUTE
/** How long after a check a payment page is checked again, with or without webhooks. */
export const SESSION_RESWEEP_AFTER_MS = 4 * MINUTE
/** Number of payment pages read from the database per query. */
export const SESSION_SWEEP_BATCH = 200
