import { now } from '../../clock'
import { inTransaction, type Tx } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { log } from '../../log'
import { hold } from '../lifecycle/transition'

/** How soon Enom is looked at after an unclear purchase; milliseconds. */
const FIRST_LOOK = 2_000

/** Stores that an attempt may have bought, and has Enom looked at. One that was settled meanwhile stays as it is. */
export async function markUnknown(attemptId: string, text: string): Promise<void> {
  log.warn({ attemptId }, 'purchase unclear')
  await inTransaction(async (tx) => {
    const [attempt] = await tx.purchaseAttempt.updateManyAndReturn({
      where: { id: attemptId, state: 'started' },
      data: { state: 'unclear', problemText: text },
    })
    if (!attempt) return
    await hold(tx, attempt.certificateId, {
      stage: 'purchase',
      hold: 'outcome_unknown',
      kind: 'certificate.purchase_unclear',
      actor: 'system',
      facts: { problemText: text },
    })
    await scheduleReconciliation(tx, attemptId, new Date(now().getTime() + FIRST_LOOK))
  })
}

/** Has Enom looked at because of an attempt; an earlier appointment is replaced. */
export function scheduleReconciliation(tx: Tx, attemptId: string, at: Date): Promise<void> {
  return enqueue(tx, 'purchase.look', { attemptId }, { runAt: at })
}
