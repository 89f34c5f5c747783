import { createHash } from 'node:crypto'
import type { Tx } from '../db/transaction'

/** The orphans that stand open, and a mark that is another one as soon as one of them comes, ends or changes. */
export async function readOpenOrphans(tx: Tx): Promise<{ ids: string[]; mark: string }> {
  const rows = await tx.$queryRaw<{ id: string; look: string }[]>`
    select id, md5(detail::text) as look from "AuditDifference" where kind = 'orphan' and "resolvedAt" is null order by id`
  const all = createHash('sha256')
  for (const { id, look } of rows) all.update(id).update(look)
  return { ids: rows.map(({ id }) => id), mark: all.digest('hex').slice(0, 16) }
}
