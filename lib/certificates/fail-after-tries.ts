import type { Tx } from '../db/transaction'
import { failPurchases } from './park-purchase'

/** A purchase Enom refuses is asked for so many times, then a person decides. */
const MOST_TRIES = 3

/** Parks a purchase that Enom has refused for the third time since staff last did something about it, with Enom's reason; staff are told. */
export async function failAfterTries(tx: Tx, certificateId: string, text: string): Promise<void> {
  if ((await triesOf(tx, certificateId)) >= MOST_TRIES) await failPurchases(tx, [certificateId], text)
}

/** A refusal for a reason outside the certificate is no try; one that was in doubt, and turned out to be a refusal, is. */
async function triesOf(tx: Tx, certificateId: string): Promise<number> {
  const last = await tx.certificateEvent.findFirst({
    where: { certificateId, actor: { startsWith: 'staff:' } },
    orderBy: { id: 'desc' },
    select: { at: true },
  })
  return tx.purchaseAttempt.count({
    where: {
      certificateId,
      ...(last ? { startedAt: { gte: last.at } } : {}),
      OR: [
        { state: 'refused', blocker: null },
        { state: 'absent', calls: { some: { outcome: 'doubtful' } } },
      ],
    },
  })
}
