import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import type { Tx } from '../db/transaction'
import { startEnomSimulator } from '../enom/simulator/start'
import type { CertificateDetail } from '../registrar/types'

// The settings are read at import, so the server that plays Enom starts first.
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { setClock } = await import('../clock')
const { db } = await import('../db/client')
const { waitingForLocks } = await import('../db/test-locks')
const { inTransaction } = await import('../db/transaction')
const { applyProgress } = await import('./apply-progress')
const { askForApprovers } = await import('./ask-for-approvers')
const { chooseApprover } = await import('./choose-approver')
const { lookUpSubmission } = await import('./look-up-submission')
const { poll } = await import('./poll')
const { requestSubmission } = await import('./request-submission')
const { resumeBlocked } = await import('./resume-blocked')
const { saveContacts } = await import('./save-contacts')
const { saveRequest } = await import('./save-request')
const { submit } = await import('./submit')
const { ADMIN, fillIn, handIn, mailsAbout, must, openShop, payFor, requestFor, runLane, setLogin, statusOf } = await import('./test-shop')

const { accountId } = await openShop()

beforeEach(() => enom.operate('calm-down'))
afterEach(() => {
  globalThis.keelmarkFaultPoint = undefined
})
afterAll(() => enom.close())

/** A certificate that was paid for and bought, and the form filled in. */
async function filledIn(typeCode = 'rapidssl') {
  const bought = await payFor(typeCode)
  const money = { orderId: bought.orderId, amount: 1_000_000, currency: 'USD', actor: 'system' }
  await db.billingRecord.create({ data: { ...money, kind: 'charge', status: 'succeeded', idempotencyKey: `charge:${bought.orderId}` } })
  await runLane(typeCode)
  await fillIn(bought, 'shop.example.com')
  return bought
}

/** The same, handed in: it waits to be sent. */
async function handedIn(typeCode?: string) {
  const bought = await filledIn(typeCode)
  await handIn(bought, 'shop.example.com')
  return bought
}

/** All money of an order is on its way back. Answers the refund's row. */
async function refund(orderId: string, tx: Tx = db): Promise<string> {
  const money = { orderId, amount: 1_000_000, currency: 'USD', actor: 'staff' }
  const { id } = await tx.billingRecord.create({
    data: { ...money, kind: 'refund', status: 'pending', idempotencyKey: `refund:${orderId}` },
  })
  return id
}

/** Something happens at the very moment at which Enom is going to be asked to send. */
function whileSending(happens: () => Promise<unknown>): void {
  globalThis.keelmarkFaultPoint = async (name) => {
    if (name === 'submit.after_intent') await happens()
  }
}

const wasSent = async (id: string) => (await db.enomCall.count({ where: { certificateId: id, command: 'CertPurchaseCert' } })) > 0

/** It ended, staff were told once to ask Enom for its money, and the buyer was not asked for anything. */
async function expectEnded(id: string, earlierMails: string[] = []): Promise<void> {
  expect(await statusOf(id)).toBe('refunded_unissued')
  expect(await mailsAbout(id)).toEqual([...earlierMails, 'staff_alert'])
}

test('while its money is on its way back a certificate can be neither changed nor sent; when the refund fails, it can again', async () => {
  const { id, buyer, orderId } = await filledIn()
  const refundId = await refund(orderId)
  const refused = { ok: false, error: { code: 'refunded' } }
  expect(await saveRequest(buyer, id, { serverSoftware: 'nginx', csr: requestFor('shop.example.org') })).toEqual(refused)
  expect(await saveContacts(buyer, id, { admin: ADMIN })).toEqual(refused)
  expect(await askForApprovers(buyer, id)).toEqual(refused)
  expect(await chooseApprover(buyer, id, 'admin@example.com')).toEqual(refused)
  expect(await requestSubmission(buyer, id, { agreed: true })).toEqual(refused)
  expect(await statusOf(id)).toBe('not_configured')
  await db.billingRecord.update({ where: { id: refundId }, data: { status: 'failed' } })
  must(await requestSubmission(buyer, id, { agreed: true }))
})

