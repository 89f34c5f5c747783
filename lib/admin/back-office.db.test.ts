import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { placed } from '../certificates/testing/place'
import { purchaseServices } from '../enom/commands/purchase-services'
import { createEnomClient } from '../enom/connection/client'
import { startEnomSimulator } from '../enom/simulator/start'

// The settings are read at import time, so the simulated Enom server must start first.
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { db } = await import('../db/client')
const { assignRefund } = await import('../refunds/allocation/assign-refund')
const { charged, refunded } = await import('../refunds/testing/books')
const { disputed } = await import('../disputes/testing/disputed')
const { auditAccount } = await import('../audit/compare/audit-account')
const { bindPurchase } = await import('../certificates/purchase/bind')
const { must, openShop, leaveOutcomeUnknown, payFor, runPurchaseQueue } = await import('../certificates/testing/shop')
const { saveAccount: saveRow } = await import('../registrar/accounts/save-account')
const { setDefaultAccount } = await import('../registrar/accounts/save-account')
const { askEnom } = await import('./ask-enom')
const { findUnbound } = await import('./find-unbound')
const { getCertificate } = await import('./get-certificate')
const { inFlightKeyOf } = await import('../certificates/purchase/queue')
const { getCertificateHistory, getOrderHistory } = await import('./history')
const { getNeeds } = await import('./overview/needs')
const { saveAccountAndResume } = await import('./save-account-and-resume')
const { getStanding } = await import('./standing')
const { tryAccount } = await import('./try-account')
const { reportedOf, troubleOf } = await import('./text')
const { faultText } = await import('../chain/text')
const { listAllProducts } = await import('../catalog/admin-queries')

const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' } as const
const client = { kind: 'client', userId: '018f0000-0000-7000-8000-000000000002' } as const
const { accountId } = await openShop()
const buyer = createEnomClient({ url: `${enom.url}/interface.asp`, credentials: { loginId: 'keelmark', password: 'harbour-light' } })
const buyAtEnom = () => buyer.call(purchaseServices, { service: 'Certificate-RapidSSL-RapidSSL', years: 1 })
let bought = { id: '', orderId: '' }
let unclear = { id: '', orderId: '' }

beforeAll(async () => {
  bought = await payFor('rapidssl')
  await runPurchaseQueue('rapidssl')
  unclear = await payFor('rapidssl')
  await leaveOutcomeUnknown(unclear.id, accountId)
  await buyAtEnom()
})
afterAll(() => enom.close())

const waitingJobs = () =>
  db.$queryRaw<{ count: number }[]>`
    select count(*)::int from graphile_worker.jobs where task_identifier = 'certificate.resume_blocked'`.then(([row]) => row?.count)

test('only staff can read the back office', async () => {
  expect(await getNeeds(client)).toBeNull()
  expect(await getStanding(client)).toEqual({ testMode: false, silent: [], mails: null, blocked: [] })
  expect(await getCertificate(client, bought.id)).toBeNull()
  expect(await getCertificateHistory(client, bought.id)).toEqual([])
  expect(await getOrderHistory(client, bought.orderId)).toEqual([])
  expect(await askEnom(client, bought.id)).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await findUnbound(client, unclear.id)).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await tryAccount(client, accountId)).toBeNull()
})

test('the overview lists what needs attention, and the page frame says that this is a test account', async () => {
  const needs = await getNeeds(staff)
  expect(needs?.map(({ key, count }) => [key, count])).toEqual([['outcome_unknown', 1]])
  expect(needs?.[0]?.items.map(({ href }) => href)).toEqual([`/admin/certificates/${unclear.id}`])
  expect((await getStanding(staff)).testMode).toBe(true)
})

test('a product sold through a test account is announced in the page frame and named in the list, whatever the default account is', async () => {
  const account = await db.enomAccount.findFirstOrThrow({ where: { isDefault: true } })
  const live = await db.enomAccount.create({ data: { label: 'Live', testMode: false, loginId: 'live', passwordSealed: 'x' } })
  await db.enomAccount.update({ where: { id: account.id }, data: { isDefault: false } })
  await db.enomAccount.update({ where: { id: live.id }, data: { isDefault: true } })
  const choice = { typeCode: 'rapidssl', years: 1, amount: 9900, currency: 'USD' }
  const product = { name: 'RapidSSL', summary: 's', typeCode: 'rapidssl', choices: { create: choice } }
  await db.product.create({ data: { ...product, slug: 'real' } })
  const test = await db.product.create({ data: { ...product, slug: 'test', enomAccountId: account.id } })
  try {
    expect(await getStanding(staff)).toMatchObject({ testMode: true, sales: { test: 1, real: 1, isPaidReally: false } })
    const named = (await listAllProducts(staff)).filter(({ slug }) => slug === 'real' || slug === 'test')
    expect(named.map((row) => [row.slug, row.account?.testMode]).sort()).toEqual([
      ['real', false],
      ['test', true],
    ])
    await db.product.update({ where: { id: test.id }, data: { visible: false } })
    expect(await getStanding(staff)).toMatchObject({ testMode: false, sales: { test: 0, real: 1 } })
  } finally {
    await db.product.deleteMany({ where: { slug: { in: ['real', 'test'] } } })
    await db.enomAccount.update({ where: { id: live.id }, data: { isDefault: false } })
    await db.enomAccount.update({ where: { id: account.id }, data: { isDefault: true } })
    await db.enomAccount.delete({ where: { id: live.id } })
  }
})

