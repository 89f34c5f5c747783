import { beforeAll, expect, test, vi } from 'vitest'
import { enterCoupon } from '../cart/enter-coupon'
import { getCart } from '../cart/queries'
import { HOUR, now, setClock } from '../clock'
import { db } from '../db/client'
import { issueMissing } from '../invoices/issue-missing'
import { saveSeller } from '../invoices/save-seller'
import { placeOrder } from '../orders/placing/place-order'
import { fillBasket, inBatches, openPage, STAFF, sell } from '../orders/testing/shop'
import { getOrder } from '../orders/view/get-order'
import { cancelOrder } from '../payments/cancel-order'
import { settlePayment } from '../payments/settle-payment'
import { startPayment } from '../payments/start-payment'
import { refundCertificate } from '../refunds/request/refund-certificate'
import { refundOrder } from '../refunds/request/refund-order'
import { refundPart } from '../refunds/request/refund-part'
import { send, wentBack } from '../refunds/testing/refunds'
import type { CouponRefusal } from './check-coupon'
import { freeOldUses } from './follow-order'
import { couponMessage } from './messages'
import { getCoupon, listCoupons, listUses } from './queries'
import { saveCoupon } from './save-coupon'
import { type CouponInput, saveCouponInput } from './schema'
import { USE_STEPS } from './states'
import { switchCoupon } from './switch-coupon'

// Comes before all other imports, because the settings must point to this Stripe simulator when they are read.
const { operate } = await vi.hoisted(() => import('../stripe/testing/simulator'))

beforeAll(async () => {
  await operate('webhooks', { mode: 'drop' })
})

const usd = (amount: number) => ({ amount, currency: 'USD' })

/** The fields that the coupon form posts. */
function form(fields: object): CouponInput {
  return saveCouponInput.parse({ kind: 'percent', percent: '10', ...fields })
}

let count = 0

async function coupon(fields: object = {}): Promise<{ id: string; code: string }> {
  const code = `SPRING-${++count}`
  const saved = await saveCoupon(STAFF, form({ code, ...fields }))
  if (!saved.ok) throw new Error(saved.error.code)
  return { id: saved.value.id, code }
}

/** A basket that contains a coupon. */
async function basket(code: string, { amount = 1900, quantity = 1 } = {}) {
  const { choiceId, productId } = await sell(amount)
  const cartToken = await fillBasket(choiceId, quantity)
  return { cartToken, productId, choiceId, entered: await enterCoupon(cartToken, { code }) }
}

const order = (cartToken: string, email: string) => placeOrder({ cartToken, email, country: 'GB' })

async function placed(cartToken: string, email: string): Promise<string> {
  const answer = await order(cartToken, email)
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value.orderId
}

async function pay(orderId: string) {
  const { session } = await openPage(orderId)
  await operate('pay', { session })
  await settlePayment(session)
}

const useOf = async (orderId: string) => (await db.couponUse.findUniqueOrThrow({ where: { orderId } })).status
const takenOf = async (id: string) => (await db.coupon.findUniqueOrThrow({ where: { id } })).taken

