import type { Random } from '../../e2e/faults/plan/random'
import type { Actor } from '../../lib/actor'
import { db } from '../../lib/db/client'
import { applyStripeEvent } from '../../lib/payments/apply-event'
import type { Agenda } from './agenda'

/** The two simulators' operators. */
export type Simulators = {
  enom(verb: string, input?: object): Promise<unknown>
  /** Holds back webhooks until `deliver` is called, and then passes them to `recordEvent`. */
  stripe(verb: string, input?: object): Promise<unknown>
}

/** Everything needed to generate the demo's history: the simulators, an agenda, random numbers and a member of staff. */
export type World = Simulators & {
  agenda: Agenda
  random: Random
  staff: Actor
}

/** Makes Stripe deliver its events, and applies them as the worker does. */
export async function hearFromStripe({ stripe }: Simulators): Promise<void> {
  await stripe('deliver')
  const open = await db.stripeEvent.findMany({ where: { appliedAt: null }, orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }] })
  for (const { id } of open) await applyStripeEvent(id)
}
