import { beforeAll, expect, test, vi } from 'vitest'
import { giveCredit } from '../account-credit/give-credit'
import { lapseCredit } from '../account-credit/lapse-credit'
import { getCredit } from '../account-credit/queries'
import { takeBackCredit } from '../account-credit/take-back-credit'
import { CREDIT_USE_STEPS, freeOldCredit } from '../account-credit/use-credit'
import { readJournal } from '../admin/bookkeeping/journal'
import { DAY, HOUR, later, now, setClock } from '../clock'
import { db } from '../db/client'
import { leaveOpen, untilItWaits } from '../db/testing/test-locks'
import { issueMissing } from '../invoices/issue-missing'
import { getInvoice, listInvoices } from '../invoices/queries'
import { saveSeller } from '../invoices/save-seller'
import { offerCredit, offerCreditFor } from '../orders/placing/offer-credit'
import { placeOrder } from '../orders/placing/place-order'
import { changeBuyer } from '../orders/staff/change-buyer'
import { orderFor } from '../orders/staff/order-for'
import { fillBasket, openPage, STAFF, sell } from '../orders/testing/shop'
import { lockOrder } from '../orders/transition'
import { getOrder } from '../orders/view/get-order'
import { refundCertificate } from '../refunds/request/refund-certificate'
import { refundOrder } from '../refunds/request/refund-order'
import { refundPart } from '../refunds/request/refund-part'
import { recordByHand } from '../refunds/sending/record-by-hand'
import { sweepRefunds } from '../refunds/sending/sweep-refunds'
import { refundInDashboard, send, wentBack } from '../refunds/testing/refunds'
import { cancelOrder } from './cancel-order'
import { markPaid } from './mark-paid'
import { orderMessage } from './messages'
import { settlePayment } from './settle-payment'
import { payOrder, startPayment } from './start-payment'

// Must come before all other imports: the settings are read at import and must point to this Stripe simulator.
const { operate } = await vi.hoisted(() => import('../stripe/testing/simulator'))

beforeAll(async () => {
  await operate('webhooks', { mode: 'drop' })
})

const usd = (amount: number) => ({ amount, currency: 'USD' })
const reason = 'No longer wanted'

let count = 0

/** Returns a client whose account has this much credit. */
async function client(amount: number) {
  const { id: userId, email } = await db.user.create({ data: { email: `payer${++count}@shop.example` } })
  await giveCredit(STAFF, userId, { money: usd(amount), reason: 'For the wait' })
  return { userId, email, actor: { kind: 'client', userId } as const }
}

type Client = Awaited<ReturnType<typeof client>>

/** Orders certificates for $19.00 each, using this much credit. */
async function order({ actor, email }: Client, credit: number, { quantity = 1, cartToken = '' } = {}) {
  const token = cartToken || (await fillBasket((await sell()).choiceId, quantity))
  return { cartToken: token, placed: await placeOrder({ cartToken: token, email, country: 'GB', actor, credit }) }
}

async function ordered(who: Client, credit: number, more?: { quantity?: number; cartToken?: string }) {
  const { placed, cartToken } = await order(who, credit, more)
  if (!placed.ok) throw new Error(placed.error.code)
  return { orderId: placed.value.orderId, cartToken }
}

async function pay(session: string) {
  await operate('pay', { session })
  await settlePayment(session)
}

/** Returns an order paid partly with credit and the rest by card. */
async function paid(who: Client, credit: number, quantity = 1) {
  const { orderId } = await ordered(who, credit, { quantity })
  await pay((await openPage(orderId)).session)
  const certificates = await db.certificate.findMany({ where: { orderId }, orderBy: { id: 'asc' } })
  return { orderId, ids: certificates.map(({ id }) => id) }
}

const held = async (userId: string) => (await getCredit(STAFF, userId))?.balances[0]?.amount ?? 0
const statusOf = async (id: string) => (await db.order.findUniqueOrThrow({ where: { id } })).status
const chargesOf = async (orderId: string) =>
  (await db.charge.findMany({ where: { orderId }, orderBy: { createdAt: 'asc' } })).map(({ amount, paidBy }) => [amount, paidBy])

async function moved(orderId: string) {
  const rows = await db.creditMovement.findMany({ where: { orderId }, orderBy: { id: 'asc' } })
  return rows.map(({ kind, amount }) => [kind, amount])
}

