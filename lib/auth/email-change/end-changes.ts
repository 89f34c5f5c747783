import { now } from '../../clock'
import type { Tx } from '../../db/transaction'
import { endLinksById } from '../../links/spend-link'

/** Ends the changes of address a person has asked for, and their links. Returns whether there was one. */
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
