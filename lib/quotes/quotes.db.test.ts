import { beforeAll, expect, test } from 'vitest'
import { giveCredit } from '../account-credit/give-credit'
import { listQuotes } from '../admin/lists/list-quotes'
import { openShop } from '../certificates/testing/shop'
import { DAY, later, now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { issueToken } from '../links/issue-token'
import { STAFF, sell } from '../orders/testing/shop'
import { readReader } from '../outbox/writing/read-reader'
import { markPaid } from '../payments/mark-paid'
import { startPayment } from '../payments/start-payment'
import { acceptQuote } from './accept-quote'
import { deleteOldQuotes } from './delete-old-quotes'
import { forgetQuotes } from './forget-quotes'
import { makeQuote } from './make-quote'
import { getQuote, getQuoteByLink, languageOfBuyer } from './queries'
import { sendQuote } from './send-quote'
import { withdrawQuote } from './withdraw-quote'

const support = { ...STAFF, role: 'support' } as const
let sold: { choiceId: string; productId: string }
let other: { choiceId: string }
const validUntil = later(now(), 7 * DAY)
const input = (amount: number | null, more: object = {}) => ({
  email: 'Ana@Shop.example',
  country: 'GB',
  validUntil,
  note: 'As agreed on the phone',
  lines: [
    { choiceId: sold.choiceId, quantity: 3, amount },
    { choiceId: other.choiceId, quantity: 1, amount: null },
  ],
  language: 'en' as const,
  unprotected: false,
  ...more,
})

beforeAll(async () => {
  sold = await sell(1900)
  other = await sell(2500)
  const { accountId } = await openShop()
  const { enomProdType } = await db.certificateType.findUniqueOrThrow({ where: { code: 'rapidssl' } })
  await db.enomPrice.create({
    data: { accountId, name: 'RapidSSL', enomProdType, yearly: 895, acceptedYearly: 895, enabled: true, years: [1], seenAt: now() },
  })
})

/** Creates a quote and returns the token that its email would contain. */
async function quoted(amount: number | null, more: object = {}): Promise<{ id: string; token: string }> {
  const made = await makeQuote(support, input(amount, more))
  if (!made.ok) throw new Error(made.error.code)
  return { id: made.value.id, token: await tokenOf(made.value.id) }
}

async function tokenOf(id: string): Promise<string> {
  const { linkId } = await db.quote.findUniqueOrThrow({ where: { id } })
  return (await issueToken(linkId ?? ''))?.token ?? ''
}

test('a quote keeps its prices whatever happens to the catalogue, and accepting it twice at once places one order at exactly these prices', async () => {
  const { id, token } = await quoted(1500)
  const [mail] = await db.mail.findMany({ where: { kind: 'quote', to: 'ana@shop.example' } })
  expect(mail?.data).toMatchObject({ total: { amount: 7000, currency: 'USD' }, note: 'As agreed on the phone' })
  expect(JSON.stringify(mail)).not.toContain(token)
  await db.productChoice.update({ where: { id: sold.choiceId }, data: { amount: 9900 } })
  await db.product.update({ where: { id: sold.productId }, data: { visible: false } })

  expect(await getQuoteByLink(token)).toMatchObject({ state: 'open', total: { amount: 7000 }, lines: [{ unit: { amount: 1500 } }, {}] })
  const [one, two] = await Promise.all([acceptQuote(token), acceptQuote(token)])
  expect(one).toEqual(two)
  const orderId = one.ok ? (one.value.orderId ?? '') : ''
  const orders = await db.order.findMany({ where: { email: 'ana@shop.example' }, include: { items: { orderBy: { position: 'asc' } } } })
  expect(orders).toMatchObject([
    {
      id: orderId,
      source: 'quote',
      total: 7000,
      status: 'awaiting_payment',
      items: [{ unitAmount: 1500, quantity: 3 }, { unitAmount: 2500 }],
    },
  ])
  expect(await getQuoteByLink(token)).toMatchObject({ state: 'accepted', order: { id: orderId, payable: true } })
  expect(await withdrawQuote(STAFF, id, { reason: 'Late' })).toEqual({ ok: false, error: { code: 'not-open' } })
  expect(await sendQuote(STAFF, id)).toEqual({ ok: false, error: { code: 'not-open' } })

  // The order can be paid for longer than one placed from a basket, but not forever.
  await db.order.update({ where: { id: orderId }, data: { createdAt: later(now(), -3 * DAY) } })
  expect((await getQuote(STAFF, id))?.order?.payable).toBe(true)
  expect(await markPaid(STAFF, orderId, { paidBy: 'bank_transfer', reference: 'T1', reason: 'By bank' })).toMatchObject({ ok: true })
  expect(await getQuoteByLink(token)).toMatchObject({ order: { status: 'paid', payable: false } })
  expect(await startPayment(orderId)).toEqual({ ok: false, error: { code: 'not-payable' } })
  await db.product.update({ where: { id: sold.productId }, data: { visible: true } })
})

test('an expired or withdrawn quote is refused with the reason, and only the latest link works', async () => {
  const expired = await quoted(null)
  await db.quote.update({ where: { id: expired.id }, data: { validUntil: now() } })
  expect(await acceptQuote(expired.token)).toEqual({ ok: false, error: { code: 'ended', state: 'expired' } })
  const { id, token } = await quoted(null)
  expect(await sendQuote(support, id)).toMatchObject({ ok: false, error: { code: 'sent-just-now' } })
  await db.link.updateMany({ where: { purpose: 'quote' }, data: { createdAt: later(now(), -DAY) } })
  expect(await sendQuote(support, id)).toEqual({ ok: true, value: { email: 'ana@shop.example' } })
  expect(await getQuoteByLink(token)).toBe('ended')
  expect(await acceptQuote(token)).toEqual({ ok: false, error: { code: 'link-ended' } })
  expect(await getQuoteByLink('no-token')).toBeNull()
  const newest = await tokenOf(id)
  expect(await withdrawQuote({ ...STAFF, role: 'readonly' }, id, { reason: 'x' })).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await withdrawQuote(support, id, { reason: 'Asked for less' })).toEqual({ ok: true })
  expect(await acceptQuote(newest)).toEqual({ ok: false, error: { code: 'ended', state: 'withdrawn' } })
  expect(await db.order.count({ where: { source: 'quote', status: 'awaiting_payment' } })).toBe(0)
  const ids = async (view: 'open' | 'expired' | 'withdrawn') => (await listQuotes(STAFF, { view })).rows.map((row) => row.id)
  expect([await ids('open'), await ids('expired'), await ids('withdrawn')]).toEqual([[], [expired.id], [id]])
  expect((await listQuotes(STAFF, { search: 'ana@' })).rows).toHaveLength(3)
  expect((await listQuotes({ kind: 'client', userId: STAFF.userId })).rows).toEqual([])
  const recorded = await db.auditEntry.findMany({ where: { subjectKind: 'quote', subjectId: id }, orderBy: { number: 'asc' } })
  expect(recorded.map(({ action }) => action)).toEqual(['quote.make', 'quote.send', 'quote.withdraw'])
  // A quote that became an order is kept with it, even after the buyer's data is deleted.
  expect(await deleteOldQuotes(later(now(), DAY), 10)).toBe(1)
  await inTransaction((tx) => forgetQuotes(tx, { from: 'ana@shop.example', to: 'deleted@shop.example' }))
  expect(await db.quote.findMany({ select: { email: true, note: true, status: true } })).toEqual([
    { email: 'deleted@shop.example', note: '', status: 'accepted' },
  ])
})

