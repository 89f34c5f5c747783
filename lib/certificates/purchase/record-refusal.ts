import { MINUTE } from '../../clock'
import { inTransaction } from '../../db/transaction'
import type { RegistrarError } from '../../registrar/errors'
import { closeAttempt } from '../attempt/close'
import { blockerOf } from '../lifecycle/blocker'
import type { Blocker } from '../lifecycle/states'
import { release } from '../lifecycle/transition'
import { failAfterTries } from './hold'

/** Between two tries; milliseconds. */
export const TRY_PAUSE = MINUTE

/** `blocked`: something outside this certificate has to be mended. `refused`: this one, for a while or (after three tries) for good. */
export type RefusedPurchase = { kind: 'blocked'; blocker: Blocker; text: string } | { kind: 'refused' }

/** Stores that Enom said no: nothing was bought. */
export async function recordRefusal(attemptId: string, error: RegistrarError): Promise<RefusedPurchase> {
  const blocker = blockerOf(error)
  await inTransaction(async (tx) => {
    await closeAttempt(tx, attemptId, { state: 'refused', text: error.text, blocker })
    const { certificateId } = await tx.purchaseAttempt.findUniqueOrThrow({ where: { id: attemptId }, select: { certificateId: true } })
    // Somebody took us for gone meanwhile.
    const step = { stage: 'purchase', holds: ['outcome_unknown'], kind: 'certificate.found_not_bought', actor: 'system' } as const
    await release(tx, certificateId, step)
    if (!blocker) await failAfterTries(tx, certificateId, error.text)
  })
  return blocker ? { kind: 'blocked', blocker, text: error.text } : { kind: 'refused' }
}
