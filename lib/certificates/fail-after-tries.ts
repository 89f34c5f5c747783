import type { Tx } from '../db/transaction'
import { MAY_HAVE_DONE_IT } from '../registrar/outcomes'
import { failPurchases } from './fail-purchases'

/** A purchase Enom refuses is asked for so many times, and one it does not even answer for so many, then a person decides. */
const MOST_REFUSALS = 3
const MOST_TRIES = 5

/** Parks a purchase that Enom has not made however often it was asked since staff last did something about it, with the reason; staff are told. */
export async function failAfterTries(tx: Tx, certificateId: string, text: string): Promise<void> {
  const { refused, unanswered } = await triesOf(tx, certificateId)
  if (refused >= MOST_REFUSALS || refused + unanswered >= MOST_TRIES) await failPurchases(tx, [certificateId], text)
}

/** A refusal for a reason outside the certificate is no try; one that was in doubt, and turned out to be a refusal, is. */
async function triesOf(tx: Tx, certificateId: string): Promise<{ refused: number; unanswered: number }> {
  const last = await tx.certificateEvent.findFirst({
    where: { certificateId, actor: { startsWith: 'staff:' } },
    orderBy: { id: 'desc' },
    select: { at: true },
  })
  const tries = await tx.purchaseAttempt.findMany({
    where: {
      certificateId,
      ...(last ? { startedAt: { gte: last.at } } : {}),
      OR: [
        { state: 'refused', blocker: null },
        { state: 'absent', calls: { some: MAY_HAVE_DONE_IT } },
      ],
    },
    select: { state: true, calls: { where: { outcome: 'doubtful' }, select: { id: true } } },
  })
  const refused = tries.filter(({ state, calls }) => state === 'refused' || calls.length > 0).length
  return { refused, unanswered: tries.length - refused }
}
