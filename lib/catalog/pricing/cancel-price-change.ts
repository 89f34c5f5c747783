import { z } from 'zod'
import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'

/** Cancels a scheduled price that is not in effect yet. */
export async function cancelPriceChange(actor: Actor, id: string): Promise<Result<undefined, { code: 'not-found' }>> {
  if (!mayStaff(actor, 'products') || !z.uuid().safeParse(id).success) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    const before = await tx.priceChange.findFirst({ where: { id, appliedAt: null, validFrom: { gt: now() } }, include: { choice: true } })
    const { count } = await tx.priceChange.deleteMany({ where: { id, appliedAt: null, validFrom: { gt: now() } } })
    if (!before || !count) return err({ code: 'not-found' })
    const { amount, validFrom, choice } = before
    await recordStaffAction(tx, actor, {
      action: 'product.take_back_price',
      subject: { kind: 'product', id: choice.productId },
      before: { typeCode: choice.typeCode, years: choice.years, currency: choice.currency, amount, validFrom: validFrom.toISOString() },
    })
    return ok()
  })
}
