import { now } from '../clock'
import { inTransaction, type Tx } from '../db/transaction'
import { failAfterTries } from './fail-after-tries'
import { enqueueLanesOf } from './lane'
import { OPEN_ATTEMPT } from './open-attempts'
import type { Blocker } from './state'
import { transition } from './transition'

type WithoutPurchase = { state: 'refused' | 'absent'; text: string; blocker?: Blocker | null }

/** Settles an attempt that bought nothing; false when it was settled before. */
export async function settleWithout(tx: Tx, attemptId: string, { state, text, blocker = null }: WithoutPurchase): Promise<boolean> {
  const { count } = await tx.purchaseAttempt.updateMany({
    where: { id: attemptId, ...OPEN_ATTEMPT },
    data: { state, blocker, openKey: null, settledAt: now(), problemText: text },
  })
  return count === 1
}

/**
 * Stores that an unclear attempt bought nothing, and lets its certificate be bought anew. `refusal` is Enom's no where that was what left it
 * unclear: after the third one the purchase is parked. False when it was settled before.
 */
export function giveBack(attemptId: string, { text, refusal }: { text: string; refusal: string | null }): Promise<boolean> {
  return inTransaction(async (tx) => {
    if (!(await settleWithout(tx, attemptId, { state: 'absent', text }))) return false
    const { certificateId } = await tx.purchaseAttempt.findUniqueOrThrow({ where: { id: attemptId }, select: { certificateId: true } })
    const step = { from: 'purchase_unclear', to: 'provisioning', kind: 'certificate.found_not_bought', actor: 'system' } as const
    await transition(tx, certificateId, step)
    if (refusal !== null) await failAfterTries(tx, certificateId, refusal)
    await enqueueLanesOf(tx, [certificateId])
    return true
  })
}
