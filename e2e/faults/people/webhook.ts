import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { FaultShop } from '../shop/shop'

const SECRET = 'whsec_keelmark'
const ledger = z.object({
  events: z.array(
    z.object({ event: z.looseObject({ id: z.string(), type: z.string(), data: z.object({ object: z.looseObject({ id: z.string() }) }) }) }),
  ),
})
type StripeEvent = z.infer<typeof ledger>['events'][number]['event']

/** Returns Stripe's checkout.session.completed event for the session. @throws Error if it was not paid. */
export async function completedEvent(shop: FaultShop, session: string): Promise<StripeEvent> {
  const { events } = ledger.parse(await shop.operateStripe('ledger'))
  const found = events.find(({ event }) => event.type === 'checkout.session.completed' && event.data.object.id === session)
  if (!found) throw new Error(`Stripe has no event for ${session}`)
  return found.event
}

/** Delivers a newly signed event as Stripe does, on a separate connection. Returns the status. */
export async function deliver(shop: FaultShop, event: StripeEvent): Promise<number> {
  const body = JSON.stringify(event, null, 2)
  const at = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', SECRET).update(`${at}.${body}`).digest('hex')
  const headers = { 'content-type': 'application/json', 'stripe-signature': `t=${at},v1=${signature}`, connection: 'close' }
  const answer = await fetch(`${shop.addresses.web}/api/webhooks/stripe`, { method: 'POST', body, headers })
  await answer.arrayBuffer()
  return answer.status
}