test('what waits to be sent when its money goes back is not sent', async () => {
  const { id, orderId } = await handedIn()
  await refund(orderId)
  await Promise.allSettled([submit(id), submit(id)])
  await expectEnded(id)
  expect(await wasSent(id)).toBe(false)
})

test('what the authority refuses after its money went back does not come back to the buyer', async () => {
  const { id, orderId } = await handedIn()
  await db.configuration.update({ where: { certificateId: id }, data: { approverEmail: 'info@example.com' } })
  whileSending(() => refund(orderId))
  await submit(id)
  expect(await wasSent(id)).toBe(true)
  await expectEnded(id)
})

test('what cannot be sent just when its money goes back does not wait for another try', async () => {
  const { id, orderId } = await handedIn()
  whileSending(async () => {
    await refund(orderId)
    await enom.operate('set-account', { loginId: 'keelmark', password: 'another-light' })
  })
  await submit(id)
  await enom.operate('set-account', { loginId: 'keelmark', password: 'harbour-light' })
  await expectEnded(id)
})

/** Waits until Enom takes our login again, which it does now. */
async function blocked() {
  const bought = await handedIn()
  await setLogin(accountId, 'wrong')
  await submit(bought.id)
  expect(await statusOf(bought.id)).toBe('send_blocked')
  await setLogin(accountId, 'harbour-light')
  return { ...bought, earlier: await mailsAbout(bought.id) }
}

test('what waits for Enom to work again is not sent once its money went back', async () => {
  const { id, orderId, earlier } = await blocked()
  await refund(orderId)
  await resumeBlocked()
  await expectEnded(id, earlier)
})

test('of a refund and a step at the same instant either finds the other', async () => {
  const { id, orderId, earlier } = await blocked()
  const resumed = await inTransaction(async (tx) => {
    await refund(orderId, tx)
    await tx.$queryRaw`select 1 from "Certificate" where id = ${id}::uuid for update`
    const step = resumeBlocked()
    await expect.poll(waitingForLocks, { timeout: 10_000 }).toBe(1)
    return { step }
  })
  await resumed.step
  await expectEnded(id, earlier)
})

test('what never arrived is not sent again once its money went back', async () => {
  const { id, orderId } = await handedIn()
  await enom.operate('add-fault', { command: 'CertPurchaseCert', kind: 'fail-before-commit' })
  await submit(id)
  expect(await statusOf(id)).toBe('send_unclear')
  await refund(orderId)
  const putBack = setClock(() => new Date(Date.now() + 61_000))
  try {
    await lookUpSubmission(id)
  } finally {
    putBack()
  }
  await expectEnded(id)
})

/** With the authority when its money goes back. */
async function sentAndRefunded(typeCode?: string) {
  const bought = await handedIn(typeCode)
  await submit(bought.id)
  await refund(bought.orderId)
  const { enomCertId } = await db.certificate.findUniqueOrThrow({ where: { id: bought.id } })
  return { ...bought, certId: enomCertId }
}

test('what the domain owner declines after its money went back cannot be set up again', async () => {
  const { id, certId } = await sentAndRefunded('comodo-essential')
  await enom.operate('decline', { certId })
  await poll(id)
  await poll(id)
  await expectEnded(id, ['sent_to_authority'])
  expect(await db.certificate.findUnique({ where: { id } })).toMatchObject({ enomStatusId: 6, problemCode: null })
})

test('what Enom takes back after its money went back cannot be set up again', async () => {
  const { id } = await sentAndRefunded()
  const detail: CertificateDetail = {
    enomCertId: 1,
    statusId: 1,
    statusText: 'Awaiting Configuration',
    stage: 'not_configured',
    messages: [],
  }
  for (let look = 0; look < 2; look += 1) {
    const certificate = await db.certificate.findUniqueOrThrow({ where: { id }, include: { type: true, configuration: true } })
    await applyProgress(certificate, { to: 'not_configured' }, detail)
  }
  await expectEnded(id, ['sent_to_authority'])
})

test('what the authority issues although its money went back stays the buyer’s', async () => {
  const { id, certId } = await sentAndRefunded()
  await enom.operate('approve', { certId })
  await poll(id)
  expect(await statusOf(id)).toBe('issued')
})