test('credit pays part of an order and the card the rest; the invoice shows the full total and the credit', async () => {
  const seller = { name: 'Keelmark', address: '1 Quay', email: 'a@b.example', taxNumber: '', taxNote: 'No tax.', keepYears: 10 }
  await saveSeller({ kind: 'system' }, seller)
  const who = await client(500)
  const { orderId } = await ordered(who, 500)
  expect(await held(who.userId)).toBe(0)
  const { session } = await openPage(orderId)
  expect(await db.paymentSession.findMany({ where: { orderId }, select: { amount: true } })).toEqual([{ amount: 1400 }])
  await pay(session)
  await settlePayment(session)
  expect(await statusOf(orderId)).toBe('paid')
  expect(await chargesOf(orderId)).toEqual([
    [1400, null],
    [500, 'account_credit'],
  ])
  expect(await moved(orderId)).toEqual([['used', -500]])
  expect(await getOrder(who.actor, orderId)).toMatchObject({ total: usd(1900), credit: usd(500), due: usd(1400) })
  await issueMissing(orderId)
  const [row, more] = await listInvoices(who.actor, orderId)
  expect(more).toBeUndefined()
  expect(await getInvoice(who.actor, orderId, row?.number ?? '')).toMatchObject({ total: 1900, byCredit: 500 })
  const mail = await db.mail.findFirstOrThrow({ where: { orderId, kind: 'order_received' } })
  expect(mail.data).toMatchObject({ total: usd(1900), accountCredit: usd(500) })
})

test('the emails about a slow bank payment state the amount charged to the bank account, not the part that credit pays', async () => {
  const who = await client(500)
  const { orderId } = await ordered(who, 500)
  const { session } = await openPage(orderId)
  await operate('pay', { session, method: 'us_bank_account', number: '000999999991' })
  await settlePayment(session)
  const { data } = await db.mail.findFirstOrThrow({ where: { orderId, kind: 'payment_processing' } })
  expect(data).toMatchObject({ total: usd(1900), byCard: usd(1400) })
})

test('A18: an order covered by credit is paid without Stripe and bought like any other, and its refund goes back to the credit', async () => {
  const who = await client(2500)
  const { orderId } = await ordered(who, 1900)
  const both = await Promise.all([startPayment(orderId), startPayment(orderId)])
  expect(both.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { url: expect.stringContaining(`/account/orders/${orderId}`) } }])
  expect(both).toContainEqual({ ok: false, error: { code: 'not-payable' } })
  expect(await statusOf(orderId)).toBe('paid')
  expect(await db.paymentSession.count({ where: { orderId } })).toBe(0)
  expect(await chargesOf(orderId)).toEqual([[1900, 'account_credit']])
  expect(await db.certificate.findMany({ where: { orderId }, select: { stage: true } })).toEqual([{ stage: 'purchase' }])
  await issueMissing(orderId)
  expect(await refundOrder(STAFF, orderId, { reason })).toEqual({ ok: true })
  const { id: refundId } = await db.refund.findFirstOrThrow({ where: { orderId } })
  // It can't be recorded as paid back manually.
  expect(await recordByHand(STAFF, refundId, { reference: 'T-1' })).toEqual({ ok: false, error: { code: 'not-found' } })
  await send(orderId)
  expect(await held(who.userId)).toBe(2500)
  expect(await moved(orderId)).toEqual([
    ['used', -1900],
    ['refunded', 1900],
  ])
  expect(await statusOf(orderId)).toBe('refunded')
  await issueMissing(orderId)
  const notes = (await db.invoice.findMany({ where: { orderId }, orderBy: { id: 'asc' } })).map(({ kind, total, byCredit }) => [
    kind,
    total,
    byCredit,
  ])
  expect(notes).toEqual([
    ['invoice', 1900, 1900],
    ['credit_note', 1900, 1900],
  ])
  expect(await db.mail.findFirstOrThrow({ where: { onceKey: `refund_made:${refundId}` } })).toMatchObject({ data: { toCredit: true } })
  // A reason typed by staff is shown unchanged; the shop's own reasons are shown in the reader's language.
  const said = async () => (await getCredit(who.actor, who.userId))?.movements[0]
  expect(await said()).toMatchObject({ reason, why: null })
  await db.refund.update({ where: { id: refundId }, data: { cause: 'lost_order' } })
  expect((await said())?.why).toEqual({ code: 'lost_order' })
})

