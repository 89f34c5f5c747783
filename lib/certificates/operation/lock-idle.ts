import type { Tx } from '../../db/transaction'
import { OPEN_PURCHASE } from './open'

/**
 * Locks certificates until the caller's transaction ends and returns those without a purchase in flight: what Enom answers there decides
 * about the others. A purchase that begins takes the same lock, so it is seen here or sees what the caller does.
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
