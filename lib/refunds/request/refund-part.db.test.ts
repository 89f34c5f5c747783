import { expect, test, vi } from 'vitest'
import { placed } from '../../certificates/testing/place'
import { must } from '../../certificates/testing/shop'
import { db } from '../../db/client'
import { orderSomething, STAFF } from '../../orders/testing/shop'
import { settlePayment } from '../../payments/settle-payment'
import { operate } from '../../stripe/testing/simulator'
import { getCertificateRefund } from '../get-certificate-refund'
import { recordByHand } from '../sending/record-by-hand'
import { send, wentBack } from '../testing/refunds'
import { refundCertificate } from './refund-certificate'
import { refundPart } from './refund-part'

// Must come before all other imports: the settings are read at import and must point to this Stripe simulator.
await vi.hoisted(() => import('../../stripe/testing/simulator'))

const OTHER_STAFF = { kind: 'staff', userId: '01900000-0000-7000-8000-000000000002', role: 'finance' } as const
const reason = 'Late'
const usd = (amount: number) => ({ amount, currency: 'USD' })

async function paid(quantity: number) {
  const order = await orderSomething(quantity)
  await operate('pay', { session: order.session })
  await settlePayment(order.session)
  const certificates = await db.certificate.findMany({ where: { orderId: order.orderId }, orderBy: { id: 'asc' } })
  return { ...order, ids: certificates.map(({ id }) => id) }
}

test('A16: when two members of staff refund parts at once, never more is refunded than was paid, and nothing ends', async () => {
  const { orderId, buyer, ids } = await paid(1)
  const part = usd(1000)
  expect(await refundPart(buyer, orderId, { part, reason })).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await refundPart({ ...STAFF, role: 'support' }, orderId, { part, reason })).toMatchObject({ error: { code: 'not-found' } })
  expect(await refundPart(STAFF, orderId, { part: usd(1900), reason })).toEqual({ ok: false, error: { code: 'all-of-it' } })
  const both = await Promise.all([refundPart(STAFF, orderId, { part, reason }), refundPart(OTHER_STAFF, orderId, { part, reason })])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both).toContainEqual({ ok: false, error: { code: 'not-that-much', typed: part, left: usd(900) } })
  const { id: refundId } = await db.refund.findFirstOrThrow({ where: { orderId } })
  // Stripe sends this refund, so staff can't record that they paid it themselves.
  expect(await recordByHand(STAFF, refundId, { reference: 'T-1' })).toEqual({ ok: false, error: { code: 'not-found' } })
  await send(orderId)
  expect(await wentBack(orderId)).toEqual([1000])
  expect(await db.order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({ status: 'paid' })
  expect(await db.certificate.findUniqueOrThrow({ where: { id: ids[0] ?? '' } })).toMatchObject({ stage: 'purchase' })
  // What is left no longer covers the certificate's price.
  expect(await refundCertificate(STAFF, ids[0] ?? '', { reason })).toEqual({ ok: false, error: { code: 'less-left' } })
})

test('one of three bought certificates is refunded once; it ends, and the others continue', async () => {
  const { orderId, ids } = await paid(3)
  const [id = '', sent = ''] = ids
  for (const one of ids) await db.certificate.update({ where: { id: one }, data: placed('setup') })
  expect(await getCertificateRefund(STAFF, id)).toMatchObject({ state: 'possible', isBought: true, money: usd(1900) })
  // Sent from a page that did not yet show that the certificate had been bought.
  expect(await refundCertificate(STAFF, id, { reason })).toEqual({ ok: false, error: { code: 'bought' } })
  const both = await Promise.all([STAFF, OTHER_STAFF].map((actor) => refundCertificate(actor, id, { reason, bought: true })))
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  await send(orderId)
  expect(await wentBack(orderId)).toEqual([1900])
  const stages = async () => (await db.certificate.findMany({ where: { orderId }, orderBy: { id: 'asc' } })).map(({ stage }) => stage)
  expect(await stages()).toEqual(['closed', 'setup', 'setup'])
  expect(await db.mail.count({ where: { onceKey: `staff_alert:unused:${id}` } })).toBe(1)
  // A certificate that is with the authority keeps its status: staff decide about it at Enom.
  for (const place of ['submission', 'validation:approval'] as const)
    await db.certificate.update({ where: { id: sent }, data: placed(place) })
  must(await refundCertificate(STAFF, sent, { reason, bought: true }))
  await send(orderId)
  expect(await stages()).toEqual(['closed', 'validation', 'setup'])
})

test('a certificate that is being bought right now is not refunded, even if staff thought it was bought', async () => {
  const { ids } = await paid(1)
  await db.certificate.update({ where: { id: ids[0] ?? '' }, data: placed('purchase:outcome_unknown') })
  expect(await refundCertificate(STAFF, ids[0] ?? '', { reason, bought: true })).toEqual({ ok: false, error: { code: 'bought' } })
})
