import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { reopenCancelled } from '../../certificates/ending/reopen'
import type { Place } from '../../certificates/lifecycle/places'
import { suspend } from '../../certificates/lifecycle/suspend'
import { move } from '../../certificates/lifecycle/transition'
import { costLimit } from '../../certificates/purchase/plan'
import { readWaiting } from '../../certificates/purchase/queue'
import { isDisputed } from '../../certificates/settlement/is-disputed'
import { OWED } from '../../certificates/settlement/unreturned'
import { placed } from '../../certificates/testing/place'
import { must, placeNow } from '../../certificates/testing/shop'
import { getCertificate, getDraft } from '../../certificates/view/queries'
import { DAY, setClock } from '../../clock'
import { db } from '../../db/client'
import { closeDispute } from '../../disputes/close-dispute'
import { openDispute } from '../../disputes/open-dispute'
import { disputed } from '../../disputes/testing/disputed'
import { draft } from '../../invoices/draft'
import { changeBuyer } from '../../orders/staff/change-buyer'
import { openPage, orderSomething, STAFF } from '../../orders/testing/shop'
import { getCertificateRefund } from '../../refunds/get-certificate-refund'
import { refundCertificate } from '../../refunds/request/refund-certificate'
import { refundOrder } from '../../refunds/request/refund-order'
import { refundPart } from '../../refunds/request/refund-part'
import { importStripeRefunds } from '../../refunds/sending/apply-refund'
import { refunded } from '../../refunds/testing/books'
import { park, refundInDashboard, send } from '../../refunds/testing/refunds'
import { listRefunds } from '../../stripe/refund'
import { markPaid } from '../mark-paid'
import { settlePayment } from '../settle-payment'
import { payOrder } from '../start-payment'
import { getChangeOffer } from './get-offer'
import { offerChange } from './offer'
import { listChanges, quoteChange } from './quote'
import { withdrawChange } from './withdraw'

// Must come before all other imports: the settings are read at import and must point to this Stripe simulator.
const { operate, stripeLedger } = await vi.hoisted(() => import('../../stripe/testing/simulator'))

const REASON = { reason: 'No longer wanted' }
const BY_BANK = { paidBy: 'bank_transfer', reference: 'T-1', reason: 'Paid by bank' } as const
const refusal = (code: string) => ({ ok: false, error: { code } })

let turnBack = () => {}
afterEach(() => turnBack())
beforeEach(() => operate('webhooks', { mode: 'drop' }))

let count = 0

/** Puts another certificate type on sale. Returns the choice. */
async function onSale(amount = 7900, { typeCode = 'geotrust-truebizid', currency = 'USD' } = {}): Promise<string> {
  count += 1
  const choices = { create: { typeCode, years: 1, amount, currency } }
  const facts = { slug: `other-${count}`, name: 'True BusinessID', summary: 's', typeCode, choices }
  const { choices: made } = await db.product.create({ data: facts, include: { choices: true } })
  return made[0]?.id ?? ''
}

/** Returns a paid RapidSSL for $19.00 that Enom refuses to sell or has sold. */
async function paid({ isBought = false, quantity = 1 } = {}) {
  const order = await orderSomething(quantity)
  await operate('pay', { session: order.session })
  await settlePayment(order.session)
  const rows = await db.certificate.findMany({ where: { orderId: order.orderId }, orderBy: { id: 'asc' } })
  const [id = '', other = ''] = rows.map((row) => row.id)
  for (const one of rows) if (!isBought) await park(one.id, 'supplier_refused')
  count += 1
  if (isBought) {
    const sold = { to: 'setup' as Place, facts: { enomCertId: 7000 + count, enomOrderId: 9, cost: 895 } }
    must(await move(db, id, { ...sold, from: 'purchase', kind: 'certificate.purchased', actor: 'system' }))
  }
  return { ...order, id, other }
}

async function offered(id: string, choiceId: string) {
  const { orderId } = must(await offerChange(STAFF, id, { choiceId, difference: 6000 }))
  return { orderId, session: (await openPage(orderId)).session }
}

async function pay(session: string): Promise<void> {
  await operate('pay', { session })
  await settlePayment(session)
}

/** Returns a certificate that was changed and the one that replaces it. */
async function changed(more: { isBought?: boolean; quantity?: number } = {}) {
  const old = await paid(more)
  const change = await offered(old.id, await onSale())
  await pay(change.session)
  const { id } = await db.certificate.findFirstOrThrow({ where: { orderId: change.orderId } })
  return { old, to: { ...change, id } }
}

async function refundAtStripe(orderId: string, amount: number): Promise<void> {
  await refundInDashboard(orderId, amount)
  const { stripeId } = await db.charge.findFirstOrThrow({ where: { orderId } })
  await importStripeRefunds(await listRefunds(String(stripeId)))
}

