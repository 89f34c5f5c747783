import { afterAll, beforeEach, expect, test, vi } from 'vitest'

// The settings are read at import, so the simulated Stripe and Enom servers must start first.
const { onDelivery, operate } = await vi.hoisted(() => import('../stripe/testing/simulator'))
const enom = await vi.hoisted(async () => {
  const [{ startEnomSimulator }, { mkdtempSync }, { tmpdir }] = await Promise.all([
    import('../enom/simulator/start'),
    import('node:fs'),
    import('node:os'),
  ])
  const started = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(`${tmpdir()}/enom-`) })
  process.env.ENOM_TEST_URL = `${started.url}/interface.asp`
  return started
})

import { listOrders } from '../admin/lists/list-orders'
import { getNeeds } from '../admin/overview/needs'
import { sendNewLink } from '../auth/sign-in/send-new-link'
import { cancelDisputed } from '../certificates/ending/cancel-disputed'
import { activate } from '../certificates/purchase/activate'
import { chooseApprover } from '../certificates/setup/choose-approver'
import { requestApprovers } from '../certificates/setup/request-approvers'
import { saveContacts } from '../certificates/setup/save-contacts'
import { saveRequest } from '../certificates/setup/save-request'
import { buyerWords } from '../certificates/status/buyer-text'
import { requestSubmission } from '../certificates/submission/request'
import { submit } from '../certificates/submission/submit'
import { ADMIN, fillIn, handIn, must, openShop, placeNow, requestFor, runPurchaseQueue } from '../certificates/testing/shop'
import { poll } from '../certificates/validation/poll'
import { getCertificate, getDraft, getFiles } from '../certificates/view/queries'
import { MINUTE, setClock } from '../clock'
import { db } from '../db/client'
import type { Activation } from '../db/generated/enums'
import { inTransaction } from '../db/transaction'
import { issueToken } from '../links/issue-token'
import { requestLink } from '../links/request-link'
import { resendSetUp } from '../orders/resend-set-up'
import { orderSomething, STAFF } from '../orders/testing/shop'
import { getOrder } from '../orders/view/get-order'
import { buyerOrderWords, orderWords } from '../orders/view/text'
import { applyStripeEvent } from '../payments/apply-event'
import { settlePayment } from '../payments/settle-payment'
import { applyDelivery } from '../payments/testing/apply-delivery'
import { refundCertificate } from '../refunds/request/refund-certificate'
import { refundOrder } from '../refunds/request/refund-order'
import { intents, send } from '../refunds/testing/refunds'
import { closeDispute } from './close-dispute'
import { disputed as disputedOtherwise } from './testing/disputed'

await openShop()
const disputed = { ok: false, error: { code: 'disputed' } }
const LIST = { serverSoftware: 'nginx', csr: requestFor('shop.example.com') }

beforeEach(async () => {
  await enom.operate('calm-down')
  onDelivery(applyDelivery)
  await operate('webhooks', { mode: 'hold' })
  await setBalance(500_000)
})
afterAll(() => enom.close())

const setBalance = (cents: number) => enom.operate('set-account', { loginId: 'keelmark', balance: cents })

/** Places and pays for an order. Its certificates are bought unless they are activated manually or the balance at Enom is empty. */
async function paid({ quantity = 1, activation = 'automatic' }: { quantity?: number; activation?: Activation } = {}) {
  const placed = await orderSomething(quantity)
  await db.orderItem.updateMany({ where: { orderId: placed.orderId }, data: { activation } })
  await operate('pay', { session: placed.session })
  await settlePayment(placed.session)
  await runPurchaseQueue('rapidssl')
  const rows = await db.certificate.findMany({ where: { orderId: placed.orderId }, orderBy: { id: 'asc' } })
  const { userId } = await db.order.findUniqueOrThrow({ where: { id: placed.orderId } })
  return { ...placed, ids: rows.map(({ id }) => id), id: rows[0]?.id ?? '', buyer: { kind: 'client', userId } as const }
}

async function dispute({ session }: { session: string }): Promise<void> {
  await operate('dispute', { session })
  await operate('deliver')
}

async function close({ session }: { session: string }, outcome: string, sum: { amount?: number; currency?: string } = {}): Promise<void> {
  await operate('close-dispute', { session, outcome, ...sum })
  await operate('deliver')
}

async function issue(order: Awaited<ReturnType<typeof paid>>): Promise<void> {
  await handIn(order, 'shop.example.com')
  await submit(order.id)
  const { enomCertId } = await db.certificate.findUniqueOrThrow({ where: { id: order.id } })
  await enom.operate('approve', { certId: enomCertId })
  await poll(order.id)
}