test('A18: when two baskets are ordered at once with the same credit, one gets it and the other is refused before anything is charged', async () => {
  const who = await client(1000)
  const baskets = await Promise.all([sell(), sell()].map(async (one) => fillBasket((await one).choiceId)))
  const answers = await Promise.all(baskets.map((cartToken) => order(who, 1000, { cartToken })))
  const refused = answers.flatMap(({ placed }) => (placed.ok ? [] : [orderMessage(placed.error)]))
  expect(refused).toEqual([expect.stringContaining('no longer has credit for this order')])
  expect(await held(who.userId)).toBe(0)
  expect(await db.order.count({ where: { userId: who.userId } })).toBe(1)
})

test('an order’s credit is released when its payment ends unpaid, is cancelled or abandoned, and is taken again if the order is paid after all', async () => {
  const who = await client(1000)
  const { orderId } = await ordered(who, 1000)
  const { session } = await openPage(orderId)
  await operate('expire', { session })
  await settlePayment(session)
  expect(await held(who.userId)).toBe(1000)
  const again = await openPage(orderId)
  expect(await held(who.userId)).toBe(0)
  await pay(again.session)
  expect([await statusOf(orderId), await held(who.userId)]).toEqual(['paid', 0])

  const other = await client(1000)
  const { orderId: cancelled } = await ordered(other, 1000)
  await cancelOrder(other.actor, cancelled)
  expect(await held(other.userId)).toBe(1000)

  const { orderId: left } = await ordered(other, 700)
  const turnBack = setClock(() => later(new Date(), DAY + 2 * HOUR))
  await freeOldCredit()
  turnBack()
  expect([await held(other.userId), await statusOf(left)]).toEqual([1000, 'awaiting_payment'])
})

test('a buyer who orders the same basket again with a different amount of credit spends credit once', async () => {
  const who = await client(1000)
  const { orderId, cartToken } = await ordered(who, 1000)
  expect((await ordered(who, 1000, { cartToken })).orderId).toBe(orderId)
  const offer = await offerCredit(who.actor, {
    cartId: (await db.order.findUniqueOrThrow({ where: { id: orderId } })).cartId ?? '',
    total: usd(1900),
  })
  expect(offer).toEqual(usd(1000))
  const without = await ordered(who, 0, { cartToken })
  expect([without.orderId === orderId, await held(who.userId)]).toEqual([false, 0])
  const some = await ordered(who, 400, { cartToken })
  expect(await held(who.userId)).toBe(600)
  await pay((await openPage(some.orderId)).session)
  expect([await statusOf(some.orderId), await held(who.userId)]).toEqual(['paid', 600])
})

/** Lets an order's payment page expire unpaid. */
async function cancelPage(orderId: string) {
  const { session } = await openPage(orderId)
  await operate('expire', { session })
  await settlePayment(session)
}

/** Returns an order that staff placed for a client. */
async function placedFor({ email }: Client) {
  const wanted = [{ choiceId: (await sell()).choiceId, quantity: 1 }]
  const made = await orderFor(STAFF, { email, country: 'GB', wanted })
  if (!made.ok) throw new Error(made.error.code)
  return made.value.orderId
}

test('the email with a payment link mentions account credit only if the account has some for that order', async () => {
  const mailFor = async (who: Client) =>
    (await db.mail.findFirstOrThrow({ where: { orderId: await placedFor(who), kind: 'payment_link' } })).data
  expect(await mailFor(await client(500))).toMatchObject({ total: usd(1900), canUseCredit: true })
  const other = await client(500)
  await db.$transaction((tx) => lapseCredit(tx, other.userId))
  await giveCredit(STAFF, other.userId, { money: { amount: 500, currency: 'EUR' }, reason: 'For the wait' })
  expect(await mailFor(other)).toMatchObject({ canUseCredit: false })
})

