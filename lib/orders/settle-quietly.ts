import { log } from '../log'
import { settlePayment } from './settle-payment'

/** Settles one of many payments: one that cannot be read is logged and does not keep the others waiting. */
export async function settleQuietly(stripeSessionId: string): Promise<void> {
  try {
    await settlePayment(stripeSessionId)
  } catch (error) {
    log.warn({ stripeSessionId, error: error instanceof Error ? error.message : 'unknown' }, 'a payment could not be read at Stripe')
  }
}
