import type Stripe from 'stripe'
import { z } from 'zod'
import { createdParam, isWithin, newId } from './created'
import type { Desk } from './desk'
import { badRequest } from './fault'
import { wholeNumber } from './form'
import { makeCharge } from './intents'
import type { WireMovement } from './store'

const DAY = 24 * 60 * 60

/** GET /v1/payouts */
export const listParams = z.strictObject({
  created: createdParam,
  status: z.string().optional(),
  limit: wholeNumber.pipe(z.int().min(1).max(100)).default(10),
  starting_after: z.string().optional(),
})

/** GET /v1/balance_transactions. Without a payout Stripe lists all of them; the shop never requests that. */
export const movementParams = z.strictObject({
  payout: z.string(),
  limit: wholeNumber.pipe(z.int().min(1).max(100)).default(10),
  starting_after: z.string().optional(),
  expand: z.unknown().optional(),
})

/** Stripe's fee for a card payment: 2.9% plus 30 minor units. */
const feeOf = (amount: number) => Math.round(amount * 0.029) + 30

/** Pays out to the bank everything that has not been paid out yet, one payout per currency, as Stripe does every day. */
export function makePayouts(desk: Desk): { payouts: string[] } {
  const taken = new Set(desk.store.movements.list().map(({ type, source }) => `${type}:${source}`))
  const due = new Map<string, Omit<WireMovement, 'payout'>[]>()
  const add = (type: WireMovement['type'], source: string, { amount, currency }: { amount: number; currency: string }, fee = 0) => {
    if (taken.has(`${type}:${source}`)) return
    const moved = { id: newId('txn'), type, source, amount, fee, net: amount - fee, currency, created: desk.now() }
    due.set(currency, [...(due.get(currency) ?? []), moved])
  }
  for (const charge of desk.store.charges.list()) if (charge.paid) add('charge', charge.id, charge, feeOf(charge.amount))
  for (const refund of desk.store.refunds.list()) {
    add('refund', refund.id, { amount: -refund.amount, currency: refund.currency })
    if (refund.status === 'failed') add('refund_failure', refund.id, refund)
  }
  for (const dispute of desk.store.disputes.list()) {
    if (dispute.status === 'lost') add('adjustment', dispute.id, { amount: -dispute.amount, currency: dispute.currency })
  }
  return { payouts: [...due].map(([currency, movements]) => makePayout(desk, currency, movements)) }
}

function makePayout(desk: Desk, currency: string, movements: readonly Omit<WireMovement, 'payout'>[]): string {
  const id = newId('po')
  const amount = movements.reduce((sum, { net }) => sum + net, 0)
  const created = desk.now()
  desk.store.payouts.put(id, { id, amount, currency, created, arrival_date: created + 2 * DAY, status: 'paid', automatic: true })
  for (const movement of movements) desk.store.movements.put(movement.id, { ...movement, payout: id })
  const own = { id: newId('txn'), type: 'payout', source: id, amount: -amount, fee: 0, net: -amount, currency, created } as const
  desk.store.movements.put(own.id, { ...own, payout: id })
  return id
}

export function listPayouts(desk: Desk, { created, status }: z.output<typeof listParams>): { id: string }[] {
  return desk.store.payouts
    .list()
    .filter((payout) => isWithin(payout.created, created) && (!status || payout.status === status))
    .map((payout) => ({ ...payout, object: 'payout', type: 'bank_account', livemode: false }))
}

/** Lists the contents of a payout. `expand[]=data.source` replaces each source's id with the charge, refund or dispute itself. */
export function listMovements(desk: Desk, { payout, expand }: z.output<typeof movementParams>): { id: string }[] {
  if (!desk.store.payouts.get(payout)) throw badRequest(`No such payout: '${payout}'`, 'payout', 'resource_missing')
  const { charges, refunds, disputes } = desk.store
  const expanded = (id: string) => charges.get(id) ?? refunds.get(id) ?? disputes.get(id) ?? id
  return desk.store.movements
    .list()
    .filter((movement) => movement.payout === payout)
    .map(({ payout: _, source, ...rest }) => ({
      ...rest,
      object: 'balance_transaction',
      description: null,
      source: expand ? expanded(source) : source,
    }))
}

export const plantParams = z.object({
  intent: z.string().optional(),
  amount: z.coerce.number().int(),
  currency: z.string().regex(/^[a-z]{3}$/),
})

/** Creates a payment that belongs to none of the shop's sessions or, given an intent, changes the amount and currency of its charge. */
export function plantCharge(desk: Desk, { intent, amount, currency }: z.output<typeof plantParams>): { intent: string } {
  const planted = desk.store.charges.list().find((charge) => charge.payment_intent === intent && charge.paid)
  if (intent && !planted) throw badRequest(`No paid charge of ${intent}`)
  const known = planted ?? makeCharge(desk, strayIntent(amount, currency), { method: 'card', billing: NOBODY })
  desk.store.charges.put(known.id, { ...known, amount, amount_captured: amount, currency })
  return { intent: typeof known.payment_intent === 'string' ? known.payment_intent : '' }
}

const NOBODY: Stripe.Charge.BillingDetails = { address: null, email: null, name: null, phone: null, tax_id: null }

function strayIntent(amount: number, currency: string): Pick<Stripe.PaymentIntent, 'id' | 'amount' | 'currency' | 'metadata'> {
  return { id: newId('pi'), amount, currency, metadata: {} }
}