test('a quote below cost is refused unless someone who sets prices agrees, and a quote for a product that cannot be quoted is refused too', async () => {
  const refused = async (amount: number | null, more: object = {}, actor: Parameters<typeof makeQuote>[0] = support) => {
    const made = await makeQuote(actor, input(amount, more))
    return made.ok ? null : made.error
  }
  expect(await refused(800)).toMatchObject({ code: 'unprotected', mayAgree: false, prices: [{ cost: 895, worth: 800 }] })
  expect(await refused(800, { unprotected: true })).toMatchObject({ code: 'unprotected', mayAgree: false })
  expect(await refused(800, {}, STAFF)).toMatchObject({ code: 'unprotected', mayAgree: true })
  expect(await refused(800, { unprotected: true }, STAFF)).toBeNull()
  expect(await db.quoteLine.findFirst({ where: { unitAmount: 800 } })).toMatchObject({ unprotected: true })
  expect(await refused(0)).toMatchObject({ code: 'out-of-range' })
  expect(await refused(1900, { validUntil: now() })).toMatchObject({ code: 'in-the-past' })
  expect(await refused(1900, { validUntil: later(now(), 91 * DAY) })).toMatchObject({ code: 'too-long' })
  expect(await refused(1900, { email: 'ana at shop' })).toEqual({ code: 'not-an-email', typed: 'ana at shop' })
  expect(await refused(1900, { lines: [] })).toEqual({ code: 'empty' })
  expect(await refused(1900, { lines: [{ choiceId: sold.choiceId, quantity: 51, amount: null }] })).toEqual({ code: 'too-many' })
  expect(await refused(1900, {}, { ...STAFF, role: 'finance' })).toEqual({ code: 'not-found' })
  await db.product.update({ where: { id: sold.productId }, data: { visible: false } })
  expect(await refused(1900)).toEqual({ code: 'not-for-sale' })
})

