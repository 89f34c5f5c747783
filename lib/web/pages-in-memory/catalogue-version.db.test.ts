import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedShop } from '../../../prisma/seed/seed-shop'
import { db } from '../../db/client'
import { closeCatalogueVersion, readCatalogueVersion } from './catalogue-version'

beforeAll(() => seedShop({ onSale: true }))
afterAll(closeCatalogueVersion)

test('all web processes detect every change to what they show: a name, a price, a hidden product, a term taken off sale, a legal text or the shop’s name', async () => {
  const product = await db.product.findFirstOrThrow()
  const changes = [
    () => db.product.update({ where: { id: product.id }, data: { name: 'Another name' } }),
    () => db.productChoice.updateMany({ where: { productId: product.id }, data: { amount: { increment: 100 } } }),
    () => db.product.updateMany({ where: { id: product.id }, data: { visible: false } }),
    () => db.productChoice.deleteMany({ where: { productId: product.id } }),
    () => db.$executeRaw`update "CertificateType" set "usualWait" = 'Minutes' where "code" = ${product.typeCode}`,
    () => db.legalText.create({ data: { page: 'terms', version: 1, text: 'Pay first.' } }),
    () => db.brand.create({ data: { name: 'Harbour SSL' } }),
  ]
  let before = await readCatalogueVersion()
  expect(await readCatalogueVersion()).toBe(before)
  for (const change of changes) {
    await change()
    const after = await readCatalogueVersion()
    expect(after).not.toBe(before)
    before = after
  }
})
