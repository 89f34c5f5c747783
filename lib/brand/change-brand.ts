import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import type { ChangedSince } from '../audit-log/stale-text'
import type { ActionName } from '../audit-log/text'
import type { Brand as Row } from '../db/generated/client'
import { inTransaction, type Tx } from '../db/transaction'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import { versionOf } from '../version-of'
import { DEFAULT_NAME } from './read-brand'

type Fields = Partial<Omit<Row, 'id'>>

export type ChangeRefusal = { code: 'not-found' } | ChangedSince

/**
 * Changes some fields of the shop's single row. `version`: the version of these fields when the form was opened; if absent, no conflict
 * check is made. Concurrent saves run one after the other. `prepare` writes rows that the fields refer to.
 */
export async function changeBrand(
  actor: Actor,
  fields: Fields,
  { action, version, prepare }: { action: ActionName; version?: string; prepare?: (tx: Tx) => Promise<unknown> },
): Promise<Result<undefined, ChangeRefusal>> {
  if (!mayStaff(actor, 'settings')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    await tx.brand.createMany({ data: [{ id: 1, name: DEFAULT_NAME }], skipDuplicates: true })
    await tx.$queryRaw`select id from "Brand" where id = 1 for update`
    const row = await tx.brand.findUniqueOrThrow({ where: { id: 1 } })
    const before = Object.fromEntries(Object.entries(row).filter(([name]) => name in fields))
    if (version && versionOf(before) !== version)
      return err({ code: 'changed-since', version: versionOf(before), theirs: before, yours: fields })
    await prepare?.(tx)
    await tx.brand.update({ where: { id: 1 }, data: fields })
    await recordStaffAction(tx, actor, { action, subject: { kind: 'settings' }, before, after: fields })
    return ok()
  })
}