test('a file held by our own check is explained with the check’s findings, never as a refusal by Enom', async () => {
  const texts = ['key_mismatch', 'name_missing', 'chain_missing', 'expired', 'unreadable'].map(faultText)
  for (const problemText of [...texts, texts.join(' ')]) {
    expect(reportedOf({ place: 'validation:file_mismatch', problemText, isDisputed: false })).toBeNull()
  }
  // The same text is attributed to Enom if it came from Enom.
  expect(reportedOf({ place: 'setup:correction_needed', problemText: texts[0] ?? '', isDisputed: false })?.cause).toMatch(
    /asked the buyer for a new one/,
  )
  expect(reportedOf({ place: 'purchase:payment_disputed', problemText: 'The payment is disputed.', isDisputed: true })).toBeNull()
  expect(reportedOf({ place: 'purchase:insufficient_funds', problemText: 'Refill your account.', isDisputed: false })?.cause).toBeNull()
})

test('a difference found by an audit needs attention until it is resolved or dismissed', async () => {
  const waits = async () => (await getNeeds(staff))?.find(({ key }) => key === 'difference')?.count
  const seen = { firstSeenAt: new Date(), lastSeenAt: new Date() }
  const found = { ...seen, accountId, kind: 'orphan', about: 'certificate:7000001', enomCertId: 7_000_001, detail: {} } as const
  const { id } = await db.auditDifference.create({ data: found })
  expect(await waits()).toBe(1)
  await db.auditDifference.update({ where: { id }, data: { resolvedAt: new Date(), resolvedBy: 'staff:1', resolution: 'put_aside' } })
  expect(await waits()).toBeUndefined()
})

test('an order whose payment does not match, or whose refund bounced, is listed with the reason', async () => {
  const user = await db.user.create({ data: { email: 'review@shop.example' } })
  const order = { userId: user.id, email: user.email, status: 'needs_review', currency: 'USD', total: 1900, basketHash: 'r' } as const
  const [misfit, cameBack] = [(await db.order.create({ data: order })).id, (await db.order.create({ data: order })).id]
  await charged(cameBack, { amount: 1900 })
  await refunded(cameBack, { amount: 1900, status: 'failed' })
  const listed = (await getNeeds(staff))?.flatMap(({ key, items }) => items.map(({ href }) => [key, href]))
  expect(listed).toEqual(
    expect.arrayContaining([
      ['payment_does_not_fit', `/admin/orders/${misfit}?to=refund#refund`],
      ['refund_failed', `/admin/orders/${cameBack}`],
    ]),
  )
})

test('an order with a failed refund stays listed until the money has been refunded', async () => {
  await charged(bought.orderId, { amount: 3800 })
  const named = async () => (await getNeeds(staff))?.find(({ items }) => items.some(({ href }) => href.endsWith(bought.orderId)))?.key
  await refunded(bought.orderId, { amount: 1900, status: 'failed' })
  expect(await named()).toBe('refund_failed')
  const { id } = await refunded(bought.orderId, { amount: 1900, status: 'succeeded', createdAt: new Date(Date.now() + 1000) })
  expect(await named()).toBe('refund_unassigned')
  must(await assignRefund(staff, id, { certificateIds: [] }))
  expect(await named()).toBeUndefined()
})

