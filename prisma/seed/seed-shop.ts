import { db } from '../../lib/db/client'
import { inTransaction, type Tx } from '../../lib/db/transaction'
import { CERTIFICATE_TYPES } from './certificate-types'
import { PRODUCTS, type SeedProduct } from './products'

type Seeded = { types: number; added: number; kept: number }

/**
 * Updates the certificate types to this release, and creates the first catalogue of a shop without products. Unless `onSale`, the catalogue
 * is hidden and the shop closed, because no one has checked the prices yet. Staff of such a shop must use a second step. Existing products
 * are managed by staff and left unchanged. Safe to run repeatedly.
 */
export async function seedShop({ onSale }: { onSale: boolean }): Promise<Seeded> {
  for (const type of CERTIFICATE_TYPES) {
    await db.certificateType.upsert({ where: { code: type.code }, create: type, update: type })
  }
  const types = CERTIFICATE_TYPES.length
  return inTransaction(async (tx) => {
    // If two seeds run at the same time, the second waits here and then finds products.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('keelmark.seed'))`
    const kept = await tx.product.count()
    if (kept > 0) return { types, added: 0, kept }
    for (const [index, { visible = true, ...product }] of PRODUCTS.entries()) {
      await createProduct(tx, { ...product, visible: onSale && visible }, index + 1)
    }
    if (!onSale) await tx.staffPolicy.createMany({ data: { id: 1, secondStep: true }, skipDuplicates: true })
    if (!onSale) await tx.shopSetUp.createMany({ data: { id: 1, openedAt: null }, skipDuplicates: true })
    return { types, added: PRODUCTS.length, kept }
  })
}

async function createProduct(tx: Tx, { prices, ...product }: SeedProduct, position: number) {
  const choices = Object.entries(prices).flatMap(([typeCode, terms]) =>
    terms.map(([years, amount]) => ({ typeCode, years, amount, currency: 'USD' })),
  )
  await tx.product.create({ data: { ...product, position, choices: { create: choices } } })
}