const statusOf = async (orderId: string) => (await db.order.findUniqueOrThrow({ where: { id: orderId } })).status
const owed = (id: string) => db.certificate.count({ where: { id, ...OWED } })

test('only staff see what a change costs the buyer and what Enom keeps', async () => {
  const [kept, sold] = [await paid(), await paid({ isBought: true })]
  const choiceId = await onSale()
  const quote = must(await quoteChange(STAFF, kept.id, { choiceId }))
  expect(quote).toMatchObject({ price: { amount: 7900 }, credit: { amount: 1900 }, difference: { amount: 6000 }, atEnom: null })
  const { atEnom } = must(await quoteChange(STAFF, sold.id, { choiceId }))
  expect(atEnom).toMatchObject({ cost: 895, boughtAt: expect.any(Date) })
  expect(must(await listChanges(STAFF, kept.id)).map(({ id }) => id)).toContain(choiceId)
  expect(await quoteChange(kept.buyer, kept.id, { choiceId })).toEqual(refusal('not-found'))
  expect(await offerChange(kept.buyer, kept.id, { choiceId, difference: 6000 })).toEqual(refusal('not-found'))
  expect(await withdrawChange(kept.buyer, kept.id)).toEqual(refusal('not-found'))
  const reader = { ...STAFF, role: 'readonly' } as const
  expect(await offerChange(reader, kept.id, { choiceId, difference: 6000 })).toEqual(refusal('not-found'))
  const ask = async (sale: Promise<string>) => quoteChange(STAFF, kept.id, { choiceId: await sale })
  expect(await ask(onSale(1900))).toMatchObject({ error: { code: 'costs-less' } })
  expect(await ask(onSale(9900, { typeCode: 'rapidssl' }))).toEqual(refusal('same'))
  expect(await ask(onSale(9900, { currency: 'EUR' }))).toEqual(refusal('other-currency'))
  expect(await ask(Promise.resolve('nonsense'))).toEqual(refusal('no-choice'))
  expect(await offerChange(STAFF, kept.id, { choiceId, difference: 5000 })).toEqual(refusal('price-changed'))
})

test('a certificate that was submitted, issued, suspended, disputed, refunded or given away, or is being bought, can’t be changed', async () => {
  const choiceId = await onSale()
  const refused = async (code: string, spoil: (old: Awaited<ReturnType<typeof paid>>) => Promise<unknown>) => {
    const old = await paid({ isBought: code === 'sent' || code === 'issued' })
    await spoil(old)
    expect([code, await offerChange(STAFF, old.id, { choiceId, difference: 6000 })]).toEqual([code, refusal(code)])
  }
  const at =
    (...places: Place[]) =>
    async ({ id }: { id: string }) => {
      for (const place of places) await db.certificate.update({ where: { id }, data: placed(place) })
    }
  const operation = { kind: 'purchase', enomProdType: 23, years: 1, quote: 895, highestBefore: 0, startedAt: new Date() } as const
  await refused('being-bought', at('purchase'))
  await refused('being-bought', at('purchase', 'purchase:outcome_unknown'))
  await refused('being-bought', async ({ id: certificateId }) => {
    const account = await db.enomAccount.create({ data: { label: 'Main', loginId: 'x', passwordSealed: 'x', testMode: true } })
    await db.supplierOperation.create({ data: { ...operation, certificateId, accountId: account.id, state: 'unknown' } })
  })
  await refused('sent', at('submission'))
  await refused('issued', ({ id }) => db.certificate.update({ where: { id }, data: { issuedAt: new Date() } }))
  await refused('over', at('closed:not_purchased'))
  await refused('refund-undecided', at('closed:not_purchased', 'purchase:refund_withdrawn'))
  await refused('suspended', ({ id }) => suspend(STAFF, id, REASON))
  await refused('disputed', ({ orderId }) => disputed(orderId))
  await refused('refunded', ({ id, orderId }) => refunded(orderId, { amount: 1900, only: id }))
  await refused('unassigned-refund', ({ orderId }) => refundAtStripe(orderId, 500))
  await refused('payment-gone', ({ orderId }) => db.charge.updateMany({ where: { orderId }, data: { amount: 1899 } }))
  await refused('transferred', async ({ id }) => {
    const other = await db.user.create({ data: { email: `new-owner-${id}@shop.example` } })
    await db.certificate.update({ where: { id }, data: { userId: other.id } })
  })
})

