import { now } from '../clock'
import { inTransaction, type Tx } from '../db/transaction'
import { enqueueLanesOf } from './lane'
import { OPEN_ATTEMPT } from './open-attempts'
import { transition } from './transition'

/** Settles an attempt that bought nothing; false when it was settled before. */
export async function settleWithout(tx: Tx, attemptId: string, state: 'refused' | 'absent', text: string): Promise<boolean> {
  const { count } = await tx.purchaseAttempt.updateMany({
    where: { id: attemptId, ...OPEN_ATTEMPT },
    data: { state, openKey: null, settledAt: now(), problemText: text },
  })
  return count === 1
}

/** Stores that an unclear attempt bought nothing, and lets its certificate be bought anew. False when it was settled before. */
export function giveBack(attemptId: string, { kind, actor, text }: { kind: string; actor: string; text: string }): Promise<boolean> {
  return inTransaction(async (tx) => {
    if (!(await settleWithout(tx, attemptId, 'absent', text))) return false
    const { certificateId } = await tx.purchaseAttempt.findUniqueOrThrow({ where: { id: attemptId }, select: { certificateId: true } })
    await transition(tx, certificateId, { from: 'purchase_unclear', to: 'provisioning', kind, actor })
    await enqueueLanesOf(tx, [certificateId])
    return true
  })
}
