import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { inTransaction } from '../db/transaction'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'

/** Moves a product one place up or down in the shop. A product at the end of the list in that direction stays in place. */
export async function moveProduct(actor: Actor, id: string, by: -1 | 1): Promise<Result<undefined, { code: 'not-found' }>> {
  if (!mayStaff(actor, 'products')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`select id from "Product" order by position, name, id for update`
    const ids = rows.map((row) => row.id)
    const at = ids.indexOf(id)
    if (at < 0) return err({ code: 'not-found' })
    ids.splice(at, 1)
    ids.splice(Math.max(0, at + by), 0, id)
    await tx.$executeRaw`
      update "Product" p set position = o.position from unnest(${ids}::uuid[]) with ordinality as o (id, position)
      where p.id = o.id and p.position <> o.position`
    const change = { before: { place: at + 1 }, after: { place: ids.indexOf(id) + 1 } }
    await recordStaffAction(tx, actor, { action: 'product.move', subject: { kind: 'product', id }, ...change })
    return ok()
  })
}
