import { beforeAll, expect, test } from 'vitest'
import { addLine } from '../../cart/add-line'
import { findAgain } from '../../cart/find-again'
import { createForOrder } from '../../certificates/purchase/create-for-order'
import { ADMIN, openShop, payFor } from '../../certificates/testing/shop'
import { DAY, later, now } from '../../clock'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { placeOrder } from './place-order'

beforeAll(openShop)

/** An issued RapidSSL certificate that expires in the given number of days and that the shop still sells. */
async function issued(daysLeft: number) {
  const bought = await payFor('rapidssl')
  const { productId } = await db.orderItem.findFirstOrThrow({ where: { orderId: bought.orderId } })
  await db.productChoice.create({ data: { productId, typeCode: 'rapidssl', years: 1, amount: 1900, currency: 'USD' } })
  const issuance = await db.issuance.create({
    data: {
      certificateId: bought.id,
      number: 1,
      serverSoftware: 'nginx',
      csrPem: 'old',
      contacts: { admin: ADMIN },
      approverEmail: 'admin@a.example',
    },
  })
  const dates = { issuedAt: now(), coverEndsAt: later(now(), daysLeft * DAY), domainName: 'a.example', issuanceId: issuance.id }
  await db.certificate.update({ where: { id: bought.id }, data: dates })
  return bought
}

async function buyAgain({ id, buyer, email }: Awaited<ReturnType<typeof issued>>, payer: string | null = null) {
  const found = await findAgain(buyer, id)
  if (!found.ok) throw new Error(found.error.code)
  const first = await addLine({ ...found.value, token: undefined })
  if (!first.ok) throw new Error(first.error.code)
  const again = await addLine({ ...found.value, token: first.value.token })
  expect(again).toMatchObject({ ok: true, value: { count: 1 } })
  const order = { cartToken: first.value.token, email: payer ?? email, country: 'GB', actor: payer ? null : buyer }
  const placed = await placeOrder(order)
  if (!placed.ok) throw new Error(placed.error.code)
  await inTransaction((tx) => createForOrder(tx, placed.value.orderId))
  return db.certificate.findFirstOrThrow({ where: { orderId: placed.value.orderId }, include: { issuance: true } })
}

test('ordering again keeps the product, the address, the server and the contacts, and asks for a new CSR', async () => {
  const old = await issued(20)
  const fresh = await buyAgain(old)
  expect(fresh).toMatchObject({ renewsId: old.id, typeCode: 'rapidssl', years: 1, label: 'a.example' })
  expect(fresh.issuance).toMatchObject({ serverSoftware: 'nginx', contacts: { admin: ADMIN }, csrPem: null, approverEmail: null })
})

test('someone else who pays for the basket gets neither the contacts nor the old certificate', async () => {
  const fresh = await buyAgain(await issued(20), 'somebody-else@shop.example')
  expect(fresh).toMatchObject({ renewsId: null, issuance: null })
})

test('a certificate cannot be reordered before the authority accepts a new order, or by a stranger', async () => {
  const early = await issued(31)
  expect(await findAgain(early.buyer, early.id)).toMatchObject({ ok: false, error: { code: 'too-early' } })
  const { buyer } = await issued(20)
  expect(await findAgain(buyer, early.id)).toEqual({ ok: false, error: { code: 'not-found' } })
})
