import type { Tx } from '../../db/transaction'
import { OPEN_ATTEMPT } from './open-attempts'

/**
 * Locks certificates until the caller's transaction ends and answers those that nobody is buying at this moment, through whichever queue: what
 * Enom answers there decides about the others. An intent to buy takes the same lock, so it is seen here or sees what the caller does.
 */
export async function lockIdle(tx: Tx, ids: readonly string[]): Promise<string[]> {
  await tx.$queryRaw`select 1 from "Certificate" where id = any(${[...ids]}::uuid[]) order by id for update`
  const open = await tx.purchaseAttempt.findMany({
    where: { certificateId: { in: [...ids] }, ...OPEN_ATTEMPT },
    select: { certificateId: true },
  })
  const busy = new Set(open.map(({ certificateId }) => certificateId))
  return ids.filter((id) => !busy.has(id))
}
