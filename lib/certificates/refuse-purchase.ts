import { MINUTE } from '../clock'
import { inTransaction, type Tx } from '../db/transaction'
import type { RegistrarError } from '../registrar/errors'
import { blockerOf } from './blocker-of'
import { settleWithout } from './give-back'
import { failPurchases } from './park-purchase'
import type { Blocker } from './state'

/** A purchase Enom refuses is asked for so many times, then a person decides. */
const MOST_TRIES = 3
/** Between two tries; milliseconds. */
export const TRY_PAUSE = MINUTE

/** `blocked`: something outside this certificate has to be mended. `refused`: this one, for a while or (after three tries) for good. */
export type RefusedPurchase = { kind: 'blocked'; blocker: Blocker; text: string } | { kind: 'refused' }

/** Stores that Enom said no: nothing was bought. After the third no in a row the purchase is parked with Enom's reason, and staff are told. */
export async function refusePurchase(attemptId: string, error: RegistrarError): Promise<RefusedPurchase> {
  const blocker = blockerOf(error)
  await inTransaction(async (tx) => {
    await settleWithout(tx, attemptId, 'refused', error.text)
    if (blocker) return
    const { certificateId } = await tx.purchaseAttempt.findUniqueOrThrow({ where: { id: attemptId }, select: { certificateId: true } })
    if ((await triesOf(tx, certificateId)) >= MOST_TRIES) await failPurchases(tx, [certificateId], error.text)
  })
  return blocker ? { kind: 'blocked', blocker, text: error.text } : { kind: 'refused' }
}

/** Refusals since staff last had it tried again; what was blocked for a reason outside the certificate does not count. */
async function triesOf(tx: Tx, certificateId: string): Promise<number> {
  const last = await tx.certificateEvent.findFirst({
    where: { certificateId, kind: { in: ['certificate.purchase_retried', 'certificate.purchase_resumed'] } },
    orderBy: { id: 'desc' },
    select: { at: true },
  })
  return tx.purchaseAttempt.count({ where: { certificateId, state: 'refused', ...(last ? { startedAt: { gte: last.at } } : {}) } })
}
