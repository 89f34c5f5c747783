import { db } from '../../lib/db/client'
import { inTransaction, type Tx } from '../../lib/db/transaction'
import { CERTIFICATE_TYPES } from './certificate-types'
import { PRODUCTS, type SeedProduct } from './products'

/**
 * Brings the certificate types to what this release knows, and gives a shop without products its first catalogue.
 * Products that are there already are the staff's and stay as they are. Safe to repeat.
 */
export async function seedShop(): Promise<void> {
  for (const type of CERTIFICATE_TYPES) {
    await db.certificateType.upsert({ where: { code: type.code }, create: type, update: type })
  }
  await inTransaction(async (tx) => {
    // Two seeds at once: the second waits here and then finds products.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('keelmark.seed'))`
    if ((await tx.product.count()) > 0) return
    for (const [index, product] of PRODUCTS.entries()) await createProduct(tx, product, index + 1)
  })
}

async function createProduct(tx: Tx, { prices, ...product }: SeedProduct, position: number) {
  const choices = Object.entries(prices).flatMap(([typeCode, terms]) =>
    terms.map(([years, amount]) => ({ typeCode, years, amount, currency: 'USD' })),
  )
  await tx.product.create({ data: { ...product, position, choices: { create: choices } } })
}
