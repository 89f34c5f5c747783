import type { Tx } from '../db/transaction'

/** Removes an order's items and coupon from the basket. Anything added in the meantime stays. */
export async function removeOrdered(tx: Tx, cartId: string, orderId: string): Promise<void> {
  await tx.$executeRaw`
    delete from "CartLine" l using "ProductChoice" c, (
      select "productId", "typeCode", years, label, sum(quantity) as quantity from "OrderItem"
       where "orderId" = ${orderId}::uuid group by 1, 2, 3, 4
    ) i
    where l."cartId" = ${cartId}::uuid and c.id = l."choiceId"
      and i."productId" = c."productId" and i."typeCode" = c."typeCode" and i.years = c.years and i.label = l.label
      and l.quantity <= i.quantity`
  await tx.cart.updateMany({ where: { id: cartId, coupon: { uses: { some: { orderId } } } }, data: { couponId: null } })
}
