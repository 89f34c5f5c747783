import type Stripe from 'stripe'
import type { Store } from './store'

/** What every part of the simulator works with. */
export type Desk = {
  store: Store
  publicUrl: string
  /** Seconds after which a bank debit settles by itself, unless it waits for the operator. */
  bankDebitSeconds: number
  /** Makes an event of an object as it is now and hands it to the deliveries. */
  emit(type: Stripe.Event['type'], object: object): void
  /** Unix seconds. */
  now(): number
}