test('paying the difference creates one new certificate at its full price and ends the old one, which was not bought', async () => {
  const old = await paid()
  const choiceId = await onSale()
  const { orderId, session } = await offered(old.id, choiceId)
  expect(await getChangeOffer(old.buyer, old.id)).toMatchObject({ orderId, total: { amount: 6000 }, ended: null })
  expect(await getChangeOffer((await paid()).buyer, old.id)).toBeNull()
  expect(await db.mail.count({ where: { orderId, kind: 'change_offered', to: old.email } })).toBe(1)
  expect(await offerChange(STAFF, old.id, { choiceId, difference: 6000 })).toEqual(refusal('offered'))
  expect(await placeNow(old.id)).toBe('purchase:supplier_refused')

  await operate('pay', { session })
  await Promise.all([settlePayment(session), settlePayment(session), settlePayment(session)])
  const made = await db.certificate.findMany({ where: { orderId }, include: { orderItem: true } })
  expect(made).toMatchObject([{ typeCode: 'geotrust-truebizid', stage: 'purchase', orderItem: { unitAmount: 7900, credit: 1900 } }])
  const [to] = made
  expect((await stripeLedger()).sessions.find(({ id }) => id === session)).toMatchObject({ amount_total: 6000 })
  const ended = await db.certificate.findUnique({ where: { id: old.id } })
  expect(ended).toMatchObject({ closedReason: 'not_purchased', changedToId: to?.id })
  expect(await getCertificate(old.buyer, old.id)).toMatchObject({ changedTo: { id: to?.id }, ended: null })
  expect(await getCertificate(old.buyer, to?.id ?? '')).toMatchObject({ changedFrom: { id: old.id } })
  expect(await db.mail.count({ where: { certificateId: old.id, kind: 'staff_alert' } })).toBe(0)
  const charge = await db.charge.findFirstOrThrow({ where: { orderId } })
  const { lines } = await draft(db, { id: charge.id, of: 'charge', at: charge.createdAt })
  expect(lines.map(({ amount }) => amount)).toEqual([7900, -1900])
  // The price check compares Enom's cost with the full price.
  const account = { id: '018f0000-0000-7000-8000-000000000009', isDefault: true }
  const { waiting } = await readWaiting({ typeCode: 'geotrust-truebizid', accountId: null }, account)
  expect(waiting.filter(({ id }) => id === to?.id).map((one) => costLimit(one, 'USD', 0))).toEqual([7900])
})

test('a certificate that was already bought is terminated, and staff get a ticket for its price; one that came from a change can’t be changed again', async () => {
  const { old, to } = await changed({ isBought: true })
  expect(await placeNow(old.id)).toBe('closed:terminated')
  expect(await db.mail.count({ where: { certificateId: old.id, kind: 'staff_alert' } })).toBe(1)
  const [ticket] = await db.supplierTicket.findMany({ where: { certificateId: old.id } })
  expect(ticket).toMatchObject({ kind: 'refund', status: 'to_send', text: expect.stringMatching(/Enom certificate: 70\d\d/) })
  await park(to.id, 'supplier_refused')
  expect(await quoteChange(STAFF, to.id, { choiceId: await onSale(9900) })).toEqual(refusal('came-from-change'))
  expect(await quoteChange(STAFF, old.id, { choiceId: await onSale(9900) })).toEqual(refusal('changed'))
})

test('an offer that is withdrawn or not paid in time changes nothing', async () => {
  const old = await paid()
  const choiceId = await onSale()
  const first = await offered(old.id, choiceId)
  must(await withdrawChange(STAFF, old.id))
  expect([await statusOf(first.orderId), await getChangeOffer(STAFF, old.id)]).toEqual(['cancelled', null])
  const second = must(await offerChange(STAFF, old.id, { choiceId, difference: 6000 }))
  turnBack = setClock(() => new Date(Date.now() + 8 * DAY))
  expect(await payOrder(old.buyer, second.orderId)).toEqual(refusal('offer-ended'))
  expect(await placeNow(old.id)).toBe('purchase:supplier_refused')
  must(await offerChange(STAFF, old.id, { choiceId, difference: 6000 }))
})

test('A17: an offer can’t be paid once the certificate has been submitted or moved to another account; money that still arrives is left for staff to review', async () => {
  const { old, orderId, session } = await offeredThenSent()
  expect(await getChangeOffer(old.buyer, old.id)).toMatchObject({ ended: { code: 'sent' } })
  expect(await payOrder(old.buyer, orderId)).toEqual(refusal('offer-ended'))
  await pay(session)
  expect([await statusOf(orderId), await placeNow(old.id)]).toEqual(['needs_review', 'submission'])
  expect(await markPaid(STAFF, (await offeredThenSent()).orderId, BY_BANK)).toEqual(refusal('no-change'))
  const given = await paid()
  const offer = await offered(given.id, await onSale())
  must(await changeBuyer(STAFF, given.orderId, { email: `right-${given.email}`, ...REASON }))
  await pay(offer.session)
  expect([await statusOf(offer.orderId), await placeNow(given.id)]).toEqual(['needs_review', 'purchase:supplier_refused'])
  expect(await db.certificate.count({ where: { orderId } })).toBe(0)
  must(await refundOrder(STAFF, orderId, REASON))
})

