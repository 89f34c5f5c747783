import { expect, test } from 'vitest'
import { placed } from '../../certificates/testing/place'
import { openShop, payFor } from '../../certificates/testing/shop'
import { db } from '../../db/client'
import { getOrder } from './get-order'

await openShop()

test('a large order shows its certificates page by page, and what is said about it counts all of them', async () => {
  const { orderId, buyer, ids } = await payFor('rapidssl', { quantity: 5 })
  const [first = '', , third = ''] = ids
  const page = (after?: string) => getOrder(buyer, orderId, { after, size: 2 })
  const seen = [await page(), await page(ids[1]), await page(ids[3])]
  expect(seen.map((one) => one?.certificates.map(({ id }) => id))).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)])
  expect(seen.map((one) => one?.moreCertificates)).toEqual([ids[1], ids[3], null])
  expect((await getOrder(buyer, orderId))?.certificates).toHaveLength(5)
  expect((await page('not-an-id'))?.certificates[0]?.id).toBe(first)
  await db.certificate.updateMany({ where: { orderId, id: { not: third } }, data: placed('closed:not_purchased') })
  await db.certificate.update({ where: { id: first }, data: placed('purchase:refund_withdrawn') })
  await db.certificate.update({ where: { id: third }, data: { ...placed('setup'), enomCertId: 4711 } })
  await db.certificate.update({ where: { id: third }, data: placed('closed:refunded_by_supplier') })
  for (const after of [undefined, ids[1], ids[3]]) expect((await page(after))?.counts).toEqual({ all: 5, owed: 1, toSetUp: 1 })
  expect((await getOrder(buyer, orderId))?.counts).toEqual({ all: 5, owed: 1, toSetUp: 1 })
})