test('emails that can’t be sent are shown on every page with the last error; new, untried and deferred ones are not', async () => {
  const mail = { kind: 'staff_alert', to: 'staff@shop.example', data: {}, attempts: 3, lastError: '535 5.7.8 authentication failed' }
  await db.mail.create({ data: { ...mail, onceKey: 'young' } })
  const old = { createdAt: new Date(Date.now() - 2 * 60 * 60_000) }
  await db.mail.create({ data: { ...mail, ...old, onceKey: 'untried', attempts: 0 } })
  await db.mail.create({ data: { ...mail, ...old, onceKey: 'refused', refusedSince: old.createdAt, lastError: '452 mailbox full' } })
  expect((await getStanding(staff)).mails).toBeNull()
  await db.mail.create({ data: { ...mail, ...old, onceKey: 'old' } })
  expect((await getStanding(staff)).mails).toEqual({ count: 1, lastError: '535 5.7.8 authentication failed' })
  await db.mail.deleteMany({ where: { onceKey: { in: ['young', 'untried', 'refused', 'old'] } } })
})

test('Enom’s view is shown beside our own record, and fetching it changes nothing', async () => {
  const before = await getCertificate(staff, bought.id)
  const seen = await askEnom(staff, bought.id)
  expect(seen).toMatchObject({ ok: true, value: { enomCertId: before?.enom.certId, stage: 'not_configured' } })
  const after = await getCertificate(staff, bought.id)
  expect({ ...after, calls: [] }).toEqual({ ...before, calls: [] })
  expect(await askEnom(staff, unclear.id)).toEqual({ ok: false, error: { code: 'not-bought' } })
})

test('the certificate of a purchase with an unknown outcome is found even behind hundreds of newer certificates', async () => {
  const newer = new Set((await Promise.all(Array.from({ length: 251 }, buyAtEnom))).map(({ certId }) => certId))
  const found = await findUnbound(staff, unclear.id)
  const numbers = found.ok ? found.value.certificates.map(({ enomCertId }) => enomCertId) : []
  expect(numbers.filter((number) => !newer.has(number))).toHaveLength(1)
  await db.certificate.createMany({ data: await takenBy(newer) })
})

/** Creates rows that claim these certificates, so that only the one in doubt remains unclaimed. */
async function takenBy(numbers: ReadonlySet<number>) {
  const { orderId, orderItemId, userId, typeCode, years } = await db.certificate.findUniqueOrThrow({ where: { id: bought.id } })
  return [...numbers].map((enomCertId, index) => ({
    orderId,
    orderItemId,
    userId,
    typeCode,
    years,
    enomAccountId: accountId,
    enomCertId,
    ordinal: index + 2,
    ...placed('closed:not_purchased'),
  }))
}

test('the certificate of a purchase with an unknown outcome is found at Enom, and is not offered again once bound', async () => {
  const found = await findUnbound(staff, unclear.id)
  const numbers = found.ok ? found.value.certificates.map(({ enomCertId }) => enomCertId) : []
  expect(numbers).toHaveLength(1)
  expect(await bindPurchase(staff, unclear.id, { enomCertId: numbers[0] ?? 0 })).toMatchObject({ ok: true })
  expect(await findUnbound(staff, unclear.id)).toEqual({ ok: false, error: { code: 'nothing-unclear' } })
})

test('a purchase with an unknown outcome is looked up in the account it was made with, even after the default has changed', async () => {
  await enom.operate('set-account', { loginId: 'second', password: 'quay-light', ips: ['127.0.0.1'], balance: 50_000 })
  const second = must(await saveRow(staff, { label: 'Second', testMode: true, loginId: 'second', password: 'quay-light' })).id
  const { id } = await payFor('rapidssl')
  await leaveOutcomeUnknown(id, accountId, { highestBefore: Math.max(...enom.state.certificates().map(({ certId }) => certId)) })
  const { certId } = await buyAtEnom()
  must(await setDefaultAccount(staff, second))
  const found = await findUnbound(staff, id)
  must(await setDefaultAccount(staff, accountId))
  expect(found).toMatchObject({ ok: true, value: { accountLabel: 'Main', certificates: [{ enomCertId: certId }] } })
  must(await bindPurchase(staff, id, { enomCertId: certId }))
})

test('the history shows who did what and identifies staff by email address', async () => {
  await db.user.create({ data: { id: staff.userId, email: 'kim@shop.example', role: 'staff', staffRole: 'owner' } })
  const history = await getOrderHistory(staff, unclear.orderId)
  expect(history[0]).toMatchObject({ title: expect.stringContaining('Bought from Enom'), by: 'kim@shop.example' })
  expect(history.find(({ title }) => title.includes('Purchase outcome unknown'))).toMatchObject({ isFailure: true, by: 'the shop' })
})