async function offeredThenSent() {
  const old = await paid({ isBought: true })
  const offer = await offered(old.id, await onSale())
  await db.certificate.update({ where: { id: old.id }, data: placed('submission') })
  return { old, ...offer }
}

test('a change that staff mark as paid also ends the old certificate', async () => {
  const old = await paid()
  const { orderId } = must(await offerChange(STAFF, old.id, { choiceId: await onSale(), difference: 6000 }))
  must(await markPaid(STAFF, orderId, BY_BANK))
  const { id } = await db.certificate.findFirstOrThrow({ where: { orderId } })
  expect(await db.certificate.findUnique({ where: { id: old.id } })).toMatchObject({ closedReason: 'not_purchased', changedToId: id })
})

test('A17: the buyer gets the credit back once, in whatever order staff make the refunds, and only after the new certificate has ended', async () => {
  const { old, to } = await changed()
  expect(await refundCertificate(STAFF, old.id, REASON)).toEqual(refusal('credited'))
  expect(await refundOrder(STAFF, old.orderId, REASON)).toEqual(refusal('order-credited'))
  expect(await refundPart(STAFF, old.orderId, { part: { amount: 100, currency: 'USD' }, ...REASON })).toEqual(refusal('nothing-to-refund'))
  expect(await getCertificateRefund(STAFF, old.id)).toBeNull()
  const creditOf = { id: old.id, money: { amount: 1900 } }
  expect(await getCertificateRefund(STAFF, to.id)).toMatchObject({ money: { amount: 6000 }, creditOf })
  await reopenCancelled(db, old.id, 'It must not be reopened.')
  expect([await placeNow(old.id), await owed(old.id)]).toEqual(['closed:not_purchased', 0])

  const all = () => [
    refundCertificate(STAFF, old.id, REASON),
    refundCertificate(STAFF, to.id, REASON),
    refundOrder(STAFF, old.orderId, REASON),
    refundOrder(STAFF, to.orderId, REASON),
  ]
  await Promise.all(all())
  await Promise.all([...all(), ...all()])
  for (const orderId of [old.orderId, to.orderId]) await send(orderId)
  const made = await db.refund.findMany({ where: { orderId: { in: [old.orderId, to.orderId] }, status: 'succeeded' } })
  expect(made.map(({ amount }) => amount).sort()).toEqual([1900, 6000])
  expect([await statusOf(old.orderId), await statusOf(to.orderId)]).toEqual(['refunded', 'refunded'])
})

test('once the new certificate has ended the credit is owed; a certificate whose credit was refunded is not bought after all', async () => {
  const { old, to } = await changed()
  await park(to.id, 'supplier_refused')
  must(await refundCertificate(STAFF, to.id, REASON))
  expect(await owed(old.id)).toBe(1)
  must(await refundCertificate(STAFF, old.id, REASON))
  expect(await owed(old.id)).toBe(0)
  await reopenCancelled(db, to.id, 'Its refund failed.')
  expect(await placeNow(to.id)).toBe('closed:not_purchased')
})

test('the old order’s other certificates are refunded as before; a refund in Stripe that takes the credit alerts staff', async () => {
  const { old, to } = await changed({ quantity: 2 })
  must(await refundCertificate(STAFF, old.other, REASON))
  await send(old.orderId)
  await refundAtStripe(old.orderId, 1900)
  expect(await db.mail.count({ where: { orderId: old.orderId, onceKey: { contains: 'credit:' } } })).toBe(1)
  expect(await placeNow(to.id)).toBe('purchase')
  must(await refundCertificate(STAFF, to.id, REASON))
  expect(await refundCertificate(STAFF, old.id, REASON)).toEqual(refusal('nothing-to-refund'))
})

test('a dispute over the old payment locks the new certificate until it is won', async () => {
  const { old, to } = await changed()
  const { stripeId } = await db.charge.findFirstOrThrow({ where: { orderId: old.orderId } })
  await openDispute({ disputeId: `du_${to.id}`, paymentIntentId: String(stripeId) })
  expect(await placeNow(to.id)).toBe('purchase:payment_disputed')
  expect(await isDisputed(db, { orderId: to.orderId, certificateId: to.id })).toBe(true)
  expect(await getDraft(old.buyer, to.id)).toMatchObject({ isEditable: false })
  must(await closeDispute(STAFF, old.orderId, { outcome: 'won' }))
  expect(await placeNow(to.id)).toBe('purchase')
  expect(await getDraft(old.buyer, to.id)).toMatchObject({ isEditable: true })
})
