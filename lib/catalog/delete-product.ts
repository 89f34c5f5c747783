import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { inTransaction } from '../db/transaction'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import { recordedOf } from './recorded-product'

export type DeleteProductRefusal = { code: 'not-found' } | { code: 'still-shown' } | { code: 'was-sold'; orders: number }

/** Deletes a hidden product that was never ordered. A product that has been ordered cannot be deleted, because orders refer to it. */
export async function deleteProduct(actor: Actor, id: string): Promise<Result<undefined, DeleteProductRefusal>> {
  if (!mayStaff(actor, 'products')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    const [product] = await tx.$queryRaw<{ visible: boolean }[]>`select visible from "Product" where id = ${id}::uuid for update`
    if (!product) return err({ code: 'not-found' })
    const orders = await tx.orderItem.count({ where: { productId: id } })
    if (orders) return err({ code: 'was-sold', orders })
    if (product.visible) return err({ code: 'still-shown' })
    const before = await recordedOf(tx, id)
    await tx.product.delete({ where: { id } })
    await recordStaffAction(tx, actor, { action: 'product.delete', subject: { kind: 'product', id }, before })
    return ok()
  })
}
