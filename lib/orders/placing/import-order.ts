import { findOrMakeProduct } from '../../catalog/find-or-make-product'
import { now } from '../../clock'
import type { Tx } from '../../db/transaction'

type Sold = {
  userId: string
  email: string
  type: { code: string; name: string }
  years: number
  accountId: string
  enomCertId: number | null
}

/** Records an order that is not a sale, with one item, for a certificate that was bought from Enom outside the shop. */
export async function importOrder(
  tx: Tx,
  { userId, email, type, years, accountId, enomCertId }: Sold,
  actor: string,
): Promise<{ orderId: string; orderItemId: string }> {
  const { id: productId } = await findOrMakeProduct(tx, type, accountId)
  const { id: orderId } = await tx.order.create({
    data: {
      source: 'import',
      userId,
      email,
      status: 'paid',
      currency: 'USD',
      total: 0,
      basketHash: `import:${accountId}:${enomCertId}`,
      events: { create: { at: now(), kind: 'order.imported', to: 'paid', actor, detail: { enomCertId } } },
    },
    select: { id: true },
  })
  const { id: orderItemId } = await tx.orderItem.create({
    data: {
      orderId,
      position: 1,
      productId,
      typeCode: type.code,
      typeName: type.name,
      years,
      quantity: 1,
      productName: type.name,
      unitAmount: 0,
      activation: 'manual',
    },
    select: { id: true },
  })
  return { orderId, orderItemId }
}
