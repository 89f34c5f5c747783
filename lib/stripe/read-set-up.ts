import { env } from '../config/env'
import { stripe } from './client'
import { HANDLED_EVENTS } from './store-event'
import { stripeTrouble } from './trouble'

export type StripeSetUp = {
  /** Why Stripe can't be used, as Stripe words it, and whether the key is the cause; null if it accepts the key. */
  trouble: { text: string; isKey: boolean } | null
  /** The time of the response, by Stripe's clock. */
  date: string | null
  /**
   * The shop's webhook and the required events that it is not subscribed to. Null if webhooks could not be read, for example because a
   * restricted key lacks the permission.
   */
  webhook: { isThere: boolean; isOn: boolean; missing: string[] } | null
}

/** Checks whether Stripe accepts the key, and how this shop's webhook is set up. */
export async function readStripeSetUp(): Promise<StripeSetUp> {
  try {
    const { lastResponse } = await stripe.events.list({ limit: 1 }, { timeout: 10_000 })
    return { trouble: null, date: lastResponse.headers.date ?? null, webhook: await readWebhook().catch(() => null) }
  } catch (error) {
    const trouble = stripeTrouble(error)
    if (!trouble) throw error
    const { detail } = trouble
    return { trouble: { text: detail ? `${trouble.text} (${detail})` : trouble.text, isKey: trouble.isKey }, date: null, webhook: null }
  }
}

async function readWebhook(): Promise<StripeSetUp['webhook']> {
  const { data } = await stripe.webhookEndpoints.list({ limit: 100 }, { timeout: 10_000 })
  const own = data.filter(({ url }) => url === `${env.APP_URL}/api/webhooks/stripe`)
  const on = own.filter(({ status }) => status === 'enabled')
  const events = new Set<string>(on.flatMap(({ enabled_events: enabled }) => enabled))
  const missing = events.has('*') ? [] : HANDLED_EVENTS.filter((type) => !events.has(type))
  return { isThere: own.length > 0, isOn: on.length > 0, missing }
}
