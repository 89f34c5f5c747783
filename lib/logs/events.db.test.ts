import { expect, test } from 'vitest'
import { db } from '../db/client'
import { readEventAgain } from '../payments/read-event-again'
import { getEvent, listEvents } from './list-events'

const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'support' } as const
const finance = { ...staff, role: 'finance' } as const

const payload = {
  id: 'evt_1',
  data: {
    object: {
      id: 'cs_1',
      amount_total: 1900,
      url: 'https://pay.test/secret-page',
      customer_email: null,
      customer_details: { email: 'ada@shop.test', name: 'Ada' },
      evidence_details: { due_by: 1 },
      metadata: { order: '10001', order_part_1: '{"email":"ada@shop.test"}' },
      refunds: [{ receipt_url: 'https://pay.test/receipt', status: 'open' }],
    },
  },
}

test('staff can find Stripe’s events with their order, and see their content without personal data; other roles see nothing', async () => {
  const user = await db.user.create({ data: { email: 'ada@shop.test' } })
  const order = await db.order.create({
    data: { userId: user.id, email: user.email, status: 'paid', currency: 'USD', total: 1900, basketHash: 'b' },
  })
  await db.paymentSession.create({
    data: { orderId: order.id, stripeSessionId: 'cs_1', amount: 1900, currency: 'USD', idempotencyKey: 'k' },
  })
  const at = new Date()
  const event = { livemode: false, payload: {}, receivedAt: at }
  await db.stripeEvent.createMany({
    data: [
      { ...event, id: 'evt_1', type: 'checkout.session.completed', objectId: 'cs_1', payload, appliedAt: at },
      { ...event, id: 'evt_2', type: 'refund.created', objectId: 're_1' },
      ...Array.from({ length: 60 }, (_, index) => ({ ...event, id: `evt_3${index}`, type: 'refund.updated', objectId: 're_2' })),
    ],
  })
  const idsOf = async (filter: Parameters<typeof listEvents>[1]) => (await listEvents(staff, filter)).rows.map(({ id }) => id)
  expect(await idsOf({ type: 'refund.created' })).toEqual(['evt_2'])
  expect(await idsOf({ state: 'applied' })).toEqual(['evt_1'])
  expect(await idsOf({ state: 'waiting', search: ' re_1 ' })).toEqual(['evt_2'])
  const first = await listEvents(staff)
  const second = await listEvents(staff, { after: first.next ?? undefined })
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(62)

  const seen = await getEvent(staff, 'evt_1')
  expect(seen?.order).toEqual({ id: order.id, number: order.number })
  expect(seen?.payload).toMatchObject({
    data: {
      object: {
        amount_total: 1900,
        url: '[hidden]',
        customer_email: null,
        customer_details: '[hidden]',
        evidence_details: { due_by: 1 },
        metadata: { order: '10001', order_part_1: '[hidden]' },
        refunds: [{ receipt_url: '[hidden]', status: 'open' }],
      },
    },
  })
  expect(await getEvent(staff, 'evt_2')).toMatchObject({ payload: null, order: null })
  expect(await listEvents(finance)).toEqual({ rows: [], next: null })
  expect(await getEvent(finance, 'evt_1')).toBeNull()
})

test('staff can have an unapplied event processed again, and the log names who requested it; an applied one is not touched', async () => {
  expect(await readEventAgain(finance, 'evt_2')).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await readEventAgain(staff, 'evt_1')).toEqual({ ok: false, error: { code: 'already-applied' } })
  expect(await readEventAgain(staff, 'evt_2')).toMatchObject({ ok: true })
  expect(await db.$queryRaw`select key from graphile_worker.jobs`).toEqual([{ key: 'stripe.apply_event:evt_2' }])
  expect(await db.auditEntry.findMany({ select: { action: true, subjectId: true } })).toEqual([
    { action: 'event.read_again', subjectId: 'evt_2' },
  ])
})
