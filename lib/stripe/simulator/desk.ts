import type Stripe from 'stripe'
import type { Store } from './store'

/** The services shared by all parts of the simulator. */
export type Desk = {
  store: Store
  publicUrl: string
  /** Number of seconds after which a bank debit settles automatically, unless the operator settles it. */
  bankDebitSeconds: number
  /** Creates an event from an object's current state and passes it on for delivery. */
  emit(type: Stripe.Event['type'], object: object): void
  /** Unix seconds. */
  now(): number
}
