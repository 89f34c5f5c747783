import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { openShop, payFor } from '../certificates/testing/shop'
import { now } from '../clock'
import { db } from '../db/client'
import type { Charge, Refund } from '../db/generated/client'
import { DisputeStatus, RefundStatus } from '../db/generated/enums'
import { TRANSITIONS as DISPUTE_STEPS } from '../disputes/states'
import { type Ended, transition as moveDispute } from '../disputes/transition'
import { TRANSITIONS as REFUND_STEPS } from './states'
import { charged } from './testing/books'
import { transition as moveRefund } from './transition'

let charge: Charge
beforeAll(async () => {
  await openShop()
  charge = await charged((await payFor('rapidssl')).orderId)
})

const events = () => db.orderEvent.count({ where: { orderId: charge.orderId } })
const worked = (work: Promise<unknown>) =>
  work.then(
    (answer) => answer !== false,
    () => false,
  )

function makeRefund(status: RefundStatus): Promise<Refund> {
  const row = { orderId: charge.orderId, chargeId: charge.id, cause: 'staff', amount: 1, currency: 'USD', actor: 'staff' } as const
  return db.refund.create({ data: { ...row, status, idempotencyKey: randomUUID() } })
}

const makeDispute = (status: DisputeStatus) =>
  db.dispute.create({ data: { orderId: charge.orderId, chargeId: charge.id, status, openedAt: now() } })

test('C1: a refund’s status changes only as its transition table allows, with one event each, whether through the shop or directly in the database', async () => {
  const wrong: string[] = []
  for (const from of Object.values(RefundStatus)) {
    for (const to of Object.values(RefundStatus).filter((status) => status !== from)) {
      const isStep = REFUND_STEPS[from].some((next) => next === to)
      const { id } = await makeRefund(from)
      const byHand = await worked(db.refund.update({ where: { id }, data: { status: to } }))
      const [refund, before] = [await makeRefund(from), await events()]
      // No refund goes back to `requested`, and the function has no such target.
      const byVerb = to !== 'requested' && (await worked(moveRefund(db, refund, { from: [from], to, actor: 'system' })))
      if (byHand !== isStep || byVerb !== isStep || (await events()) - before !== (isStep ? 1 : 0)) wrong.push(`${from} -> ${to}`)
    }
  }
  expect(wrong).toEqual([])
})

test('C1: the same applies to the status of a dispute', async () => {
  const wrong: string[] = []
  for (const from of Object.values(DisputeStatus)) {
    for (const to of Object.values(DisputeStatus).filter((status) => status !== from)) {
      const isStep = DISPUTE_STEPS[from].some((next) => next === to)
      const { id } = await makeDispute(from)
      const byHand = await worked(db.dispute.update({ where: { id }, data: { status: to } }))
      const [dispute, before] = [await makeDispute(from), await events()]
      const end: Ended | null = to === 'open' ? null : to
      const byVerb = end !== null && (await worked(moveDispute(db, dispute, { to: end, actor: 'stripe' })))
      if (byHand !== isStep || byVerb !== isStep || (await events()) - before !== (isStep ? 1 : 0)) wrong.push(`${from} -> ${to}`)
    }
  }
  expect(wrong).toEqual([])
})

test('C1: the slower of two changes has no effect and records no event', async () => {
  const [refund, dispute] = [await makeRefund('succeeded'), await makeDispute('open')]
  await db.dispute.update({ where: { id: dispute.id }, data: { status: 'won' } })
  const before = await events()
  expect(await moveRefund(db, refund, { from: ['sent'], to: 'succeeded', actor: 'stripe' })).toBe(false)
  expect(await moveDispute(db, dispute, { to: 'lost', actor: 'stripe' })).toEqual({ ok: false, error: 'moved-meanwhile' })
  expect(await events()).toBe(before)
})