test('when 50 buyers order at once with a coupon for one use, one gets the reduced price and the others are told that it is used up', async () => {
  const { id, code } = await coupon({ maxUses: '1' })
  const { choiceId } = await sell()
  const tokens = await inBatches(Array.from({ length: 50 }), 8, async () => {
    const token = await fillBasket(choiceId)
    expect(await enterCoupon(token, { code: ` ${code.toLowerCase()} ` })).toEqual({ ok: true })
    return token
  })
  const answers = await Promise.all(tokens.map((token, buyer) => order(token, `racer${buyer}@shop.example`)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  const told = answers.flatMap((answer) => (answer.ok ? [] : [couponMessage(answer.error as CouponRefusal)]))
  expect(new Set(told)).toEqual(new Set([`The coupon “${code}” is used up.`]))
  expect(await takenOf(id)).toBe(1)
  expect(await db.order.findMany({ where: { email: { startsWith: 'racer' } }, select: { total: true } })).toEqual([{ total: 1710 }])
  const loser = tokens[answers.findIndex(({ ok }) => !ok)] ?? ''
  expect(await getCart(loser)).toMatchObject({ count: 1, total: usd(1900), obstacle: 'coupon-refused', coupon: { code, off: null } })
})

test('when a buyer places two orders at once with two first-order coupons, only one gets the reduced price', async () => {
  const email = 'twice-first@shop.example'
  await db.user.create({ data: { email } })
  const tokens = await inBatches([1, 2], 1, async () => {
    const { code } = await coupon({ firstOrderOnly: 'on' })
    return (await basket(code)).cartToken
  })
  const answers = await Promise.all(tokens.map((token) => order(token, email)))
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(answers).toContainEqual({ ok: false, error: { code: 'coupon-first-order', coupon: expect.any(String) } })
})

test('each reason why a coupon gives no discount has its own message, and the basket stays unchanged', async () => {
  const { productId: other } = await sell()
  const day = (days: number) => new Date(now().getTime() + days * 24 * HOUR).toISOString().slice(0, 10)
  const ended = await coupon({ validUntil: day(-1) })
  const planned = await coupon({ validFrom: day(1) })
  const off = await coupon()
  await switchCoupon(STAFF, { id: off.id, active: false })
  const elsewhere = await coupon({ products: { [other]: 'on' } })
  const euros = await coupon({ kind: 'amount', amount: '5.00', currency: 'eur' })
  const { cartToken } = await basket('none')
  const said = async (code: string) => {
    const entered = await enterCoupon(cartToken, { code })
    return entered.ok || entered.error.code === 'basket-gone' ? null : couponMessage(entered.error)
  }
  expect(await said('none')).toContain('no coupon with the code “none”')
  expect(await said(ended.code)).toMatch(/ended on \d+ \w+ \d{4}/)
  expect(await said(planned.code)).toContain('can be used from')
  expect(await said(off.code)).toBe(`The coupon “${off.code}” has ended.`)
  expect(await said(elsewhere.code)).toContain('not for these products')
  expect(await said(euros.code)).toContain('for prices in EUR')
  expect(await getCart(cartToken)).toMatchObject({ count: 1, total: usd(1900), coupon: null, obstacle: null })
  for (const [state, code] of [
    ['ended', ended.code],
    ['planned', planned.code],
    ['off', off.code],
    ['active', euros.code],
  ] as const)
    expect((await listCoupons(STAFF, { state, search: code.toLowerCase() })).rows.map((row) => row.code)).toEqual([code])
  expect((await listCoupons(STAFF, { state: 'active', search: ended.code })).rows).toEqual([])
  expect((await listCoupons(STAFF, { search: '_' })).rows).toEqual([])
})

test('a first-order or once-per-buyer coupon is refused the second time', async () => {
  const first = await coupon({ firstOrderOnly: 'on' })
  const once = await coupon({ maxUsesPerBuyer: '1' })
  const email = 'twice@shop.example'
  const one = await basket(first.code)
  const orderId = await placed(one.cartToken, email)
  // The order is not paid yet, and another basket already has the same coupon.
  const two = await basket(first.code)
  expect(await order(two.cartToken, email)).toEqual({ ok: false, error: { code: 'coupon-first-order', coupon: first.code } })
  await pay(orderId)
  expect(await order(two.cartToken, email)).toMatchObject({ error: { code: 'coupon-first-order' } })
  expect(await enterCoupon(two.cartToken, { code: once.code })).toEqual({ ok: true })
  await pay(await placed(two.cartToken, email))
  const three = await basket(once.code)
  const refused = { ok: false, error: { code: 'coupon-used-by-you', coupon: once.code, times: 1 } }
  expect(await order(three.cartToken, email)).toEqual(refused)
  // A signed-in buyer sees the refusal in the basket.
  const { userId } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  expect(await enterCoupon(three.cartToken, { code: once.code, buyerId: userId })).toEqual(refused)
  expect((await order(three.cartToken, 'another@shop.example')).ok).toBe(true)
})

test('a coupon’s only use is freed when its order closes unpaid, and another order takes it; a late payment keeps the agreed price', async () => {
  const { id, code } = await coupon({ maxUses: '1' })
  const one = await basket(code)
  const two = await basket(code)
  const first = await placed(one.cartToken, 'first@shop.example')
  const { session, buyer } = await openPage(first)
  expect(await order(two.cartToken, 'second@shop.example')).toMatchObject({ error: { code: 'coupon-used-up' } })
  // The buyer returns from the payment page and adds a certificate: the new order replaces the first.
  await fillBasket(one.choiceId, 1, one.cartToken)
  expect(await getCart(one.cartToken)).toMatchObject({ total: usd(3420), obstacle: null })
  const again = await placed(one.cartToken, 'first@shop.example')
  expect([await useOf(first), await useOf(again), await takenOf(id)]).toEqual(['freed', 'reserved', 1])
  await cancelOrder(buyer, again)
  expect([await useOf(again), await takenOf(id)]).toEqual(['freed', 0])
  const second = await placed(two.cartToken, 'second@shop.example')
  expect(await startPayment(first)).toMatchObject({ error: { code: 'coupon-used-up' } })
  await cancelOrder(STAFF, second)
  expect((await startPayment(first)).ok).toBe(true)
  expect([await useOf(first), await takenOf(id)]).toEqual(['reserved', 1])
  await operate('expire', { session })
  await settlePayment(session)
  expect([await useOf(first), await takenOf(id)]).toEqual(['freed', 0])
  // Another order is paid through its open payment page after staff have freed its use and a third buyer has claimed it.
  const three = await basket(code)
  const late = await placed(three.cartToken, 'late@shop.example')
  const { session: lateSession } = await openPage(late)
  await fillBasket(three.choiceId, 1, three.cartToken)
  await cancelOrder(STAFF, await placed(three.cartToken, 'late@shop.example'))
  const four = await basket(code)
  await pay(await placed(four.cartToken, 'fourth@shop.example'))
  await operate('pay', { session: lateSession })
  await settlePayment(lateSession)
  expect(await db.order.findUniqueOrThrow({ where: { id: late } })).toMatchObject({ status: 'paid', total: 1710 })
  expect([await useOf(late), await takenOf(id)]).toEqual(['used', 2])
})

test('the use of a coupon by an order abandoned without a payment page is freed after a day', async () => {
  const { id, code } = await coupon({ maxUses: '1' })
  const orderId = await placed((await basket(code)).cartToken, 'left@shop.example')
  await freeOldUses()
  expect(await useOf(orderId)).toBe('reserved')
  const later = new Date(now().getTime() + 26 * HOUR)
  const turnBack = setClock(() => later)
  await freeOldUses()
  turnBack()
  expect([await useOf(orderId), await takenOf(id)]).toEqual(['freed', 0])
})

test('an order for three certificates with $10.00 off is charged, confirmed by email and invoiced to the cent, and its refunds never exceed the payment', async () => {
  const seller = { name: 'Keel Ltd', address: 'Bath', email: 's@shop.example', taxNumber: '', taxNote: 'No tax.', keepYears: 10 }
  await saveSeller(STAFF, seller)
  const { id, code } = await coupon({ kind: 'amount', amount: '10', currency: 'USD' })
  const { cartToken } = await basket(code, { quantity: 3 })
  expect(await getCart(cartToken)).toMatchObject({ list: usd(5700), total: usd(4700), coupon: { code, off: usd(1000) } })
  const orderId = await placed(cartToken, 'three@shop.example')
  await pay(orderId)
  expect(await getCart(cartToken)).toMatchObject({ lines: [], coupon: null })
  const view = await getOrder(STAFF, orderId)
  expect(view).toMatchObject({ status: 'paid', total: usd(4700), coupon: { code, off: usd(1000) } })
  expect(view?.items.map(({ quantity, list, total }) => [quantity, list.amount, total.amount])).toEqual([
    [1, 1900, 1566],
    [2, 3800, 3134],
  ])
  const mail = await db.mail.findUniqueOrThrow({ where: { onceKey: `order_received:${orderId}` } })
  expect(mail.data).toMatchObject({ total: usd(4700), discount: { ...usd(1000), code } })
  await issueMissing(orderId)
  const invoice = await db.invoice.findFirstOrThrow({ where: { orderId } })
  expect(invoice).toMatchObject({
    total: 4700,
    lines: [{ amount: 1900 }, { amount: 3800 }, { text: `Discount, coupon ${code}`, amount: -1000 }],
  })
  expect(await getCoupon(STAFF, id)).toMatchObject({ taken: 1, totals: [{ currency: 'USD', paid: 1, off: 1000, total: 4700 }] })
  expect((await listUses(STAFF, id)).rows).toMatchObject([{ orderId, status: 'used', off: usd(1000), total: usd(4700) }])

  const reason = 'Late'
  const [one, two] = await db.certificate.findMany({ where: { orderId }, orderBy: [{ orderItemId: 'asc' }, { ordinal: 'asc' }] })
  expect(await refundCertificate(STAFF, one?.id ?? '', { reason })).toMatchObject({ ok: true })
  expect(await refundCertificate(STAFF, two?.id ?? '', { reason })).toMatchObject({ ok: true })
  await send(orderId)
  expect((await wentBack(orderId)).sort()).toEqual([1566, 1567])
  expect(await refundPart(STAFF, orderId, { part: usd(1568), reason })).toMatchObject({ error: { code: 'not-that-much', left: usd(1567) } })
  expect(await refundOrder(STAFF, orderId, { reason })).toMatchObject({ ok: true })
  await send(orderId)
  expect((await wentBack(orderId)).reduce((sum, amount) => sum + amount, 0)).toBe(4700)
  // A refund does not free the use.
  expect([await useOf(orderId), await takenOf(id)]).toEqual(['used', 1])
})

test('only staff who may change prices can change a coupon, and someone who saves over a newer version is shown both versions', async () => {
  const { id, code } = await coupon({ note: 'first' })
  const before = await getCoupon(STAFF, id)
  const mine = (note: string, version = before?.version) => saveCoupon(STAFF, form({ id, version, note }))
  expect(await mine('theirs')).toMatchObject({ ok: true })
  const refused = await mine('yours')
  expect(refused).toMatchObject({ error: { code: 'changed-since', theirs: { note: 'theirs' }, yours: { note: 'yours' } } })
  expect(await mine('yours', (await getCoupon(STAFF, id))?.version)).toMatchObject({ ok: true })
  expect(await saveCoupon(STAFF, form({ code: code.toLowerCase() }))).toEqual({ ok: false, error: { code: 'code-taken', coupon: code } })
  const support = { ...STAFF, role: 'support' } as const
  expect(await saveCoupon(support, form({ id, note: 'x' }))).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await switchCoupon(support, { id, active: false })).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await getCoupon({ kind: 'client', userId: STAFF.userId }, id)).toBeNull()
  await switchCoupon(STAFF, { id, active: false })
  const entries = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { number: 'asc' }, select: { action: true } })
  expect(entries.map(({ action }) => action)).toEqual(['coupon.save', 'coupon.save', 'coupon.save', 'coupon.switch_off'])
  for (const [field, value] of Object.entries({ percent: '101', maxUses: '0', code: 'a', validFrom: 'soon' }))
    expect(saveCouponInput.safeParse({ kind: 'percent', percent: '10', code: 'FINE', [field]: value }).error?.issues[0]?.path).toEqual([
      field,
    ])
})

test('C1: the database allows exactly the status changes of a coupon use that the code allows', async () => {
  const stored = await db.allowedStep.findMany({ where: { machine: 'CouponUse' } })
  const known = Object.entries(USE_STEPS).flatMap(([from, steps]) => steps.map((to) => `${from} -> ${to}`))
  expect(stored.map(({ from, to }) => `${from} -> ${to}`).sort()).toEqual(known.sort())
})
