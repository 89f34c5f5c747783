import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { readSetUp } from './read-set-up'
import type { StepKey } from './steps'

export type OpenShopRefusal =
  | { code: 'not-found' }
  /** These steps are unfinished, and staff have not agreed to open without them. */
  | { code: 'not-ready'; missing: StepKey[] }

/** Opens the shop so that buyers can order. `agreedTo`: the unfinished steps that staff have agreed to skip. */
export async function openShop(actor: Actor, { agreedTo }: { agreedTo: readonly string[] }): Promise<Result<undefined, OpenShopRefusal>> {
  if (!mayStaff(actor, 'settings')) return err({ code: 'not-found' })
  const missing = (await readSetUp(actor))?.missing ?? []
  if (missing.some((key) => !agreedTo.includes(key))) return err({ code: 'not-ready', missing })
  return inTransaction(async (tx) => {
    const { count } = await tx.shopSetUp.updateMany({ where: { openedAt: null }, data: { openedAt: now() } })
    if (count)
      await recordStaffAction(tx, actor, { action: 'settings.open_shop', subject: { kind: 'settings' }, after: { without: missing } })
    return ok()
  })
}
