import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { startEnomSimulator } from '../../enom/simulator/start'

// The shop and Enom share one clock, which the test sets. Timers are real.
vi.useFakeTimers({ toFake: ['Date'] })
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { db } = await import('../../db/client')
const { retryPurchase } = await import('../purchase/retry')
const { openShop, payFor, runPurchaseQueue, soldUnseen } = await import('../testing/shop')
const { noteRestoration } = await import('./since-backup')

const STAFF = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' } as const
const sold = () => enom.state.certificates().length
const bought = (id: string) =>
  db.certificate.findUniqueOrThrow({ where: { id }, select: { stage: true, hold: true, enomCertId: true, cost: true } })
await openShop()

afterAll(async () => {
  vi.useRealTimers()
  await enom.close()
})

test('C8: certificates that Enom sold after the backup go to the waiting orders once its lists are complete; only the rest are bought', async () => {
  const kept = await payFor('rapidssl')
  await runPurchaseQueue('rapidssl')
  const [one, two, three] = [await payFor('rapidssl'), await payFor('rapidssl'), await payFor('rapidssl')]
  const lost = [await soldUnseen(enom.url), await soldUnseen(enom.url)]
  await db.enomAccount.updateMany({ data: { listLag: 60 } })
  // Orders get their timestamps from the database, whose clock is not stopped.
  vi.setSystemTime(Date.now() + 300_000)
  await noteRestoration({ takenAt: new Date(Date.now() - 600_000) })
  vi.setSystemTime(Date.now() + 1000)
  await runPurchaseQueue('rapidssl')
  // Enom's lists may not show the latest sales yet.
  expect(sold()).toBe(3)
  vi.setSystemTime(Date.now() + 60_000)
  await runPurchaseQueue('rapidssl')
  expect(sold()).toBe(4)
  expect(await bought(one.id)).toMatchObject({ stage: 'setup', enomCertId: lost[0], cost: 895 })
  expect(await bought(two.id)).toMatchObject({ stage: 'setup', enomCertId: lost[1], cost: 895 })
  expect(lost).not.toContain((await bought(three.id)).enomCertId)
  expect(await bought(kept.id)).toMatchObject({ stage: 'setup' })
})

test('C8: nothing is bought until Stripe has reported which orders were refunded since the backup', async () => {
  const { id } = await payFor('rapidssl')
  vi.setSystemTime(Date.now() + 300_000)
  await noteRestoration({ takenAt: new Date(Date.now() - 600_000) })
  await db.stripeList.create({ data: { name: 'events', readTo: new Date(Date.now() - 600_000) } })
  vi.setSystemTime(Date.now() + 200_000)
  const before = sold()
  await runPurchaseQueue('rapidssl')
  const tell = (id: string, created: number) =>
    db.stripeEvent.create({
      data: { id, type: 'refund.created', objectId: `re_${id}`, livemode: false, payload: { created }, receivedAt: new Date() },
    })
  await tell('before', Date.now() / 1000 - 400)
  await tell('since', Date.now() / 1000)
  await db.stripeList.updateMany({ data: { readTo: new Date() } })
  await runPurchaseQueue('rapidssl')
  expect(sold()).toBe(before)
  // There is no need to wait for events after the restore.
  await db.stripeEvent.update({ where: { id: 'before' }, data: { appliedAt: new Date() } })
  await runPurchaseQueue('rapidssl')
  expect(await bought(id)).toMatchObject({ stage: 'setup' })
  await db.stripeList.deleteMany()
})

test('C8: an order that joins the queue while the run reads Enom’s sales is not bought in that run, but gets a certificate that Enom already sold', async () => {
  const [first, late] = [await payFor('rapidssl'), await payFor('rapidssl')]
  const lost = [await soldUnseen(enom.url), await soldUnseen(enom.url)]
  await db.certificate.update({ where: { id: late.id }, data: { hold: 'supplier_refused' } })
  vi.setSystemTime(Date.now() + 300_000)
  await noteRestoration({ takenAt: new Date(Date.now() - 600_000) })
  vi.setSystemTime(Date.now() + 200_000)
  const before = sold()
  const bills = () => db.enomCall.count({ where: { command: 'GetOrderDetail' } })
  const made = await bills()
  await enom.operate('set-switches', { delayMs: 300 })
  const running = runPurchaseQueue('rapidssl')
  // Enom's bill for the first sale is read after its list of sales.
  await expect.poll(bills, { interval: 10 }).toBe(made + 1)
  await db.certificate.update({ where: { id: late.id }, data: { hold: null } })
  await running
  await enom.operate('set-switches', { delayMs: 0 })
  await runPurchaseQueue('rapidssl')
  expect([(await bought(first.id)).enomCertId, (await bought(late.id)).enomCertId]).toEqual(lost)
  expect(sold()).toBe(before)
})

test('C8: a certificate that was set up after the backup is not bought again until staff say so, and until then no order gets another order’s certificate', async () => {
  await enom.operate('seed-certificates', { count: 1, statusMix: { 2: 1 }, prodTypes: [23], days: 0 })
  const [owner, waiting] = [await payFor('rapidssl'), await payFor('rapidssl')]
  const lost = await soldUnseen(enom.url)
  vi.setSystemTime(Date.now() + 300_000)
  await noteRestoration({ takenAt: new Date(Date.now() - 1000) })
  vi.setSystemTime(Date.now() + 200_000)
  const before = sold()
  await runPurchaseQueue('rapidssl')
  for (const { id } of [owner, waiting]) expect(await bought(id)).toMatchObject({ stage: 'purchase', hold: 'supplier_refused' })
  expect(await db.mail.count({ where: { certificateId: waiting.id, onceKey: { startsWith: 'staff_alert:purchase_unclear' } } })).toBe(1)
  expect(await retryPurchase(STAFF, waiting.id)).toMatchObject({ ok: true })
  await runPurchaseQueue('rapidssl')
  expect(await bought(waiting.id)).toMatchObject({ stage: 'setup', enomCertId: lost })
  expect(sold()).toBe(before)
  expect(await retryPurchase(STAFF, owner.id)).toMatchObject({ ok: true })
  await runPurchaseQueue('rapidssl')
  expect(await bought(owner.id)).toMatchObject({ stage: 'setup' })
  expect(sold()).toBe(before + 1)
})
