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