const mails = (orderId: string, kind: string) => db.mail.count({ where: { orderId, kind } })

/** Tries every operation by which a buyer can change a certificate. */
async function everyWrite({ id, buyer }: Awaited<ReturnType<typeof paid>>) {
  return [
    await saveRequest(buyer, id, LIST),
    await saveContacts(buyer, id, { admin: ADMIN }),
    await requestApprovers(buyer, id),
    await chooseApprover(buyer, id, 'admin@example.com'),
    await requestSubmission(buyer, id, { agreed: true }),
  ]
}

test('A14: while a payment is disputed the buyer cannot set up a certificate, send its request or get a new link; typed input is kept, and everything is unlocked when the dispute is won', async () => {
  const order = await paid()
  await fillIn(order, 'shop.example.com')
  await dispute(order)
  expect(await everyWrite(order)).toEqual([disputed, disputed, disputed, disputed, disputed])
  const visitor = { kind: 'order', userId: order.buyer.userId, orderId: order.orderId, session: 's' } as const
  expect(await saveRequest(visitor, order.id, LIST)).toEqual(disputed)
  for (const actor of [order.buyer, visitor, STAFF]) expect(await resendSetUp(actor, order.orderId)).toEqual(disputed)
  expect(await getDraft(order.buyer, order.id)).toMatchObject({ isEditable: false, steps: { server: 'done', contacts: 'done' } })
  const locked = await getCertificate(order.buyer, order.id)
  expect(locked && buyerWords(locked)).toMatchObject({ label: 'Locked: payment disputed', sentence: expect.stringMatching(/Your bank/) })
  await close(order, 'won')
  expect(await getDraft(order.buyer, order.id)).toMatchObject({ isEditable: true })
  must(await saveRequest(order.buyer, order.id, LIST))
  must(await resendSetUp(order.buyer, order.orderId))
  must(await requestSubmission(order.buyer, order.id, { agreed: true }))
})

test('A14: while the payment is disputed, staff can download a file but the buyer cannot; its email is sent once the dispute is won', async () => {
  const [before, during] = [await paid(), await paid()]
  await issue(before)
  await dispute(before)
  expect(await getFiles(before.buyer, before.id)).toEqual([])
  expect(await getFiles(STAFF, before.id)).toHaveLength(1)

  await handIn(during, 'shop.example.com')
  await submit(during.id)
  await dispute(during)
  const { enomCertId } = await db.certificate.findUniqueOrThrow({ where: { id: during.id } })
  await enom.operate('approve', { certId: enomCertId })
  await poll(during.id)
  expect([await placeNow(during.id), await mails(during.orderId, 'certificate_issued')]).toEqual(['issued', 0])
  for (const order of [before, during]) {
    await close(order, 'won')
    expect(await getFiles(order.buyer, order.id)).toHaveLength(1)
    expect(await mails(order.orderId, 'certificate_issued')).toBe(1)
  }
})

test('A14: a request the buyer had already sent does not reach the authority before the dispute is won', async () => {
  const order = await paid()
  await handIn(order, 'shop.example.com')
  await dispute(order)
  await submit(order.id)
  expect(await placeNow(order.id)).toBe('submission')
  const calls = { certificateId: order.id, command: 'CertPurchaseCert' }
  expect(await db.enomCall.count({ where: calls })).toBe(0)
  await close(order, 'won')
  await submit(order.id)
  expect([await placeNow(order.id), await db.enomCall.count({ where: calls })]).toEqual(['validation:approval', 1])
})

test('A14: a request about to be sent when the payment is disputed does not reach the authority either', async () => {
  const order = await paid()
  await handIn(order, 'shop.example.com')
  globalThis.keelmarkFaultPoint = async (name) => {
    if (name === 'submit.after_intent') await dispute(order)
  }
  try {
    await submit(order.id)
  } finally {
    globalThis.keelmarkFaultPoint = undefined
  }
  const calls = { certificateId: order.id, command: 'CertPurchaseCert' }
  expect([await placeNow(order.id), await db.enomCall.count({ where: calls })]).toEqual(['submission', 0])
  await close(order, 'won')
  await submit(order.id)
  expect([await placeNow(order.id), await db.enomCall.count({ where: calls })]).toEqual(['validation:approval', 1])
})

