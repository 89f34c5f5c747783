import { CERTIFICATE_TYPES } from '../../prisma/seed/certificate-types'
import { db } from '../db/client'

/** Tests only: an attempt that has just begun, for a certificate of somebody new; the only thing a purchase can be made for. */
export async function startAttempt(accountId: string): Promise<string> {
  await db.certificateType.createMany({ data: CERTIFICATE_TYPES, skipDuplicates: true })
  const slug = `attempt-${await db.user.count()}`
  const { id: userId } = await db.user.create({ data: { email: `${slug}@shop.example` } })
  const product = await db.product.create({ data: { slug, name: slug, summary: 's', typeCode: 'rapidssl' } })
  const { id: orderId } = await db.order.create({
    data: { userId, email: `${slug}@shop.example`, status: 'paid', currency: 'USD', total: 1900, basketHash: slug },
  })
  const line = { productId: product.id, typeCode: 'rapidssl', productName: slug, typeName: slug, years: 1, quantity: 1, unitAmount: 1900 }
  const item = await db.orderItem.create({ data: { ...line, orderId, position: 1, activation: 'automatic' } })
  const owned = { orderId, orderItemId: item.id, ordinal: 1, userId, typeCode: 'rapidssl', years: 1 }
  const certificate = await db.certificate.create({ data: { ...owned, status: 'provisioning' } })
  const known = { enomProdType: 23, years: 1, quote: 895, highestBefore: 0 }
  const { id } = await db.purchaseAttempt.create({ data: { certificateId: certificate.id, accountId, ...known, startedAt: new Date() } })
  return id
}
