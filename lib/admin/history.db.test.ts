import { beforeAll, expect, test } from 'vitest'
import { addNote as addCertificateNote } from '../certificates/lifecycle/notes/add-note'
import { openShop, payFor } from '../certificates/testing/shop'
import { db } from '../db/client'
import { addNote } from '../orders/staff/add-note'
import { getOrder } from '../orders/view/get-order'
import { getDisputeEvidence } from './dispute-evidence'
import { getCertificateHistory, getOrderHistory } from './history'
import type { HistorySource } from './history-sources'
import { viewAsClient } from './view-as-client'

let bought: Awaited<ReturnType<typeof payFor>>
let staff: { kind: 'staff'; userId: string; role: 'owner' }

beforeAll(async () => {
  const { accountId } = await openShop()
  bought = await payFor('rapidssl')
  staff = {
    kind: 'staff',
    role: 'owner',
    userId: (await db.user.create({ data: { email: 'sam@shop.example', role: 'staff', staffRole: 'owner' } })).id,
  }
  const { orderId, id: certificateId, email } = bought
  await db.orderEvent.create({ data: { orderId, kind: 'order.paid', actor: 'stripe' } })
  await db.mail.create({ data: { kind: 'order_received', onceKey: 'history:1', to: email, data: {}, orderId } })
  const page = { orderId, idempotencyKey: 'history:1', stripeSessionId: 'cs_history', amount: 1900, currency: 'USD' }
  await db.paymentSession.create({ data: page })
  const event = { type: 'checkout.session.completed', livemode: false, payload: {} }
  await db.stripeEvent.create({ data: { ...event, id: 'evt_history', objectId: 'cs_history' } })
  await db.stripeEvent.create({ data: { ...event, id: 'evt_other', objectId: 'cs_other' } })
  const call = { accountId, certificateId, input: {}, startedAt: new Date(), outcome: 'ok' }
  await db.enomCall.create({ data: { ...call, command: 'CertGetCertDetail' } })
})

test('a note appears in the history with its author; buyers never see it, and only staff can write one', async () => {
  const { orderId, id, buyer } = bought
  const refusedSince = new Date()
  await db.certificate.update({ where: { id }, data: { refusedSince } })
  expect(await addNote(staff, orderId, { text: 'Called.\nPays by bank.' })).toEqual({ ok: true })
  expect(await addCertificateNote(staff, id, { text: 'Wants it by Monday.' })).toEqual({ ok: true })
  for (const write of [addNote(buyer, orderId, { text: 'x' }), addCertificateNote(buyer, id, { text: 'x' })])
    expect(await write).toEqual({ ok: false, error: { code: 'not-found' } })
  const notes = await getOrderHistory(staff, orderId, { source: 'staff' })
  expect(notes.map(({ title, by, detail }) => [title, by, detail])).toEqual([
    ['RapidSSL: Note', 'sam@shop.example', 'Wants it by Monday.'],
    ['Note', 'sam@shop.example', 'Called.\nPays by bank.'],
  ])
  expect((await getCertificateHistory(staff, id, { source: 'staff' })).map(({ detail }) => detail)).toEqual(['Wants it by Monday.'])
  expect(JSON.stringify(await getOrder(buyer, orderId))).not.toContain('Pays by bank')
  // A note is not a decision, so it does not stop the countdown to the automatic refund.
  expect((await db.certificate.findUniqueOrThrow({ where: { id } })).refusedSince).toEqual(refusedSince)
})

test('one history merges events from staff, emails, Stripe and Enom, and can show each source separately', async () => {
  const sources = async (source?: HistorySource) =>
    [...new Set((await getOrderHistory(staff, bought.orderId, { source })).map((entry) => entry.source))].sort()
  expect(await sources()).toEqual(['mail', 'shop', 'staff', 'stripe'])
  expect(await sources('mail')).toEqual(['mail'])
  expect(await sources('buyer')).toEqual([])
  await db.orderEvent.create({
    data: { orderId: bought.orderId, kind: 'order.note', actor: 'system', detail: { token: 'secret-1', note: 'n' } },
  })
  const [entry] = await getOrderHistory(staff, bought.orderId, { source: 'shop' })
  expect(JSON.parse(entry?.raw?.json ?? '')).toMatchObject({ kind: 'order.note', detail: { token: 'hidden', note: 'n' } })
  expect((await getOrderHistory(staff, bought.orderId, { source: 'stripe' })).map(({ raw }) => raw?.href)).toContain(
    '/admin/stripe-events/evt_history',
  )
  const asFinance = await getOrderHistory({ ...staff, role: 'finance' }, bought.orderId)
  expect(asFinance.filter(({ raw }) => raw !== null)).toEqual([])
  const titles = async (source: HistorySource) => (await getOrderHistory(staff, bought.orderId, { source })).map(({ title }) => title)
  expect((await titles('stripe')).sort()).toEqual(['Paid', 'Stripe reported: checkout.session.completed'])
  // Read-only calls would drown out all other events, so they are shown only under their own filter.
  expect(await titles('enom')).toEqual(['Asked Enom: CertGetCertDetail'])
})

test('staff can copy evidence of what was delivered, and can view a certificate as its client, which is recorded in the history', async () => {
  const { orderId, id, email, buyer } = bought
  await db.mail.updateMany({ where: { orderId }, data: { status: 'sent' } })
  const evidence = await getDisputeEvidence(staff, orderId)
  expect(evidence).toContain(`order received, to ${email}.`)
  expect(evidence).toContain('RapidSSL: not requested yet.')
  expect(await getDisputeEvidence(buyer, orderId)).toBeNull()
  expect(await viewAsClient(buyer, id)).toBeNull()
  expect(await viewAsClient({ ...staff, role: 'readonly' }, id)).toBeNull()
  expect(await viewAsClient(staff, id)).toEqual(buyer)
  expect((await getCertificateHistory(staff, id)).map(({ title }) => title)).toContain('RapidSSL: Viewed as the client')
})
