import { now } from '../../clock'
import type { Tx } from '../../db/transaction'
import { endLinksById } from '../../links/spend-link'

/** Cancels a person's pending address changes and invalidates their links. Returns whether there were any. */
export async function endChanges(tx: Tx, userId: string): Promise<boolean> {
  const ended = await tx.emailChange.updateManyAndReturn({
    where: { userId, endedAt: null },
    data: { endedAt: now() },
    select: { fromLinkId: true, toLinkId: true },
  })
  await endLinksById(
    tx,
    ended.flatMap(({ fromLinkId, toLinkId }) => [fromLinkId, toLinkId]),
  )
  return ended.length > 0
}
