import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { startEnomSimulator } from '../../enom/simulator/start'
import type { FaultPoint } from '../../fault-point'

// The settings are read at import time, so the Enom simulator must start first.
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { db } = await import('../../db/client')
const { inTransaction } = await import('../../db/transaction')
const { createEnomClient } = await import('../../enom/connection/client')
const { purchaseServices } = await import('../../enom/commands/purchase-services')
const { recordCall } = await import('../../registrar/calls/record-call')
const { holdQueue } = await import('../purchase/hold')
const { recordOutcome } = await import('../purchase/record-outcome')
const { failPurchases } = await import('../purchase/hold')
const { bindPurchase } = await import('../purchase/bind')
const { declareNotPurchased } = await import('../purchase/declare-not-purchased')
const { must, openShop, leaveOutcomeUnknown, payFor, runPurchaseQueue, reconcileAll, soldUnseen, startOperation, placeNow } = await import(
  '../testing/shop'
)

const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' } as const
const { accountId } = await openShop()
const soldAtEnom = () => enom.state.certificates().length
const waitingRuns = () =>
  db.$queryRaw<unknown[]>`select 1 from graphile_worker.jobs where task_identifier = 'purchase.run'`.then(({ length }) => length)
const purchaseOf = (certificateId: string) => db.supplierOperation.findFirstOrThrow({ where: { certificateId }, orderBy: { id: 'desc' } })

/** Runs the purchase queue and calls `meanwhile` at the given moment of the purchase. */
async function buyWhile(moment: FaultPoint, meanwhile: () => Promise<unknown>): Promise<void> {
  let isDone = false
  globalThis.keelmarkFaultPoint = async (name) => {
    if (name !== moment || isDone) return
    isDone = true
    await meanwhile()
  }
  await runPurchaseQueue('rapidssl')
  expect(isDone).toBe(true)
}

beforeEach(async () => {
  globalThis.keelmarkFaultPoint = undefined
  await enom.operate('calm-down')
  await enom.operate('set-account', { loginId: 'keelmark', password: 'harbour-light', ips: ['127.0.0.1'], balance: 5_000_000 })
  await db.mail.deleteMany()
  await db.$executeRaw`delete from graphile_worker._private_jobs`
})
afterAll(() => enom.close())

test('B4: a certificate that one queue is buying is not put on hold by another queue that detects an outage of the same account', async () => {
  const { ids } = await payFor('rapidssl', { quantity: 2 })
  const [buying = '', waiting = ''] = ids
  const trouble = { outage: 'supplier_unavailable', text: 'connection refused', accountId } as const
  await buyWhile('purchase.sent', async () => {
    await holdQueue({ typeCode: 'rapidssl', accountId }, trouble)
    expect([await placeNow(buying), await placeNow(waiting)]).toEqual(['purchase', 'purchase:supplier_unavailable'])
  })
  expect(await placeNow(buying)).toBe('setup')
})

test('B4: another queue cannot mark a purchase in progress as permanently refused', async () => {
  const { id } = await payFor('rapidssl')
  await buyWhile('purchase.sent', async () => {
    await inTransaction((tx) => failPurchases(tx, [id], 'Enom’s price list does not include this product.'))
    expect(await placeNow(id)).toBe('purchase')
  })
  expect(await placeNow(id)).toBe('setup')
})

test('B4: staff cannot bind another certificate to an order while a purchase for it is running', async () => {
  const { id } = await payFor('rapidssl')
  const stray = await soldUnseen(enom.url)
  let refusal: unknown
  await buyWhile('purchase.sent', async () => {
    refusal = await bindPurchase(staff, id, { enomCertId: stray })
  })
  expect(refusal).toEqual({ ok: false, error: { code: 'being-bought' } })
  const { enomCertId } = await db.certificate.findUniqueOrThrow({ where: { id } })
  expect(enomCertId).toBeGreaterThan(stray)
  // Staff can bind the orphan to another order, even to one whose purchase Enom refused.
  const other = await payFor('rapidssl')
  await inTransaction((tx) => failPurchases(tx, [other.id], 'no longer sold'))
  must(await bindPurchase(staff, other.id, { enomCertId: stray }))
  expect(await placeNow(other.id)).toBe('setup')
})

