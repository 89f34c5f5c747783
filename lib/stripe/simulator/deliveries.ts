import { createHmac } from 'node:crypto'
import type Stripe from 'stripe'
import { newId } from './created'
import type { Schedule, Store, StoredEvent, WebhookMode } from './store'

const API_VERSION = '2026-10-28.endive'
/** Seconds until the next attempt. As at Stripe, attempts are frequent at first and stop after three days. */
const BACKOFF = [1, 2, 5, 15, 60, 300, 1800, 3600]
const GIVE_UP_AFTER = 3 * 24 * 60 * 60
const TIMEOUT_MS = 10_000
/** The number of events being delivered at a time. */
const LANES = 20

export const AS_USUAL: Schedule = { copies: 1, atOnce: 1, order: 'any', seed: 1, delay: 0 }

export type Deliveries = {
  emit(type: Stripe.Event['type'], object: object): void
  mode(): WebhookMode
  setMode(mode: WebhookMode): void
  setSchedule(schedule: Schedule): void
  /** Sends everything pending now, even if it is not due, and resolves when every delivery has got a response. */
  flush(): Promise<void>
  /** Sends one event again, whatever the result of earlier attempts. */
  resend(eventId: string): Promise<void>
  close(): Promise<void>
}

/** Returns the `Stripe-Signature` of a body (Stripe docs: verify webhook signatures manually). */
function sign(body: string, secret: string, at: number): string {
  const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
  return `t=${at},v1=${signature}`
}

/** Delivers signed events to the shop's endpoint, and retries until it responds with 2xx. */
export function startDeliveries(store: Store, endpoint: { url: string; secret: string }, now: () => number): Deliveries {
  const inFlight = new Map<string, Promise<void>>()
  const timer = setInterval(() => void sendDue(), 250)
  timer.unref()
  const mode = () => store.settings.get('webhooks') ?? 'deliver'
  const schedule = () => store.schedules.get('webhooks') ?? AS_USUAL
  const pending = () => store.events.list().filter((stored) => stored.state === 'pending')

  async function sendDue(): Promise<void> {
    if (mode() === 'deliver') await sendAll(pending().filter((stored) => stored.nextAt <= now()))
  }

  async function sendAll(newestFirst: StoredEvent[]): Promise<void> {
    const { order, seed } = schedule()
    if (order === 'any') {
      const left = newestFirst.values()
      const lane = async () => {
        for (const stored of left) await send(stored)
      }
      return void (await Promise.all(Array.from({ length: LANES }, lane)))
    }
    const events = order === 'reversed' ? newestFirst : newestFirst.toReversed()
    for (const stored of order === 'shuffled' ? shuffled(events, seed) : events) await send(stored)
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
    const answers = await postCopies(endpoint, JSON.stringify(stored.event, null, 2), at, schedule())
    const ok = answers.every((answer) => answer.ok)
    const deliveries = [...stored.deliveries, ...answers.map(({ result }) => ({ at, result }))]
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
      store.events.put(event.id, {
        event,
        state: mode() === 'drop' ? 'dropped' : 'pending',
        nextAt: now() + schedule().delay,
        deliveries: [],
      })
      setImmediate(() => void sendDue())
    },
    setMode(next) {
      store.settings.put('webhooks', next)
      if (next === 'deliver') setImmediate(() => void sendDue())
    },
    setSchedule: (next) => store.schedules.put('webhooks', next),
    async flush() {
      await Promise.all(inFlight.values())
      await sendAll(pending())
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

/** Posts as many copies of one event as the schedule requires, `atOnce` at a time. */
async function postCopies(
  endpoint: { url: string; secret: string },
  body: string,
  at: number,
  { copies, atOnce }: Schedule,
): Promise<{ ok: boolean; result: string }[]> {
  const answers: { ok: boolean; result: string }[] = []
  while (answers.length < copies) {
    const next = Math.min(atOnce, copies - answers.length)
    answers.push(...(await Promise.all(Array.from({ length: next }, () => post(endpoint, body, at)))))
  }
  return answers
}

/** Shuffles the items into an order that depends only on the seed. */
function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  let state = seed >>> 0
  const keyed = items.map((item) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return { item, key: state }
  })
  return keyed.sort((one, other) => one.key - other.key).map(({ item }) => item)
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
