import { createHmac } from 'node:crypto'
import type Stripe from 'stripe'
import { newId } from './ids'
import type { Store, StoredEvent, WebhookMode } from './store'

const API_VERSION = '2026-10-28.endive'
/** Seconds until the next try, as for Stripe: close together first, given up after three days. */
const BACKOFF = [1, 2, 5, 15, 60, 300, 1800, 3600]
const GIVE_UP_AFTER = 3 * 24 * 60 * 60
const TIMEOUT_MS = 10_000

export type Deliveries = {
  emit(type: Stripe.Event['type'], object: object): void
  mode(): WebhookMode
  setMode(mode: WebhookMode): void
  /** Sends everything pending now, whatever its time, and resolves when each has been answered. */
  flush(): Promise<void>
  /** Sends one event again, however it ended before. */
  resend(eventId: string): Promise<void>
  close(): Promise<void>
}

/** `Stripe-Signature` of a body (Stripe docs: verify webhook signatures manually). */
function sign(body: string, secret: string, at: number): string {
  const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
  return `t=${at},v1=${signature}`
}

/** Delivers events to the shop's endpoint, signed, again and again until it answers 2xx. */
export function startDeliveries(store: Store, endpoint: { url: string; secret: string }, now: () => number): Deliveries {
  const inFlight = new Map<string, Promise<void>>()
  const timer = setInterval(() => void sendDue(), 250)
  timer.unref()
  const mode = () => store.settings.get('webhooks') ?? 'deliver'
  const pending = () => store.events.list().filter((stored) => stored.state === 'pending')

  async function sendDue(): Promise<void> {
    if (mode() === 'deliver')
      await Promise.all(
        pending()
          .filter((stored) => stored.nextAt <= now())
          .map(send),
      )
  }

  function send(stored: StoredEvent): Promise<void> {
    const known = inFlight.get(stored.event.id)
    if (known) return known
    const sending = attempt(stored).finally(() => inFlight.delete(stored.event.id))
    inFlight.set(stored.event.id, sending)
    return sending
  }

  async function attempt(stored: StoredEvent): Promise<void> {
    const at = now()
    const { ok, result } = await post(endpoint, JSON.stringify(stored.event, null, 2), at)
    const deliveries = [...stored.deliveries, { at, result }]
    const wait = BACKOFF[Math.min(deliveries.length, BACKOFF.length) - 1] ?? 3600
    const state = ok ? 'delivered' : at + wait > stored.event.created + GIVE_UP_AFTER ? 'given_up' : 'pending'
    store.events.put(stored.event.id, { ...stored, deliveries, state, nextAt: at + wait })
  }

  return {
    mode,
    emit(type, object) {
      const event = {
        id: newId('evt'),
        object: 'event' as const,
        api_version: API_VERSION,
        created: now(),
        data: { object: structuredClone(object) },
        livemode: false as const,
        pending_webhooks: 1,
        request: { id: newId('req', 14), idempotency_key: null },
        type,
      }
      store.events.put(event.id, { event, state: mode() === 'drop' ? 'dropped' : 'pending', nextAt: now(), deliveries: [] })
      setImmediate(() => void sendDue())
    },
    setMode(next) {
      store.settings.put('webhooks', next)
      if (next === 'deliver') setImmediate(() => void sendDue())
    },
    async flush() {
      await Promise.all(inFlight.values())
      await Promise.all(pending().map(send))
    },
    async resend(eventId) {
      const stored = store.events.get(eventId)
      if (stored) await send(stored)
    },
    async close() {
      clearInterval(timer)
      await Promise.all(inFlight.values())
    },
  }
}

async function post(endpoint: { url: string; secret: string }, body: string, at: number): Promise<{ ok: boolean; result: string }> {
  try {
    const answer = await fetch(endpoint.url, {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'stripe-signature': sign(body, endpoint.secret, at),
      },
    })
    await answer.arrayBuffer()
    return { ok: answer.status >= 200 && answer.status < 300, result: String(answer.status) }
  } catch (fault) {
    return { ok: false, result: fault instanceof Error ? fault.message : 'no answer' }
  }
}