test('A18: the buyer of an order placed by staff uses their credit once when paying, and the payment page for the full total is closed', async () => {
  const who = await client(500)
  const other = await client(500)
  const orderId = await placedFor(who)
  const { session: whole } = await openPage(orderId)
  const visitor = { kind: 'order', userId: who.userId, orderId } as const
  expect(await offerCreditFor(who.actor, orderId)).toEqual(usd(500))
  expect([await offerCreditFor(visitor, orderId), await offerCreditFor(other.actor, orderId)]).toEqual([null, null])
  expect(await payOrder(other.actor, orderId, 'en', { credit: 500 })).toEqual({ ok: false, error: { code: 'not-found' } })
  expect((await payOrder(visitor, orderId, 'en', { credit: 500 })).ok).toBe(true)
  const tooMuch = await payOrder(who.actor, orderId, 'en', { credit: 600 })
  expect(tooMuch).toEqual({ ok: false, error: { code: 'credit-changed', credit: usd(500) } })
  expect(await held(who.userId)).toBe(500)

  for (const turn of [1, 2]) expect((await payOrder(who.actor, orderId, 'en', { credit: 500 })).ok, `${turn}`).toBe(true)
  expect([await held(who.userId), await offerCreditFor(who.actor, orderId)]).toEqual([0, null])
  const pages = await db.paymentSession.findMany({ where: { orderId, status: 'open' } })
  expect(pages).toMatchObject([{ amount: 1400 }])
  expect(await operate('pay', { session: whole })).toMatchObject({ kind: 'declined' })

  // An order placed from a quote can be paid for two weeks, and keeps its credit while a payment page is open.
  await db.order.update({ where: { id: orderId }, data: { source: 'quote', createdAt: later(now(), -3 * DAY) } })
  await freeOldCredit()
  expect(await held(who.userId)).toBe(0)
  await pay(pages[0]?.stripeSessionId ?? '')
  expect(await statusOf(orderId)).toBe('paid')
  expect(await chargesOf(orderId)).toEqual([
    [1400, null],
    [500, 'account_credit'],
  ])
})

test('credit that covers an order placed by staff pays it at once, and is left alone if the order was already paid', async () => {
  const who = await client(3800)
  const orderId = await placedFor(who)
  const done = await payOrder(who.actor, orderId, 'en', { credit: 1900 })
  expect(done).toEqual({ ok: true, value: { url: expect.stringContaining(`/account/orders/${orderId}`) } })
  expect([await statusOf(orderId), await held(who.userId)]).toEqual(['paid', 1900])

  const second = await placedFor(who)
  const { session } = await openPage(second)
  await operate('pay', { session })
  expect(await payOrder(who.actor, second, 'en', { credit: 1900 })).toMatchObject({ ok: false, error: { code: 'paid-already' } })
  expect([await statusOf(second), await held(who.userId)]).toEqual(['paid', 1900])
})

test('ordering a basket again without credit creates a new order instead of reusing the one with credit', async () => {
  const who = await client(500)
  const { orderId, cartToken } = await ordered(who, 0)
  expect((await payOrder(who.actor, orderId, 'en', { credit: 500 })).ok).toBe(true)
  expect((await ordered(who, 0, { cartToken })).orderId).not.toBe(orderId)
})

test('an order placed from a quote is paid without its credit once the credit is gone, because a quote can’t be ordered again from a basket', async () => {
  const who = await client(500)
  const orderId = await placedFor(who)
  await db.order.update({ where: { id: orderId }, data: { source: 'quote', cartId: null } })
  const { id: couponId } = await db.coupon.create({ data: { code: 'GONE-1', percent: 1000, createdAt: now(), updatedAt: now() } })
  await db.couponUse.create({ data: { orderId, couponId, amount: 100, status: 'freed' } })
  expect((await payOrder(who.actor, orderId, 'en', { credit: 500 })).ok).toBe(true)
  await cancelPage(orderId)
  await takeBackCredit(STAFF, who.userId, { money: usd(200), reason: 'A mistake' })
  expect(await startPayment(orderId)).toMatchObject({ ok: false, error: { code: 'credit-gone', left: usd(300) } })
  // The order's coupon stays released.
  expect(await db.couponUse.findUniqueOrThrow({ where: { orderId } })).toMatchObject({ status: 'freed' })
  expect([await held(who.userId), await offerCreditFor(who.actor, orderId)]).toEqual([300, usd(300)])
  await pay((await openPage(orderId)).session)
  expect([await statusOf(orderId), await chargesOf(orderId), await held(who.userId)]).toEqual(['paid', [[1900, null]], 300])
})

test('A18: a former buyer cannot use the credit of the account to which staff have just moved the order', async () => {
  const [former, next] = [await client(500), await client(500)]
  const orderId = await placedFor(former)
  expect(await changeBuyer(STAFF, orderId, { email: next.email, reason })).toMatchObject({ ok: true })
  const late = await startPayment(orderId, 'en', { payer: former.userId, amount: 500 })
  expect(late).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await held(next.userId)).toBe(500)
})

