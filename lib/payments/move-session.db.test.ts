import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openShop, payFor } from '../certificates/testing/shop'
import { db } from '../db/client'
import { PaymentSessionStatus } from '../db/generated/enums'
import { moveSessions, SESSION_STEPS } from './move-session'

const STATUSES = Object.values(PaymentSessionStatus)
const isStep = (from: PaymentSessionStatus, to: PaymentSessionStatus) => SESSION_STEPS[from].some((next) => next === to)

async function sessionIn(orderId: string, status: PaymentSessionStatus): Promise<string> {
  const data = { orderId, status, idempotencyKey: randomUUID(), amount: 1900, currency: 'USD' }
  return (await db.paymentSession.create({ data, select: { id: true } })).id
}

test('C1: a payment page’s status changes only as its transition table allows, whether through the shop or directly in the database', async () => {
  await openShop()
  const { orderId } = await payFor('rapidssl')
  const wrong: string[] = []
  for (const from of STATUSES) {
    for (const to of STATUSES.filter((status) => status !== from)) {
      const [byVerb, byHand] = [await sessionIn(orderId, from), await sessionIn(orderId, from)]
      const count = await moveSessions(db, [byVerb], { to })
      const taken = await db.paymentSession.update({ where: { id: byHand }, data: { status: to } }).then(
        () => true,
        () => false,
      )
      if (count !== (isStep(from, to) ? 1 : 0) || taken !== isStep(from, to)) wrong.push(`${from} -> ${to}`)
    }
  }
  expect(wrong).toEqual([])
})

test('a page that received Stripe’s response in the meantime is not given up', async () => {
  const { orderId } = await payFor('rapidssl')
  const id = await sessionIn(orderId, 'open')
  expect(await moveSessions(db, [id], { from: ['creating'], to: 'expired' })).toBe(0)
  expect(await db.paymentSession.findUnique({ where: { id } })).toMatchObject({ status: 'open' })
})
