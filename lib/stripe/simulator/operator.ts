import { z } from 'zod'
import { AS_USUAL, type Deliveries } from './deliveries'
import type { Desk } from './desk'
import { closeDispute, closeParams, openDispute } from './disputes'
import { type Faults, faultInput } from './faults'
import { answerBank, pay, settleBankDebit } from './pay-page/pay'
import { makePayouts, plantCharge, plantParams } from './payouts'
import { failRefund } from './refunds'
import { expireSession } from './sessions'

const session = z.object({ session: z.string() })

const schedule = z.object({
  copies: z.coerce.number().int().min(1).max(1000).default(AS_USUAL.copies),
  atOnce: z.coerce.number().int().min(1).max(100).default(AS_USUAL.atOnce),
  order: z.enum(['any', 'made', 'reversed', 'shuffled']).default(AS_USUAL.order),
  seed: z.coerce.number().int().default(AS_USUAL.seed),
  delay: z.coerce.number().int().min(0).default(AS_USUAL.delay),
})

const payment = session.extend({
  method: z.enum(['card', 'us_bank_account']).default('card'),
  number: z.string().default('4242424242424242'),
  name: z.string().default('Test Buyer'),
  country: z.string().length(2).default('US'),
  line1: z.string().nullable().default('1 Test Street'),
  city: z.string().nullable().default('Springfield'),
  postalCode: z.string().nullable().default('12345'),
  /** The buyer's response when the bank asks for authentication. */
  authenticate: z.enum(['complete', 'fail']).default('complete'),
})

/**
 * Carries out an operator's command, sent by the page's buttons or, in tests, as `POST /operator/api/<name>` with JSON. Returns undefined
 * for an unknown name.
 */
export async function operate(
  { desk, deliveries, faults }: { desk: Desk; deliveries: Deliveries; faults: Faults },
  name: string,
  input: unknown,
): Promise<object | undefined> {
  switch (name) {
    case 'pay': {
      const { session: id, authenticate, ...typed } = payment.parse(input)
      const outcome = pay(desk, id, typed)
      return outcome.kind === 'authenticate' ? answerBank(desk, id, authenticate === 'complete', typed) : outcome
    }
    case 'expire':
      return expireSession(desk, session.parse(input).session)
    case 'bank-debit': {
      const { session: id, outcome } = session.extend({ outcome: z.enum(['succeed', 'fail']) }).parse(input)
      return { settled: settleBankDebit(desk, id, outcome === 'succeed') }
    }
    case 'webhooks':
      deliveries.setMode(z.object({ mode: z.enum(['deliver', 'hold', 'drop']) }).parse(input).mode)
      return { mode: deliveries.mode() }
    case 'schedule': {
      const next = schedule.parse(input)
      deliveries.setSchedule(next)
      return next
    }
    case 'deliver':
      await deliveries.flush()
      return { delivered: true }
    case 'resend':
      await deliveries.resend(z.object({ event: z.string() }).parse(input).event)
      return { sent: true }
    case 'dispute':
      return openDispute(desk, session.parse(input).session)
    case 'close-dispute':
      return closeDispute(desk, closeParams.parse(input))
    case 'fail-refund':
      return failRefund(desk, z.object({ refund: z.string() }).parse(input).refund)
    case 'payout':
      return makePayouts(desk)
    case 'plant-charge':
      return plantCharge(desk, plantParams.parse(input))
    case 'advance-clock': {
      const { seconds } = z.object({ seconds: z.coerce.number().int().min(1) }).parse(input)
      desk.store.clock.put('ahead', (desk.store.clock.get('ahead') ?? 0) + seconds)
      return { now: desk.now() }
    }
    case 'forget-keys':
      desk.store.answers.clear()
      return { forgotten: true }
    case 'fault':
      faults.plan(faultInput.parse(input))
      return { planned: true }
    case 'clear-faults':
      faults.clear()
      return { cleared: true }
    case 'ledger':
      return {
        sessions: desk.store.sessions.list(),
        charges: desk.store.charges.list(),
        refunds: desk.store.refunds.list(),
        events: desk.store.events.list(),
        taxTransactions: desk.store.taxTransactions.list(),
      }
    default:
      return undefined
  }
}