test('B3: staff cannot declare a purchase as not bought while it is being reconciled, because the lists may not show it yet', async () => {
  const { id } = await payFor('rapidssl')
  await enom.operate('set-moods', { listLagSeconds: 10_000, rates: { 'list-lag': { perMille: 1000 } } })
  await enom.operate('add-fault', { command: 'PurchaseServices', kind: 'commit-then-no-answer' })
  await runPurchaseQueue('rapidssl')
  expect(await declareNotPurchased(staff, id)).toEqual({ ok: false, error: { code: 'still-looking' } })
  expect(await placeNow(id)).toBe('purchase:outcome_unknown')
  await enom.operate('calm-down')
  must(await bindPurchase(staff, id, { enomCertId: enom.state.certificates().at(-1)?.certId ?? 0 }))
})

test('B4: staff are alerted to a certificate sold for a purchase that was settled with another one', async () => {
  const { id } = await payFor('rapidssl')
  const stray = await soldUnseen(enom.url)
  await buyWhile('purchase.answered', async () => {
    await recordOutcome((await purchaseOf(id)).id, { kind: 'succeeded', enomCertId: stray, enomOrderId: null, actor: 'system' })
  })
  const sold = enom.state.certificates().at(-1)?.certId
  expect(await db.certificate.findUnique({ where: { id } })).toMatchObject({ enomCertId: stray })
  const [alert, ...others] = await db.mail.findMany({ where: { kind: 'staff_alert' } })
  expect([JSON.stringify(alert?.data), others]).toEqual([expect.stringContaining(`certificate ${sold} was bought`), []])
  must(await bindPurchase(staff, (await payFor('rapidssl')).id, { enomCertId: sold ?? 0 }))
})

test('B2: once a stalled purchase has been given up on as interrupted, it is never sent to Enom, however late its worker continues', async () => {
  const { id } = await payFor('rapidssl')
  const before = soldAtEnom()
  await db.$executeRaw`delete from graphile_worker._private_jobs`
  await buyWhile('purchase.after_intent', async () => recordOutcome((await purchaseOf(id)).id, { kind: 'unknown', text: 'cut off' }))
  expect([soldAtEnom(), await db.enomCall.count({ where: { certificateId: id } })]).toEqual([before, 0])
  // The certificate returns to the queue automatically, to be purchased again.
  expect([await placeNow(id), await waitingRuns()]).toEqual(['purchase', 1])
  await runPurchaseQueue('rapidssl')
  expect([await placeNow(id), soldAtEnom()]).toEqual(['setup', before + 1])
})

test('B2: the database rejects a purchase call that belongs to no purchase, whatever version of the shop makes it', async () => {
  const call = { accountId, command: 'PurchaseServices', input: {}, startedAt: new Date() }
  await expect(db.enomCall.create({ data: call })).rejects.toThrow('EnomCall_purchase_has_operation')
})

test('B2: a call not sent within ten seconds of its record is never sent', async () => {
  const client = createEnomClient({ url: `${enom.url}/interface.asp`, credentials: { loginId: 'keelmark', password: 'harbour-light' } })
  const real = performance.now.bind(performance)
  let late = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => real() + late)
  const slow = {
    ...purchaseServices,
    recordable: (input: { service: string; years: number }) => {
      late = 11_000
      return purchaseServices.recordable(input)
    },
  }
  const operationId = await startOperation(accountId)
  const before = soldAtEnom()
  try {
    await expect(
      recordCall({ client, accountId }, slow, { service: 'Certificate-RapidSSL-RapidSSL', years: 1 }, { operationId }),
    ).rejects.toThrow('too late')
  } finally {
    clock.mockRestore()
  }
  expect(soldAtEnom()).toBe(before)
  expect(await db.enomCall.findFirst({ where: { operationId } })).toMatchObject({ outcome: 'unreachable' })
  // This does not count as Enom failing to respond.
  expect(await db.enomAccount.findUnique({ where: { id: accountId } })).toMatchObject({ failures: 0 })
})

test('a purchase waiting behind an unclear one continues as soon as that is settled, by reconciliation or by staff', async () => {
  const looked = await payFor('rapidssl')
  await leaveOutcomeUnknown(looked.id, accountId, { highestBefore: await soldUnseen(enom.url) })
  const sold = await soldUnseen(enom.url)
  await db.$executeRaw`delete from graphile_worker._private_jobs`
  await reconcileAll()
  expect((await db.certificate.findUniqueOrThrow({ where: { id: looked.id } })).enomCertId).toBe(sold)
  expect(await waitingRuns()).toBe(1)

  const bound = await payFor('rapidssl')
  await leaveOutcomeUnknown(bound.id, accountId, { highestBefore: 999_999_999 })
  await db.$executeRaw`delete from graphile_worker._private_jobs`
  must(await bindPurchase(staff, bound.id, { enomCertId: await soldUnseen(enom.url) }))
  expect(await waitingRuns()).toBe(1)
})