test('with tax on top, the quote and its email show the amount to pay, and an unusable tax number prevents acceptance', async () => {
  await db.taxRate.create({ data: { country: 'DE', validFrom: new Date('2026-01-01'), rate: 1900 } })
  await db.taxSettings.upsert({
    where: { id: 1 },
    create: { mode: 'plus', sellerCountry: 'DE', askVies: false },
    update: { mode: 'plus', sellerCountry: 'DE', askVies: false },
  })
  await db.product.update({ where: { id: sold.productId }, data: { visible: true } })
  const { token } = await quoted(1500, { email: 'tax@shop.example', country: 'AT' })
  const toPay = { total: { amount: 8330 }, tax: { amount: 1330, label: 'VAT 19%' } }
  expect(await getQuoteByLink(token)).toMatchObject({ total: { amount: 7000 }, toPay })
  expect(await db.mail.findFirst({ where: { kind: 'quote', to: 'tax@shop.example' } })).toMatchObject({ data: toPay })
  expect(await acceptQuote(token, { taxNumber: 'ATU1' })).toMatchObject({ ok: false, error: { code: 'not-a-number' } })
  // The rate rises while the buyer reads the page.
  await db.taxRate.updateMany({ where: { country: 'DE' }, data: { rate: 2000 } })
  const [shown, total] = [8330, 8400].map((amount) => ({ amount, currency: 'USD' }))
  expect(await acceptQuote(token, { shown })).toEqual({ ok: false, error: { code: 'total-changed', total } })
  expect(await acceptQuote(token, { taxNumber: 'ATU13585627', shown: total })).toMatchObject({ ok: true })
  expect(await getQuoteByLink(token)).toMatchObject({ toPay: { total: { amount: 7000 }, tax: { amount: 0 } } })
  await db.taxSettings.update({ where: { id: 1 }, data: { mode: 'off' } })
})

test('an emailed quote opens in the language of its buyer’s account, and a new account gets the language in which the quote was accepted', async () => {
  await db.user.create({ data: { email: 'otto@shop.example', language: 'de' } })
  expect(await languageOfBuyer({ email: 'otto@shop.example', language: 'es' })).toBe('de')
  expect(await languageOfBuyer({ email: 'nobody@shop.example', language: 'en' })).toBe('en')
  const { token } = await quoted(1500, { email: 'sol@shop.example' })
  expect(await acceptQuote(token, { language: 'es' })).toMatchObject({ ok: true })
  expect(await languageOfBuyer({ email: 'sol@shop.example', language: 'en' })).toBe('es')
})

test('a quote to someone without an account is emailed, opened and accepted in the language that staff chose', async () => {
  const { token } = await quoted(1500, { email: 'uwe@shop.example', language: 'de' })
  const quote = await getQuoteByLink(token)
  expect(quote && quote !== 'ended' && (await languageOfBuyer(quote))).toBe('de')
  const mail = await db.mail.findFirstOrThrow({ where: { kind: 'quote', to: 'uwe@shop.example' } })
  expect((await readReader(mail)).language).toBe('de')
  expect(await acceptQuote(token)).toMatchObject({ ok: true })
  expect(await db.user.findUniqueOrThrow({ where: { email: 'uwe@shop.example' } })).toMatchObject({ language: 'de' })
  // An existing account keeps its language.
  await quoted(1500, { email: 'otto@shop.example', language: 'es' })
  const known = await db.mail.findFirstOrThrow({ where: { kind: 'quote', to: 'otto@shop.example' } })
  expect((await readReader(known)).language).toBe('de')
})

test('the email of a quote mentions account credit only if the buyer has an account with some', async () => {
  const { id } = await db.user.create({ data: { email: 'saver@shop.example' } })
  await giveCredit(STAFF, id, { money: { amount: 500, currency: 'USD' }, reason: 'For the wait' })
  for (const email of ['saver@shop.example', 'stranger@shop.example']) {
    await quoted(1500, { email })
    const mail = await db.mail.findFirstOrThrow({ where: { kind: 'quote', to: email } })
    expect(mail.data, email).toMatchObject({ canUseCredit: email === 'saver@shop.example' })
  }
})