test('a basket order whose credit is gone is not reused when its buyer orders with credit again', async () => {
  const who = await client(1000)
  const { orderId, cartToken } = await ordered(who, 1000)
  await cancelPage(orderId)
  await takeBackCredit(STAFF, who.userId, { money: usd(600), reason: 'A mistake' })
  expect(await startPayment(orderId)).toMatchObject({ error: { code: 'credit-gone' } })
  expect((await order(who, 1000, { cartToken })).placed).toMatchObject({ error: { code: 'credit-changed', credit: usd(400) } })
})

test('the credit of an old order is not released while a payment page for it is opening', async () => {
  const who = await client(500)
  const orderId = await placedFor(who)
  expect((await payOrder(who.actor, orderId, 'en', { credit: 500 })).ok).toBe(true)
  const old = later(now(), -3 * DAY)
  await db.order.update({ where: { id: orderId }, data: { source: 'quote', createdAt: old } })
  await db.paymentSession.updateMany({ where: { orderId }, data: { createdAt: old, expiresAt: later(old, HOUR) } })
  const commit = await leaveOpen(async (tx) => {
    await lockOrder(tx, orderId)
    const key = `checkout:${orderId}:again`
    await tx.paymentSession.create({ data: { orderId, idempotencyKey: key, amount: 1400, currency: 'USD', createdAt: now() } })
  })
  const freeing = freeOldCredit()
  await untilItWaits(freeing)
  await commit()
  await freeing
  expect(await held(who.userId)).toBe(0)
})

test('A18: credit that was spent elsewhere can’t pay an old order: the payment is refused, and money that still arrives is left for staff to review', async () => {
  const who = await client(1000)
  const { orderId } = await ordered(who, 1000)
  const { session } = await openPage(orderId)
  await db.$transaction(async (tx) => (await import('../account-credit/use-credit')).freeWith(tx, orderId, 'expired'))
  await takeBackCredit(STAFF, who.userId, { money: usd(600), reason: 'A mistake' })
  const refused = await startPayment(orderId)
  expect(refused.ok ? '' : orderMessage(refused.error)).toContain('needs $10.00 of account credit, but only $4.00 is left')
  await pay(session)
  expect([await statusOf(orderId), await held(who.userId)]).toEqual(['needs_review', 400])
  expect(await db.certificate.count({ where: { orderId } })).toBe(0)
  expect(await refundOrder(STAFF, orderId, { reason })).toEqual({ ok: true })
  await send(orderId)
  expect(await wentBack(orderId)).toEqual([900])
})

test('a price paid by card and credit is refunded first to the card and then to the credit, never more than each paid', async () => {
  const who = await client(2800)
  const { orderId, ids } = await paid(who, 2800, 2)
  expect(await refundPart(STAFF, orderId, { part: usd(3900), reason })).toMatchObject({
    error: { code: 'not-that-much', left: usd(3800) },
  })
  expect(await refundPart(STAFF, orderId, { part: usd(400), reason })).toEqual({ ok: true })
  await send(orderId)
  expect([await wentBack(orderId), await held(who.userId)]).toEqual([[400], 0])
  const both = await Promise.all([STAFF, STAFF].map((staff) => refundCertificate(staff, ids[0] ?? '', { reason })))
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  await send(orderId)
  await send(orderId)
  expect([await wentBack(orderId), await held(who.userId)]).toEqual([[600, 400], 1300])
  expect(await statusOf(orderId)).toBe('paid')
  await refundOrder(STAFF, orderId, { reason })
  await send(orderId)
  expect([await wentBack(orderId), await held(who.userId)]).toEqual([[600, 400], 2800])
  expect(await statusOf(orderId)).toBe('refunded')
  await issueMissing(orderId)
  await issueMissing(orderId)
  const notes = await db.invoice.findMany({ where: { orderId, kind: 'credit_note' }, orderBy: { id: 'asc' } })
  expect(notes.map(({ total, byCredit }) => [total, byCredit]).sort()).toEqual([
    [1300, 1300],
    [1500, 1500],
    [400, 0],
    [600, 0],
  ])
})

