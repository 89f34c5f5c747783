import { db } from '../db/client'
import { type BlockedPurchases, blockPurchases } from './block-purchases'
import { accountOf, type Lane, waitingIn } from './lane'

/** Puts everything aside that waits in a lane, until the trouble it shares is over. */
export async function blockLane(lane: Lane, trouble: Pick<BlockedPurchases, 'blocker' | 'text' | 'accountId' | 'about'>): Promise<void> {
  const where = waitingIn(lane, await accountOf(lane))
  const rows = await db.certificate.findMany({ where, select: { id: true } })
  await blockPurchases({ ids: rows.map(({ id }) => id), ...trouble })
}
