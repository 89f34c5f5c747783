import type { Tx } from '../../db/transaction'
import { OPEN_PURCHASE } from './open'

/**
 * Locks certificates until the caller's transaction ends and returns those without a purchase in flight. For the others, Enom's response to
 * the purchase decides. A new purchase takes the same lock, so either we see it here or it sees the caller's changes.
 */
export async function lockIdle(tx: Tx, ids: readonly string[]): Promise<string[]> {
  await tx.$queryRaw`select 1 from "Certificate" where id = any(${[...ids]}::uuid[]) order by id for update`
  const open = await tx.supplierOperation.findMany({
    where: { certificateId: { in: [...ids] }, ...OPEN_PURCHASE },
    select: { certificateId: true },
  })
  const busy = new Set(open.map(({ certificateId }) => certificateId))
  return ids.filter((id) => !busy.has(id))
}
