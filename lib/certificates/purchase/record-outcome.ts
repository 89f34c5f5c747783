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

type Purchased = {
  enomCertId: number
  enomOrderId: number | null
  /** `actorName(actor)`. */
  actor: string
  /** In minor units of the account's currency. Defaults to the quote. */
  cost?: number | null
}

export type PurchaseOutcome = Outcome<Purchased>

/** How soon a purchase without a readable response is reconciled. */
const FIRST_RECONCILIATION_MS = 2_000

/**
 * The consequences of each outcome of a purchase.
 * - succeeded: the certificate is bound and can be set up. Purchases that waited for this one continue.
 * - refused: the certificate waits to be purchased, and after three refusals staff decide. The run that made the call continues.
 * - absent: the certificate waits to be purchased again, and after five attempts staff decide.
 * - unknown: the certificate is neither purchased again nor cancelled. The purchase is reconciled (reconcile.ts).
 */
const FOLLOW_UPS: FollowUps<Purchased> = {
  async succeeded(tx, { certificateId, accountId, quote, startedAt, years }, { enomCertId, enomOrderId, actor, cost = quote }, was) {
    const bought = { enomCertId, enomOrderId, cost, actor, enomAccountId: accountId, boughtAt: startedAt, years }
    await assignCertificate(tx, certificateId, bought)
    // If the purchase was still `started`, it is part of a run, which will continue anyway.
    if (was === 'unknown') await enqueueRunsFor(tx, [certificateId])
  },
  async refused(tx, { certificateId }, { text, outage }) {
    // The certificate is `outcome unknown` if this process was presumed dead in the meantime.
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
 * Records the outcome of a purchase together with its certificate. `also` runs in the same transaction. Returns `already_closed`, without
 * changing anything, if the purchase already had an outcome, and `taken` if another row already has that Enom certificate.
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

/** Records the outcome of a purchase in the caller's transaction. Returns false if the purchase already had one. */
export function closePurchase(tx: Tx, operationId: string, outcome: PurchaseOutcome): Promise<boolean> {
  return closeOperation(tx, operationId, outcome, FOLLOW_UPS)
}

/** Schedules the reconciliation of a purchase. Replaces any time scheduled before. */
export function scheduleReconciliation(tx: Tx, operationId: string, at: Date): Promise<void> {
  return enqueue(tx, 'purchase.look', { operationId }, { runAt: at })
}
