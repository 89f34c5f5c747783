import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type Stripe from 'stripe'

type Delivery = { at: number; result: string }
/** An event as sent (Stripe API: the Event object). */
type WireEvent = {
  id: string
  object: 'event'
  api_version: string
  created: number
  data: { object: unknown }
  livemode: false
  pending_webhooks: number
  request: { id: string | null; idempotency_key: string | null }
  type: Stripe.Event['type']
}
export type StoredEvent = {
  event: WireEvent
  /** `dropped`: the operator had switched webhooks off when the event happened. */
  state: 'pending' | 'delivered' | 'dropped' | 'given_up'
  nextAt: number
  deliveries: Delivery[]
}
export type Answer = { status: number; body: string }
type KeptAnswer = Answer & { fingerprint: string; at: number }
type WirePayout = {
  id: string
  amount: number
  currency: string
  created: number
  arrival_date: number
  status: string
  automatic: boolean
}
/** A balance transaction and the payout it belongs to. */
export type WireMovement = {
  id: string
  payout: string
  type: 'charge' | 'refund' | 'refund_failure' | 'adjustment' | 'payout'
  source: string
  amount: number
  fee: number
  net: number
  currency: string
  created: number
}
type BankDebit = { sessionId: string; outcome: 'succeed' | 'fail' | 'wait'; at: number }
export type WebhookMode = 'deliver' | 'hold' | 'drop'
/** How events are delivered (deliveries.ts). */
export type Schedule = {
  /** How many copies of each event are posted. An event counts as delivered once every copy has got a 2xx response. */
  copies: number
  /** The number of copies of one event delivered at a time. */
  atOnce: number
  /** `any`: many events at the same time. Otherwise, one after another. */
  order: 'any' | 'made' | 'reversed' | 'shuffled'
  /** For `shuffled`: the same seed gives the same order. */
  seed: number
  /** Seconds before the first attempt. */
  delay: number
}

type Collection<Value> = {
  get(id: string): Value | undefined
  put(id: string, value: Value): void
  /** Newest first. */
  list(): Value[]
  clear(): void
}

export type Store = {
  sessions: Collection<Stripe.Checkout.Session>
  lineItems: Collection<Stripe.LineItem[]>
  intents: Collection<Stripe.PaymentIntent>
  charges: Collection<Stripe.Charge>
  refunds: Collection<Stripe.Refund>
  disputes: Collection<Stripe.Dispute>
  calculations: Collection<Stripe.Tax.Calculation>
  taxTransactions: Collection<Stripe.Tax.Transaction>
  payouts: Collection<WirePayout>
  movements: Collection<WireMovement>
  events: Collection<StoredEvent>
  answers: Collection<KeptAnswer>
  bankDebits: Collection<BankDebit>
  settings: Collection<WebhookMode>
  schedules: Collection<Schedule>
  /** Seconds by which the simulator's clock is ahead. */
  clock: Collection<number>
}

/**
 * Opens the simulator's state, which is stored as a journal: one line per change, written before the change is confirmed, so that a killed
 * simulator loses nothing it has confirmed.
 */
export function openStore(dataDir: string): Store {
  mkdirSync(dataDir, { recursive: true })
  const file = path.join(dataDir, 'stripe.jsonl')
  const kept = new Map<string, Map<string, unknown>>()
  const replay = new Map<string, (id: string, line: string) => void>()

  function collection<Value>(name: string): Collection<Value> {
    const values = new Map<string, Value>()
    kept.set(name, values)
    replay.set(name, (id, line) => {
      const { cleared, v }: { cleared?: true; v: Value } = JSON.parse(line)
      if (cleared) values.clear()
      else values.set(id, v)
    })
    return {
      get: (id) => values.get(id),
      put(id, value) {
        values.set(id, value)
        appendFileSync(file, `${JSON.stringify({ c: name, id, v: value })}\n`)
      },
      list: () => [...values.values()].reverse(),
      clear() {
        values.clear()
        appendFileSync(file, `${JSON.stringify({ c: name, id: '', cleared: true })}\n`)
      },
    }
  }

  const store: Store = {
    sessions: collection('sessions'),
    lineItems: collection('lineItems'),
    intents: collection('intents'),
    charges: collection('charges'),
    refunds: collection('refunds'),
    disputes: collection('disputes'),
    calculations: collection('calculations'),
    taxTransactions: collection('taxTransactions'),
    payouts: collection('payouts'),
    movements: collection('movements'),
    events: collection('events'),
    answers: collection('answers'),
    bankDebits: collection('bankDebits'),
    settings: collection('settings'),
    schedules: collection('schedules'),
    clock: collection('clock'),
  }
  readJournal(file, replay)
  compact(file, kept)
  return store
}

function readJournal(file: string, replay: Map<string, (id: string, line: string) => void>): void {
  if (!existsSync(file)) return
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    // A kill in the middle of a write leaves an incomplete last line. Its change was never confirmed, so it is ignored.
    if (!line.endsWith('}')) continue
    const { c, id }: { c: string; id: string } = JSON.parse(line)
    replay.get(c)?.(id, line)
  }
}

function compact(file: string, kept: Map<string, Map<string, unknown>>): void {
  const lines = [...kept].flatMap(([c, values]) => [...values].map(([id, v]) => `${JSON.stringify({ c, id, v })}\n`))
  writeFileSync(`${file}.new`, lines.join(''))
  renameSync(`${file}.new`, file)
}
