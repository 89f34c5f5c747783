import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { now } from '../clock'
import { inTransaction } from '../db/transaction'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'

/** Switches a coupon on or off. Orders that use it keep their price. */
export async function switchCoupon(
  actor: Actor,
  { id, active }: { id: string; active: boolean },
): Promise<Result<undefined, { code: 'not-found' }>> {
  if (!mayStaff(actor, 'products')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    const { count } = await tx.coupon.updateMany({ where: { id, active: !active }, data: { active, updatedAt: now() } })
    if (!count) return (await tx.coupon.count({ where: { id } })) ? ok() : err({ code: 'not-found' })
    await recordStaffAction(tx, actor, { action: active ? 'coupon.switch_on' : 'coupon.switch_off', subject: { kind: 'coupon', id } })
    return ok()
  })
}
