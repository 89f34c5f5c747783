import { now } from '../../clock'
import { isDuplicate } from '../../db/is-duplicate'
import { type Also, inTransaction, type Tx } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { log } from '../../log'
import { hold, release } from '../lifecycle/transition'
import { closeOperation, type FollowUps, type Outcome } from '../operation/close'
import { hasAsked, wasRefusedInDoubt } from '../operation/tries'
import { assignCertificate } from './assign-certificate'
import { countTry } from './hold'
import { enqueueRunsFor } from './queue'

/** What Enom sold. */
type Purchased = {
  enomCertId: number
  enomOrderId: number | null
  /** `actorName(actor)`. */
  actor: string
  /** Minor units of the account's currency; unset: what was quoted. */
  cost?: number | null
}

export type PurchaseOutcome = Outcome<Purchased>

/** How soon Enom is asked what came of a purchase without a readable answer. */
const FIRST_RECONCILIATION_MS = 2_000

/**
 * What follows from the outcome of a purchase.
 *
 * | outcome   | the certificate                                             | next                                           |
 * | --------- | ----------------------------------------------------------- | ---------------------------------------------- |
 * | succeeded | is Enom's, and can be set up                                | purchases that waited for this one go on       |
 * | refused   | waits to be purchased; after three refusals staff decide    | the run that asked goes on                     |
 * | absent    | waits to be purchased; after five tries staff decide        | it is purchased again                          |
 * | unknown   | outcome unknown: neither purchased again, nor cancelled     | Enom is asked (reconcile.ts)                   |
 */
const FOLLOW_UPS: FollowUps<Purchased> = {
  async succeeded(tx, { certificateId, accountId, quote, startedAt, years }, { enomCertId, enomOrderId, actor, cost = quote }, was) {
    const bought = { enomCertId, enomOrderId, cost, actor, enomAccountId: accountId, boughtAt: startedAt, years }
    await assignCertificate(tx, certificateId, bought)
    // One that was still `started` is part of a run, which goes on by itself.
    if (was === 'unknown') await enqueueRunsFor(tx, [certificateId])
  },
  async refused(tx, { certificateId }, { text, outage }) {
    // It is `outcome unknown` where we were taken for gone in the meantime.
    await waitAgain(tx, certificateId)
    if (!outage) await countTry(tx, certificateId, 'refusedTries', text)
  },
  async absent(tx, operation, { text }) {
    const { certificateId } = operation
    await waitAgain(tx, certificateId)
    if (await wasRefusedInDoubt(tx, operation)) await countTry(tx, certificateId, 'refusedTries', text)
    else if (await hasAsked(tx, operation)) await countTry(tx, certificateId, 'unansweredTries', text)
    await enqueueRunsFor(tx, [certificateId])
  },
  async unknown(tx, { id, certificateId }, { text }) {
    log.warn({ operationId: id }, 'purchase outcome unknown')
    const step = { stage: 'purchase', hold: 'outcome_unknown', kind: 'certificate.purchase_unclear', actor: 'system' } as const
    await hold(tx, certificateId, { ...step, facts: { problemText: text } })
    await scheduleReconciliation(tx, id, new Date(now().getTime() + FIRST_RECONCILIATION_MS))
  },
}

async function waitAgain(tx: Tx, certificateId: string): Promise<void> {
  const event = { kind: 'certificate.found_not_bought', actor: 'system' } as const
  await release(tx, certificateId, { stage: 'purchase', holds: ['outcome_unknown'], ...event })
}

/**
 * Stores what became of a purchase, in one step with its certificate; `also` is part of the same commit.
 * `already_closed`: it had an outcome before, and nothing was changed. `taken`: another row here holds that certificate of Enom.
 */
export async function recordOutcome(
  operationId: string,
  outcome: PurchaseOutcome,
  also?: Also,
): Promise<'recorded' | 'already_closed' | 'taken'> {
  try {
    return await inTransaction(async (tx) => {
      if (!(await closePurchase(tx, operationId, outcome))) return 'already_closed'
      await also?.(tx)
      return 'recorded'
    })
  } catch (error) {
    if (isDuplicate(error)) return 'taken'
    throw error
  }
}

/** The same as part of the caller's transaction; false when it had an outcome before. */
export function closePurchase(tx: Tx, operationId: string, outcome: PurchaseOutcome): Promise<boolean> {
  return closeOperation(tx, operationId, outcome, FOLLOW_UPS)
}

/** Has Enom asked what came of a purchase; an earlier appointment is replaced. */
export function scheduleReconciliation(tx: Tx, operationId: string, at: Date): Promise<void> {
  return enqueue(tx, 'purchase.look', { operationId }, { runAt: at })
}
