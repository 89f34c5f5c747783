import { inTransaction } from '../db/transaction'
import { failAfterTries } from './fail-after-tries'
import { enqueueLanesOf } from './lane'
import { settleWithout } from './settle-without'
import { transition } from './transition'

/** Stores that an unclear attempt bought nothing, and lets its certificate be bought anew, unless it was tried often enough. */
export function giveBack(attemptId: string, { text }: { text: string }): Promise<void> {
  return inTransaction(async (tx) => {
    if (!(await settleWithout(tx, attemptId, { state: 'absent', text }))) return
    const { certificateId } = await tx.purchaseAttempt.findUniqueOrThrow({ where: { id: attemptId }, select: { certificateId: true } })
    const step = { from: 'purchase_unclear', to: 'provisioning', kind: 'certificate.found_not_bought', actor: 'system' } as const
    await transition(tx, certificateId, step)
    await failAfterTries(tx, certificateId, text)
    await enqueueLanesOf(tx, [certificateId])
  })
}