test('A14: a used set-up link cannot be replaced while a dispute locks the order', async () => {
  const order = await paid()
  const { email } = await db.order.findUniqueOrThrow({ where: { id: order.orderId } })
  const linkId = await inTransaction((tx) => requestLink(tx, { purpose: 'set_up', email, orderId: order.orderId }))
  const { token } = (await issueToken(linkId)) ?? { token: '' }
  const before = await mails(order.orderId, 'set_up')
  const sent = async () => {
    must(await sendNewLink({ token, ip: '192.0.2.77' }))
    return (await mails(order.orderId, 'set_up')) - before
  }
  await dispute(order)
  expect(await sent()).toBe(0)
  await close(order, 'lost')
  expect(await sent()).toBe(0)
  await close(order, 'won')
  expect(await sent()).toBe(1)
})

test('A14: after a won dispute, waiting certificates are bought automatically, and those activated manually can be activated', async () => {
  await setBalance(0)
  const [waits, byHand] = [await paid({ quantity: 2 }), await paid({ activation: 'manual' })]
  for (const order of [waits, byHand]) await dispute(order)
  expect(await activate(STAFF, byHand.id)).toEqual({ ok: false, error: { code: 'disputed-payment' } })
  expect([await placeNow(byHand.id), await mails(byHand.orderId, 'set_up')]).toEqual(['purchase:activation', 0])
  await setBalance(500_000)
  await close(waits, 'won')
  await close(byHand, 'warning_closed')
  await runPurchaseQueue('rapidssl')
  expect(await Promise.all(waits.ids.map(placeNow))).toEqual(['setup', 'setup'])
  must(await activate(STAFF, byHand.id))
  expect(await mails(byHand.orderId, 'set_up')).toBe(1)
  expect((await getOrder(STAFF, waits.orderId))?.dispute).toBeNull()
})

test('A14: a lost dispute is recorded as a loss, ends unbought certificates, keeps the rest locked, and leaves nothing to refund', async () => {
  const order = await paid({ quantity: 2 })
  await setBalance(0)
  const unbought = await paid()
  for (const each of [order, unbought]) {
    await dispute(each)
    await close(each, 'lost')
    const view = await getOrder(STAFF, each.orderId)
    expect(view && orderWords(view)).toMatchObject({ label: 'Lost to a dispute', tone: 'bad' })
    expect(view?.money.map(({ kind, status, money }) => [kind, status, money.amount])).toEqual([
      ['charge', 'succeeded', view?.total.amount],
      ['dispute_lost', 'succeeded', view?.total.amount],
    ])
    expect(await refundOrder(STAFF, each.orderId, { reason: 'Sorry' })).toEqual({ ok: false, error: { code: 'nothing-to-refund' } })
    expect(await intents(each.orderId)).toEqual([])
  }
  expect(await placeNow(unbought.id)).toBe('closed:not_purchased')
  expect(await placeNow(order.id)).toBe('setup')
  expect(await saveRequest(order.buyer, order.id, LIST)).toEqual(disputed)
  const seen = await getOrder(order.buyer, order.orderId)
  expect(seen && buyerOrderWords(seen).sentence).toMatch(/^Your bank took back this payment/)
})

test.each(['won', 'lost'] as const)(
  'A2: a dispute that was %s ends the same way, whichever of its two events arrives first and even if each arrives twice',
  async (outcome) => {
    const orders = [await paid(), await paid()]
    for (const [at, order] of orders.entries()) {
      await operate('dispute', { session: order.session })
      await operate('close-dispute', { session: order.session, outcome })
      await operate('schedule', { order: at ? 'reversed' : 'made', copies: 2 })
      await operate('deliver')
    }
    await operate('schedule', {})
    const ends = await Promise.all(
      orders.map(async ({ orderId, ids }) => {
        const order = await getOrder(STAFF, orderId)
        return { dispute: order?.dispute, kinds: order?.money.map(({ kind }) => kind), statuses: await Promise.all(ids.map(placeNow)) }
      }),
    )
    expect(ends[0]).toEqual(ends[1])
    expect(ends[0]).toMatchObject({
      dispute: outcome === 'won' ? null : 'lost',
      kinds: outcome === 'won' ? ['charge'] : ['charge', 'dispute_lost'],
    })
  },
)

test.each([
  { said: ['won', 'lost'], ends: { dispute: 'lost', lost: ['succeeded'] } },
  { said: ['lost', 'won'], ends: { dispute: null, lost: [] } },
  { said: ['lost', 'won', 'lost'], ends: { dispute: 'lost', lost: ['succeeded'] } },
])('A2: when Stripe has reported a dispute as $said, its current status counts, whichever event arrives first', async ({ said, ends }) => {
  for (const order of ['made', 'reversed']) {
    const bought = await paid()
    await dispute(bought)
    for (const outcome of said) await operate('close-dispute', { session: bought.session, outcome })
    await operate('schedule', { order })
    await operate('deliver')
    await operate('schedule', {})
    const view = await getOrder(STAFF, bought.orderId)
    const lost = view?.money.filter(({ kind }) => kind === 'dispute_lost').map(({ status }) => status)
    expect({ dispute: view?.dispute, lost }).toEqual(ends)
  }
})

