import { now } from '../../clock'
import type { Tx } from '../../db/transaction'
import type { Blocker } from '../lifecycle/states'
import { OPEN_ATTEMPT } from './open-attempts'

type WithoutPurchase = { state: 'refused' | 'absent'; text: string; blocker?: Blocker | null }

/** Settles an attempt that bought nothing; false when it was settled before. */
export async function closeAttempt(tx: Tx, attemptId: string, { state, text, blocker = null }: WithoutPurchase): Promise<boolean> {
  const { count } = await tx.purchaseAttempt.updateMany({
    where: { id: attemptId, ...OPEN_ATTEMPT },
    data: { state, blocker, openKey: null, settledAt: now(), problemText: text },
  })
  return count === 1
}