test('staff refund a card payment to the account’s credit: it is credited once, and no refund is requested from Stripe', async () => {
  const who = await client(1)
  const { orderId, ids } = await paid(who, 0, 2)
  expect(await refundCertificate(STAFF, ids[0] ?? '', { reason, toCredit: true })).toEqual({ ok: true })
  // The job that sends the refund was lost.
  const turnBack = setClock(() => later(new Date(), HOUR))
  await sweepRefunds()
  turnBack()
  expect(await db.refund.findFirstOrThrow({ where: { orderId } })).toMatchObject({ toCredit: true, sweptAt: expect.any(Date) })
  await send(orderId)
  expect([await wentBack(orderId), await held(who.userId)]).toEqual([[], 1901])
  expect(await db.certificate.findUniqueOrThrow({ where: { id: ids[0] ?? '' } })).toMatchObject({ closedReason: 'not_purchased' })
  // Part of the payment was refunded, so less of it remains.
  expect(await refundPart(STAFF, orderId, { part: usd(2000), reason })).toMatchObject({ error: { code: 'not-that-much', left: usd(1900) } })
  // Money refunded in Stripe in the meantime is not refunded again.
  expect(await refundPart(STAFF, orderId, { part: usd(1500), reason, toCredit: true })).toEqual({ ok: true })
  await refundInDashboard(orderId, 1000)
  await send(orderId)
  expect([await wentBack(orderId), await held(who.userId)]).toEqual([[1000], 1901])
  expect(await db.refund.count({ where: { orderId, toCredit: true, status: 'withdrawn' } })).toBe(1)
  expect((await getOrder(who.actor, orderId))?.money.filter(({ isByHand }) => isByHand)).toEqual([])
})

test('an order that is paid outside Stripe, or moved to another account, returns its credit', async () => {
  const who = await client(1000)
  const { orderId } = await ordered(who, 1000)
  expect(await markPaid(STAFF, orderId, { paidBy: 'bank_transfer', reference: 'T-1', reason })).toEqual({ ok: true })
  expect([await chargesOf(orderId), await held(who.userId)]).toEqual([[[1900, 'bank_transfer']], 1000])
  const { orderId: mistyped } = await ordered(who, 1000)
  expect(await changeBuyer(STAFF, mistyped, { email: 'right@shop.example', reason })).toMatchObject({ ok: true })
  await openPage(mistyped)
  expect(await db.paymentSession.findFirstOrThrow({ where: { orderId: mistyped } })).toMatchObject({ amount: 1900 })
  expect(await held(who.userId)).toBe(1000)
})

test('only the signed-in client can spend the account’s credit, and the remaining amount can always be charged to a card', async () => {
  const who = await client(1890)
  expect(await offerCredit(who.actor, { cartId: who.userId, total: usd(1900) })).toEqual(usd(1850))
  expect((await order(who, 1890)).placed).toMatchObject({ error: { code: 'credit-changed', credit: usd(1850) } })
  expect(await offerCredit({ kind: 'order', userId: who.userId, orderId: who.userId }, { cartId: who.userId, total: usd(1900) })).toBeNull()
  const cartToken = await fillBasket((await sell()).choiceId)
  const stranger = await placeOrder({ cartToken, email: who.email, country: 'GB', credit: 1850 })
  expect(stranger.ok && (await db.creditUse.count({ where: { orderId: stranger.value.orderId } }))).toBe(0)
  expect(await held(who.userId)).toBe(1890)
})

test('the journal shows credit as a liability of the shop: given, used, refunded and taken back', async () => {
  const from = now()
  const who = await client(2000)
  const { orderId } = await paid(who, 1000)
  await refundOrder(STAFF, orderId, { reason, toCredit: true })
  await send(orderId)
  await takeBackCredit(STAFF, who.userId, { money: usd(400), reason: 'Given twice' })
  const lines: string[] = []
  for await (const page of readJournal({ from, until: later(now(), HOUR) }))
    lines.push(
      ...page
        .filter(({ debit, credit }) => [debit, credit].includes('credit'))
        .map(({ debit, credit, amount }) => `${debit} ${credit} ${amount}`),
    )
  expect(lines.sort()).toEqual([
    'credit goodwill 400',
    'credit receivables 1000',
    'goodwill credit 2000',
    'receivables credit 1000',
    'receivables credit 900',
  ])
  // The remaining liability is the account's balance.
  expect(await held(who.userId)).toBe(2000 - 1000 + 1900 - 400)
})

test('the database allows exactly the transitions of an order’s credit that the code allows', async () => {
  const rows = await db.$queryRaw<{ from: string; to: string }[]>`select "from", "to" from "AllowedStep" where machine = 'CreditUse'`
  const steps = Object.entries(CREDIT_USE_STEPS).flatMap(([one, next]) => next.map((to) => `${one} ${to}`))
  expect(rows.map(({ from, to }) => `${from} ${to}`).sort()).toEqual(steps.sort())
})