test('a dispute that Stripe reports as won and then as lost is lost, and is won again if Stripe reports that', async () => {
  const order = await paid()
  await dispute(order)
  for (const [outcome, lock, status] of [
    ['won', null, undefined],
    ['lost', 'lost', 'succeeded'],
    ['won', null, 'failed'],
    ['lost', 'lost', 'succeeded'],
  ] as const) {
    await close(order, outcome)
    const view = await getOrder(STAFF, order.orderId)
    const lost = view?.money.filter(({ kind }) => kind === 'dispute_lost') ?? []
    expect([view?.dispute, lost.at(0)?.status, lost.length]).toEqual([lock, status, status ? 1 : 0])
  }
})

test.each([
  { what: 'its sum', outcome: 'lost', sum: { amount: 1.5 } },
  { what: 'its currency', outcome: 'lost', sum: { currency: '' } },
  { what: 'how it ended', outcome: '', sum: {} },
])('a dispute whose $what cannot be read stays open, and its event waits until it can', async ({ outcome, sum }) => {
  const order = await paid()
  await dispute(order)
  await close(order, outcome, sum)
  const { stripeId } = await db.charge.findFirstOrThrow({ where: { orderId: order.orderId } })
  const about = { payload: { path: ['data', 'object', 'payment_intent'], equals: String(stripeId) } }
  const waiting = () => db.stripeEvent.findMany({ where: { type: 'charge.dispute.closed', appliedAt: null, ...about } })
  const events = await waiting()
  expect([events.length, (await getOrder(STAFF, order.orderId))?.dispute]).toEqual([1, 'open'])
  await close(order, 'lost', { amount: 1900, currency: 'usd' })
  for (const { id } of events) await applyStripeEvent(id)
  expect([await waiting(), (await getOrder(STAFF, order.orderId))?.dispute]).toEqual([[], 'lost'])
  expect(await refundOrder(STAFF, order.orderId, { reason: 'Sorry' })).toEqual({ ok: false, error: { code: 'nothing-to-refund' } })
})

test('a dispute that ended with an unknown status stays open, and staff are asked once to check', async () => {
  const order = await paid()
  await dispute(order)
  await close(order, 'prevented')
  await close(order, 'prevented')
  expect((await getOrder(STAFF, order.orderId))?.dispute).toBe('open')
  const alerts = await db.mail.findMany({ where: { orderId: order.orderId, kind: 'staff_alert' }, orderBy: { id: 'asc' } })
  expect(alerts).toMatchObject([
    { data: { subject: expect.stringContaining('is disputed') } },
    { data: { lines: expect.arrayContaining([expect.stringContaining('“prevented”')]) } },
  ])
  must(await closeDispute(STAFF, order.orderId, { outcome: 'won' }))
})

test('each lost dispute of a payment is recorded separately, and never for more than what remains of the payment', async () => {
  const order = await paid()
  for (const amount of [500, 900, 5000]) {
    await dispute(order)
    await close(order, 'lost', { amount })
  }
  const losses = await db.dispute.findMany({ where: { orderId: order.orderId }, orderBy: { id: 'asc' } })
  expect(losses.map(({ lostAmount }) => lostAmount)).toEqual([500, 900, 500])
})

test('a loss recorded by staff is replaced by the amount that Stripe reports, even if Stripe reports it twice', async () => {
  const order = await paid()
  await dispute(order)
  must(await closeDispute(STAFF, order.orderId, { outcome: 'lost' }))
  for (const amount of [700, 700]) await close(order, 'lost', { amount })
  expect(await db.dispute.findMany({ where: { orderId: order.orderId } })).toMatchObject([{ lostAmount: 700, status: 'lost' }])
})

test('a loss in another currency uses up all that remains of the payment, and staff are asked to compare the amounts', async () => {
  const order = await paid()
  await dispute(order)
  await close(order, 'lost', { amount: 100, currency: 'eur' })
  expect(await db.dispute.findMany({ where: { orderId: order.orderId } })).toMatchObject([
    { lostAmount: 1900, amount: 100, currency: 'EUR' },
  ])
  const alert = { orderId: order.orderId, onceKey: { contains: 'dispute_lost' } }
  expect(await db.mail.findMany({ where: alert })).toMatchObject([
    { data: { lines: expect.arrayContaining([expect.stringContaining('another currency')]) } },
  ])
})

