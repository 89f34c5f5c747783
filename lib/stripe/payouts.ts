import type Stripe from 'stripe'
import type { Money } from '../money'
import { stripe } from './client'

const PAGE = 100

/** Money that Stripe sent, or is sending, to the bank. `isAutomatic`: Stripe can list its contents. */
export type PayoutFacts = { id: string; money: Money; status: string; isAutomatic: boolean; createdAt: Date; arrivesAt: Date }

/** One of the amounts in a payout. `source`: the payment (pi_...) or refund (re_...) it is for, with its amount. */
export type MovementFacts = {
  id: string
  type: string
  money: Money
  fee: number
  source: string | null
  sourceMoney: Money | null
  description: string
  at: Date
}

/**
 * Returns the payouts made since a given time, newest first, or null if there are more than `most`.
 * @throws Stripe.errors.StripeError
 */
export async function listPayouts({ since, most }: { since: Date; most: number }): Promise<PayoutFacts[] | null> {
  const found: PayoutFacts[] = []
  for await (const payout of stripe.payouts.list({ created: { gte: Math.floor(since.getTime() / 1000) }, limit: PAGE })) {
    if (found.length === most) return null
    found.push({
      id: payout.id,
      money: moneyOf(payout),
      status: payout.status,
      isAutomatic: payout.automatic,
      createdAt: timeOf(payout.created),
      arrivesAt: timeOf(payout.arrival_date),
    })
  }
  return found
}

/**
 * Yields the contents of a payout, one page at a time (Stripe API: List all balance transactions).
 * @throws Stripe.errors.StripeError
 */
export async function* readPayout(payoutId: string): AsyncGenerator<MovementFacts[]> {
  let after: string | undefined
  do {
    const page = await stripe.balanceTransactions.list({
      payout: payoutId,
      limit: PAGE,
      expand: ['data.source'],
      ...(after && { starting_after: after }),
    })
    yield page.data.map(movementOf)
    after = page.has_more ? page.data.at(-1)?.id : undefined
  } while (after)
}

/** Maps a balance transaction, with its source expanded, to our terms. Pure. */
function movementOf(movement: Stripe.BalanceTransaction): MovementFacts {
  const { id, type, fee, description, created } = movement
  return { id, type, fee, money: moneyOf(movement), description: description ?? '', at: timeOf(created), ...sourceOf(movement) }
}

function sourceOf({ source }: Stripe.BalanceTransaction): Pick<MovementFacts, 'source' | 'sourceMoney'> {
  if (source === null || typeof source === 'string') return { source, sourceMoney: null }
  if (source.object !== 'charge') return { source: source.id, sourceMoney: source.object === 'refund' ? moneyOf(source) : null }
  const intent = typeof source.payment_intent === 'string' ? source.payment_intent : source.payment_intent?.id
  return { source: intent ?? source.id, sourceMoney: moneyOf(source) }
}

const moneyOf = ({ amount, currency }: Money): Money => ({ amount, currency: currency.toUpperCase() })
const timeOf = (seconds: number) => new Date(seconds * 1000)