test('the history is written in plain words: no codes, no row ids, and amounts formatted as money', async () => {
  const event = { certificateId: bought.id, actor: 'system', kind: 'certificate.cost_corrected' }
  const detail = { outage: 'insufficient_funds', cost: 1200, balance: 500 }
  await db.certificateEvent.create({ data: { ...event, kind: 'certificate.purchase_blocked', to: 'purchase:insufficient_funds', detail } })
  await db.certificateEvent.create({ data: { ...event, detail: { from: 1000, to: 1200 } } })
  const asked = { orderId: bought.orderId, kind: 'order.certificate_refund_requested', actor: 'system' }
  await db.orderEvent.create({ data: { ...asked, detail: { reason: 'by phone', certificateId: bought.id } } })
  const misfit = { owed: { amount: 1900, currency: 'USD' }, received: { amount: 1000, currency: 'EUR' } }
  await db.orderEvent.create({ data: { orderId: bought.orderId, kind: 'order.payment_does_not_fit', actor: 'stripe', detail: misfit } })
  const said = (await getOrderHistory(staff, bought.orderId)).map(({ detail }) => detail)
  expect(said).toContain('owed: $19.00, received: €10.00')
  expect(said).toContain('reason: by phone')
  expect(said).toContain('to: $12.00, from: $10.00')
  expect(said).toContain('cost: $12.00, why: The balance at Enom is too low, balance: $5.00')
})

test('saving or successfully testing a repaired account resumes held certificates at once; a failing account does not', async () => {
  await enom.operate('set-account', { loginId: 'keelmark', password: 'another-light' })
  expect((await tryAccount(staff, accountId))?.at(-1)).toMatchObject({ stage: 'login', ok: false })
  expect(await waitingJobs()).toBe(0)
  const fixed = { id: accountId, label: 'Test', testMode: true, loginId: 'keelmark', password: 'another-light' }
  expect(await saveAccountAndResume(staff, fixed)).toMatchObject({ ok: true })
  expect(await waitingJobs()).toBe(1)
  await db.$executeRaw`delete from graphile_worker._private_jobs`
  expect((await tryAccount(staff, accountId))?.every(({ ok }) => ok)).toBe(true)
  expect(await waitingJobs()).toBe(1)
})

test('staff are pointed to the dispute rather than a refund when an unpurchased certificate belongs to a disputed payment', async () => {
  const { id, orderId } = await payFor('rapidssl')
  await db.certificate.update({ where: { id }, data: { ...placed('purchase:supplier_refused') } })
  const cure = async () => {
    const certificate = await getCertificate(staff, id)
    return certificate && troubleOf(certificate)?.cure
  }
  expect(await cure()).toMatch(/refund the order/)
  await disputed(orderId)
  expect(await cure()).toMatch(/^Respond to the dispute in Stripe.*If you win, it is bought automatically/)
})

test('staff can act on a certificate that Enom refunded but that is still active here: through the audit’s difference if there is one, otherwise by starting an audit', async () => {
  const { id } = await payFor('geotrust-quickssl')
  await runPurchaseQueue('geotrust-quickssl')
  const refund = async () => must(await askEnom(staff, id)).refund
  expect(await refund()).toBeNull()
  const { enomCertId } = await db.certificate.findUniqueOrThrow({ where: { id } })
  await enom.operate('refund', { certId: enomCertId })
  expect(await refund()).toEqual({ differenceId: null })
  await auditAccount(accountId)
  const { id: differenceId } = await db.auditDifference.findFirstOrThrow({ where: { certificateId: id } })
  expect(await refund()).toEqual({ differenceId })
  await db.certificate.update({ where: { id }, data: { ...placed('closed:refunded_by_supplier') } })
  expect(await refund()).toBeNull()
})

test('a certificate that is not bought because another purchase of the same product has an unknown outcome names the certificate it waits for', async () => {
  const first = await payFor('rapidssl')
  await leaveOutcomeUnknown(first.id, accountId)
  // While the shop is still resolving a purchase, that purchase holds the in-flight key of its product and account.
  const { enomProdType } = await db.certificateType.findUniqueOrThrow({ where: { code: 'rapidssl' } })
  await db.supplierOperation.updateMany({
    where: { certificateId: first.id },
    data: { inFlightKey: inFlightKeyOf(accountId, enomProdType) },
  })
  const [second, other] = [await payFor('rapidssl'), await payFor('geotrust-quickssl')]
  const waitsFor = async (id: string) => (await getCertificate(staff, id))?.waitsFor
  expect([await waitsFor(second.id), await waitsFor(first.id), await waitsFor(other.id)]).toEqual([first.id, null, null])
})

test('what holds up certificates is counted with the account of all of them', async () => {
  const { id } = await payFor('rapidssl')
  await db.certificate.update({ where: { id }, data: placed('purchase:insufficient_funds') })
  expect((await getStanding(staff)).blocked).toMatchObject([{ hold: 'insufficient_funds', certificates: 1, accountId }])
})
