import { MINUTE } from '../clock'
import { log } from '../log'
import { settlePayment } from './settle-payment'

/** Settles one of many payments: one that cannot be read is logged and does not keep the others waiting. */
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

/** A payment page younger than this is left to the webhook. */
export const SESSION_SWEEP_AFTER_MS = 3 * MINUTE
/** One that was looked at is looked at again after this, however the webhooks are. */
export const SESSION_RESWEEP_AFTER_MS = 4 * MINUTE
/** So many are read from the database at a time. */
export const SESSION_SWEEP_BATCH = 200
