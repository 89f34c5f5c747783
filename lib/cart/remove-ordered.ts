import type { Tx } from '../db/transaction'

/** Takes out of the basket what an order bought; what was put in meanwhile stays. */
export async function removeOrdered(tx: Tx, cartId: string, orderId: string): Promise<void> {
  await tx.$executeRaw`
    delete from "CartLine" l using "ProductChoice" c, "OrderItem" i
    where l."cartId" = ${cartId}::uuid and c.id = l."choiceId" and i."orderId" = ${orderId}::uuid
      and i."productId" = c."productId" and i."typeCode" = c."typeCode" and i.years = c.years and i.label = l.label
      and l.quantity <= i.quantity`
}