test('a lost dispute that is later won restores the certificates that the loss cancelled, but not those ended or refunded for other reasons', async () => {
  await setBalance(0)
  const order = await paid({ quantity: 4 })
  const [refunded = '', ended = '', lost = '', refundedSince = ''] = order.ids
  must(await refundCertificate(STAFF, refunded, { reason: 'Sorry' }))
  await send(order.orderId)
  await dispute(order)
  must(await cancelDisputed(STAFF, ended))
  await close(order, 'lost', { amount: 100 })
  must(await refundCertificate(STAFF, refundedSince, { reason: 'Sorry' }))
  expect(await Promise.all(order.ids.map(placeNow))).toEqual([
    'closed:not_purchased',
    'closed:not_purchased',
    'closed:not_purchased',
    'closed:not_purchased',
  ])
  await close(order, 'won')
  expect(await placeNow(lost)).toBe('purchase:refund_withdrawn')
  expect(await Promise.all([refunded, ended, refundedSince].map(placeNow))).toEqual([
    'closed:not_purchased',
    'closed:not_purchased',
    'closed:not_purchased',
  ])
})

test('only staff can record how a dispute ended, and a later report from Stripe overrides it', async () => {
  const order = await paid()
  const end = (outcome: 'won' | 'lost', actor: Parameters<typeof closeDispute>[0] = STAFF) =>
    closeDispute(actor, order.orderId, { outcome })
  expect(await end('won')).toEqual({ ok: false, error: { code: 'not-disputed' } })
  await dispute(order)
  expect(await end('won', order.buyer)).toEqual({ ok: false, error: { code: 'not-found' } })
  must(await end('won'))
  expect(await getDraft(order.buyer, order.id)).toMatchObject({ isEditable: true })
  await close(order, 'lost')
  expect(await getDraft(order.buyer, order.id)).toMatchObject({ isEditable: false })
  expect(await end('won')).toEqual({ ok: false, error: { code: 'not-disputed' } })

  await setBalance(0)
  const other = await paid()
  await dispute(other)
  must(await closeDispute(STAFF, other.orderId, { outcome: 'lost' }))
  expect(await placeNow(other.id)).toBe('closed:not_purchased')
  await close(other, 'won')
  expect(await placeNow(other.id)).toBe('purchase:refund_withdrawn')
  expect((await getOrder(STAFF, other.orderId))?.money).toMatchObject([{ kind: 'charge' }, { kind: 'dispute_lost', status: 'failed' }])
})

test('when one of two disputed payments of an order is won, nothing is unlocked while the other dispute is open', async () => {
  const order = await paid()
  await dispute(order)
  await disputedOtherwise(order.orderId)
  await close(order, 'won')
  expect((await getOrder(STAFF, order.orderId))?.dispute).toBe('open')
})

test('the overview counts disputes and shows the earliest deadline, and the order list finds them', async () => {
  await db.dispute.deleteMany()
  const [first, second] = [await paid(), await paid()]
  for (const order of [second, first]) await dispute(order)
  await db.dispute.updateMany({ where: { orderId: first.orderId }, data: { dueBy: new Date('2031-01-02') } })
  await db.dispute.updateMany({ where: { orderId: second.orderId }, data: { dueBy: new Date('2031-01-05') } })
  const needs = await getNeeds(STAFF)
  expect(needs?.find(({ key }) => key === 'dispute')).toMatchObject({ count: 2, dueBy: new Date('2031-01-02') })
  const found = async (status: 'disputed' | 'dispute_lost') =>
    (await listOrders(STAFF, { status })).rows.map(({ id, dispute: state }) => [id, state])
  expect(await found('disputed')).toEqual([
    [second.orderId, 'open'],
    [first.orderId, 'open'],
  ])
  await close(second, 'lost')
  expect(await found('disputed')).toEqual([[first.orderId, 'open']])
  expect(await found('dispute_lost')).toEqual([[second.orderId, 'lost']])
})

test('a second set-up email within a minute is refused with the remaining wait in seconds; after that minute another one is sent', async () => {
  const order = await paid()
  const before = await mails(order.orderId, 'set_up')
  const asked = await Promise.all([1, 2, 3].map(() => resendSetUp(STAFF, order.orderId)))
  expect(asked.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await resendSetUp(order.buyer, order.orderId)).toMatchObject({
    ok: false,
    error: { code: 'sent-just-now', seconds: expect.any(Number) },
  })
  const turnBack = setClock(() => new Date(Date.now() + MINUTE + 1000))
  try {
    must(await resendSetUp(STAFF, order.orderId))
  } finally {
    turnBack()
  }
  expect(await mails(order.orderId, 'set_up')).toBe(before + 2)
})
