import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import type { Tx } from '../../db/transaction'
import { startEnomSimulator } from '../../enom/simulator/start'
import type { CertificateDetail } from '../../registrar/translation/types'
import { placed } from '../testing/place'
import type { Bought } from '../testing/shop'

// The settings are read at import time, so the Enom simulator must start first.
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { now, setClock } = await import('../../clock')
const { db } = await import('../../db/client')
const { waitingForLocks } = await import('../../db/testing/test-locks')
const { inTransaction } = await import('../../db/transaction')
const { charged, refunded } = await import('../../refunds/testing/books')
const { disputed } = await import('../../disputes/testing/disputed')
const { applyProgress } = await import('../validation/apply-progress')
const { requestApprovers } = await import('../setup/request-approvers')
const { chooseApprover } = await import('../setup/choose-approver')
const { endRefundedByEnom } = await import('./refunded-by-enom')
const { fetchApprovers } = await import('../setup/fetch-approvers')
const { OWED } = await import('../settlement/unreturned')
const { reconcileSubmission } = await import('../submission/reconcile')
const { approversProblemText } = await import('../lifecycle/problems')
const { needsStaff } = await import('../view/needs-staff')
const { poll } = await import('../validation/poll')
const { getCertificate, getDraft } = await import('../view/queries')
const { requestSubmission } = await import('../submission/request')
const { resumeHeld } = await import('../sweeps/resume-held')
const { saveContacts } = await import('../setup/save-contacts')
const { saveRequest } = await import('../setup/save-request')
const { submit } = await import('../submission/submit')
const { beginSubmission } = await import('../submission/begin')
const { recordOutcome } = await import('../submission/record-outcome')
const { buyerWords } = await import('../status/buyer-text')
const { ADMIN, fillIn, handIn, mailsAbout, must, openShop, payFor, requestFor, runPurchaseQueue, setLogin, placeNow } = await import(
  '../testing/shop'
)

const { accountId } = await openShop()

beforeEach(() => enom.operate('calm-down'))
afterEach(() => {
  globalThis.keelmarkFaultPoint = undefined
})
afterAll(() => enom.close())

/** Returns a paid and purchased certificate whose form has been filled in. */
async function filledIn(typeCode = 'rapidssl') {
  const bought = await payFor(typeCode)
  await charged(bought.orderId)
  await runPurchaseQueue(typeCode)
  await fillIn(bought, 'shop.example.com')
  return bought
}

/** Returns a certificate whose request has also been submitted and is waiting to be sent. */
async function handedIn(typeCode?: string) {
  const bought = await filledIn(typeCode)
  await handIn(bought, 'shop.example.com')
  return bought
}

/** Starts a refund of the whole order. Returns the ID of the refund. */
async function refund(orderId: string, tx: Tx = db): Promise<string> {
  return (await refunded(orderId, { amount: 1_000_000 }, tx)).id
}

/** Runs `happens` just before the call that sends the request to Enom. */
function whileSending(happens: () => Promise<unknown>): void {
  globalThis.keelmarkFaultPoint = async (name) => {
    if (name === 'submit.after_intent') await happens()
  }
}

const wasSent = async (id: string) => (await db.enomCall.count({ where: { certificateId: id, command: 'CertPurchaseCert' } })) > 0

/** Asserts that the certificate ended, that staff were asked once to claim the money from Enom, and that the buyer got no email. */
async function expectEnded(id: string, earlierMails: string[] = []): Promise<void> {
  expect(await placeNow(id)).toMatch(/^closed:refunded_/)
  expect(await mailsAbout(id)).toEqual([...earlierMails, 'staff_alert'])
}

test('while a refund is in progress a certificate can be neither changed nor submitted; if the refund fails, both are possible again', async () => {
  const { id, buyer, orderId } = await filledIn()
  const refundId = await refund(orderId)
  const refused = { ok: false, error: { code: 'refunded' } }
  expect(await saveRequest(buyer, id, { serverSoftware: 'nginx', csr: requestFor('shop.example.org') })).toEqual(refused)
  expect(await saveContacts(buyer, id, { admin: ADMIN })).toEqual(refused)
  expect(await requestApprovers(buyer, id)).toEqual(refused)
  expect(await chooseApprover(buyer, id, 'admin@example.com')).toEqual(refused)
  expect(await requestSubmission(buyer, id, { agreed: true })).toEqual(refused)
  expect(await placeNow(id)).toBe('setup')
  await db.refund.update({ where: { id: refundId }, data: { status: 'failed' } })
  must(await requestSubmission(buyer, id, { agreed: true }))
})

test('a certificate refunded while it is waiting to be submitted is not submitted', async () => {
  const { id, orderId } = await handedIn()
  await refund(orderId)
  await Promise.allSettled([submit(id), submit(id)])
  await expectEnded(id)
  expect(await wasSent(id)).toBe(false)
})

test('a certificate refunded at the last moment is not submitted', async () => {
  const { id, orderId } = await handedIn()
  whileSending(() => refund(orderId))
  await submit(id)
  expect(await wasSent(id)).toBe(false)
  await expectEnded(id)
})

test('a request that the authority refuses after the refund is not returned to the buyer', async () => {
  const { id, orderId } = await handedIn()
  const begun = await beginSubmission(id, accountId)
  if (begun.kind !== 'started') throw new Error(begun.kind)
  await refund(orderId)
  await recordOutcome(begun.operationId, {
    kind: 'refused',
    text: 'not on the list of allowed approvers',
    outage: null,
    field: 'approver',
  })
  await expectEnded(id)
})

test('a submission that fails just as the certificate is refunded is not retried', async () => {
  const { id, orderId } = await handedIn()
  whileSending(async () => {
    await refund(orderId)
    await enom.operate('set-account', { loginId: 'keelmark', password: 'another-light' })
  })
  await submit(id)
  await enom.operate('set-account', { loginId: 'keelmark', password: 'harbour-light' })
  await expectEnded(id)
})

/** Returns a certificate that is on hold because Enom rejected our login. From now on, Enom accepts the login again. */
async function blocked() {
  const bought = await handedIn()
  await setLogin(accountId, 'wrong')
  await submit(bought.id)
  expect(await placeNow(bought.id)).toBe('submission:login_refused')
  await setLogin(accountId, 'harbour-light')
  return { ...bought, earlier: await mailsAbout(bought.id) }
}

test('a certificate waiting for Enom to recover is not submitted once it has been refunded', async () => {
  const { id, orderId, earlier } = await blocked()
  await refund(orderId)
  await resumeHeld()
  await expectEnded(id, earlier)
})

test('when a refund and another step happen at the same time, the later one takes the earlier one into account', async () => {
  const { id, orderId, earlier } = await blocked()
  const resumed = await inTransaction(async (tx) => {
    await refund(orderId, tx)
    await tx.$queryRaw`select 1 from "Certificate" where id = ${id}::uuid for update`
    const step = resumeHeld()
    await expect.poll(waitingForLocks, { timeout: 10_000 }).toBe(1)
    return { step }
  })
  await resumed.step
  await expectEnded(id, earlier)
})

test('a request that never arrived is not submitted again after the refund', async () => {
  const { id, orderId } = await handedIn()
  await enom.operate('add-fault', { command: 'CertPurchaseCert', kind: 'fail-before-commit' })
  await submit(id)
  expect(await placeNow(id)).toBe('submission:outcome_unknown')
  await refund(orderId)
  const putBack = setClock(() => new Date(Date.now() + 61_000))
  try {
    await reconcileSubmission(id)
  } finally {
    putBack()
  }
  await expectEnded(id)
})

/** Returns a certificate that was refunded while it was with the authority. */
async function sentAndRefunded(typeCode?: string) {
  const bought = await handedIn(typeCode)
  await submit(bought.id)
  await refund(bought.orderId)
  const { enomCertId } = await db.certificate.findUniqueOrThrow({ where: { id: bought.id } })
  return { ...bought, certId: enomCertId }
}

test('when the domain owner declines after the refund, the certificate cannot be set up again', async () => {
  const { id, certId } = await sentAndRefunded('comodo-essential')
  await enom.operate('decline', { certId })
  await poll(id)
  await poll(id)
  await expectEnded(id, ['sent_to_authority'])
  expect(await db.certificate.findUnique({ where: { id } })).toMatchObject({ enomStatusId: 6, problemCode: null })
})

test('when Enom returns the request after the refund, the certificate cannot be set up again', async () => {
  const { id } = await sentAndRefunded()
  const detail: CertificateDetail = {
    enomCertId: 1,
    statusId: 1,
    statusText: 'Awaiting Configuration',
    stage: 'not_configured',
    messages: [],
  }
  for (let look = 0; look < 2; look += 1) {
    const certificate = await db.certificate.findUniqueOrThrow({ where: { id }, include: { type: true, issuance: true } })
    await applyProgress(certificate, { to: 'setup' }, detail)
  }
  await expectEnded(id, ['sent_to_authority'])
})

/** Returns a certificate that Enom refunded while it was (or might have been) with the authority. The buyer has not been refunded. */
async function refundedAtEnom(learned: 'by a look' | 'while it was unclear whether it had arrived'): Promise<Bought> {
  const bought = await handedIn()
  if (learned !== 'by a look') await enom.operate('add-fault', { command: 'CertPurchaseCert', kind: 'commit-then-no-answer' })
  await submit(bought.id)
  const { enomCertId } = await db.certificate.findUniqueOrThrow({ where: { id: bought.id } })
  await enom.operate('refund', { certId: enomCertId })
  return bought
}

const needsAPerson = async (id: string) => (await db.certificate.count({ where: { AND: [{ id }, await needsStaff()] } })) === 1
const buyerReads = async ({ id, buyer }: Bought) => {
  const certificate = await getCertificate(buyer, id)
  return certificate && buyerWords(certificate).label
}

test.each([
  { learned: 'by a look', work: poll, earlier: ['sent_to_authority'] },
  { learned: 'while it was unclear whether it had arrived', work: reconcileSubmission, earlier: [] },
] as const)(
  'Enom refunds a paid certificate, discovered $learned: staff are alerted once, and it needs attention until the buyer is refunded',
  async ({ learned, work, earlier }) => {
    const bought = await refundedAtEnom(learned)
    const { id, orderId } = bought
    await work(id)
    await work(id)
    await expectEnded(id, [...earlier])
    const { data } = await db.mail.findFirstOrThrow({ where: { certificateId: id, kind: 'staff_alert' } })
    expect(data).toMatchObject({ subject: 'Enom refunded a certificate, but the buyer has not been refunded' })
    expect([await needsAPerson(id), await buyerReads(bought)]).toEqual([true, 'Ended'])
    const refundId = await refund(orderId)
    expect([await needsAPerson(id), await buyerReads(bought)]).toEqual([false, 'Refunded'])
    await db.refund.update({ where: { id: refundId }, data: { status: 'failed' } })
    expect([await needsAPerson(id), await buyerReads(bought)]).toEqual([true, 'Ended'])
  },
)

test('when Enom refunds a certificate after the buyer was refunded, no alert is sent', async () => {
  const bought = await refundedAtEnom('by a look')
  await refund(bought.orderId)
  await poll(bought.id)
  expect([await placeNow(bought.id), await mailsAbout(bought.id)]).toEqual(['closed:refunded_by_supplier', ['sent_to_authority']])
  expect([await needsAPerson(bought.id), await buyerReads(bought)]).toEqual([false, 'Refunded'])
})

test('when Enom refunds a certificate whose payment is disputed, nothing is owed: staff are referred to the dispute and the buyer is promised nothing', async () => {
  const bought = await refundedAtEnom('by a look')
  const { id, orderId, buyer } = bought
  await disputed(orderId)
  await poll(id)
  const { data } = await db.mail.findFirstOrThrow({ where: { certificateId: id, kind: 'staff_alert' } })
  expect(data).toMatchObject({ lines: [expect.anything(), expect.stringContaining('respond to the dispute in Stripe')] })
  const read = buyerWords((await getCertificate(buyer, id)) ?? { place: 'issued', wasIssued: true, ended: null })
  expect([await needsAPerson(id), read.sentence]).toEqual([false, 'This certificate has ended.'])
  const refundId = await refund(orderId)
  expect(await buyerReads(bought)).toBe('Refunded')
  await db.refund.update({ where: { id: refundId }, data: { status: 'failed' } })
  expect([await needsAPerson(id), await buyerReads(bought)]).toEqual([false, 'Ended'])
})

/** Returns a certificate that was ready to be set up when Enom refunded it, which the shop has not noticed yet. */
async function refundedBeforeSetUp(typeCode: string): Promise<Bought> {
  const bought = await filledIn(typeCode)
  await askAnew(bought)
  const { enomCertId } = await db.certificate.findUniqueOrThrow({ where: { id: bought.id } })
  await enom.operate('refund', { certId: enomCertId })
  return bought
}

/** Has the buyer enter another request and request its list of approvers. The list is still being fetched. */
async function askAnew({ id, buyer }: Bought): Promise<void> {
  must(await saveRequest(buyer, id, { serverSoftware: 'nginx', csr: requestFor('www.example.com') }))
  must(await requestApprovers(buyer, id))
}

async function bringList({ id, buyer }: Bought) {
  const { revision } = await db.issuance.findFirstOrThrow({ where: { certificateId: id } })
  await fetchApprovers(id, revision)
  return getDraft(buyer, id)
}

test.each(['rapidssl', 'comodo-ucc-dv'])(
  'a %s that Enom refunded ends when its buyer continues the set-up, and staff are alerted once',
  async (typeCode) => {
    const bought = await refundedBeforeSetUp(typeCode)
    await bringList(bought)
    await bringList(bought)
    await expectEnded(bought.id)
    expect(await db.certificate.findUnique({ where: { id: bought.id } })).toMatchObject({ enomStatusId: 7 })
    expect([await needsAPerson(bought.id), await buyerReads(bought)]).toEqual([true, 'Ended'])
  },
)

test('a certificate that Enom refunded before submission ends when it is submitted', async () => {
  const bought = await handedIn()
  const { enomCertId } = await db.certificate.findUniqueOrThrow({ where: { id: bought.id } })
  await enom.operate('refund', { certId: enomCertId })
  await submit(bought.id)
  await reconcileSubmission(bought.id)
  await expectEnded(bought.id)
})

test('when a certificate’s status at Enom differs from ours, staff are alerted once and the buyer is not sent back to an earlier step', async () => {
  const bought = await handedIn()
  await submit(bought.id)
  await db.mail.deleteMany({ where: { certificateId: bought.id } })
  await db.certificate.update({ where: { id: bought.id }, data: { ...placed('setup') } })
  for (let time = 0; time < 2; time += 1) {
    await askAnew(bought)
    expect(await bringList(bought)).toMatchObject({ approversStatus: 'failed', approversProblem: 'stands-elsewhere' })
  }
  expect([await placeNow(bought.id), await mailsAbout(bought.id)]).toEqual(['setup', ['staff_alert']])
  expect(approversProblemText('stands-elsewhere')).toContain('will write to you')
})

test('while Enom cannot report a certificate’s status, the list of approvers is retried automatically', async () => {
  const bought = await refundedBeforeSetUp('rapidssl')
  await enom.operate('add-fault', { command: 'CertGetCertDetail', kind: 'fail-before-commit', times: 5 })
  expect(await bringList(bought)).toMatchObject({ approversProblem: 'supplier_unavailable' })
  await enom.operate('calm-down')
  await resumeHeld()
  await bringList(bought)
  await expectEnded(bought.id)
})

/** Returns the certificates among these for which the shop owes a refund. */
const owedAmong = async (ids: string[]) =>
  (await db.certificate.findMany({ where: { id: { in: ids }, ...OWED }, orderBy: { id: 'asc' } })).map(({ id }) => id)

type Money = { of?: 'first' | 'second'; status?: 'failed'; payment?: 'second'; amount?: number; before?: boolean }

test.each<{ what: string; refunds: Money[]; owed: ('first' | 'second')[]; unassigned?: number }>([
  { what: 'nothing', refunds: [], owed: ['first', 'second'] },
  { what: 'the price of one', refunds: [{ of: 'first' }], owed: ['second'] },
  { what: 'the price of one, but the refund failed', refunds: [{ of: 'first', status: 'failed' }], owed: ['first', 'second'] },
  { what: 'the price of one, manually in Stripe', refunds: [{}], owed: ['first', 'second'], unassigned: 1 },
  { what: 'the price of both, manually in Stripe', refunds: [{ amount: 3800 }], owed: [] },
  { what: 'one of them manually and one here', refunds: [{ of: 'first' }, {}], owed: [] },
  {
    what: 'the price of both, manually, before they ended',
    refunds: [{ amount: 3800, before: true }],
    owed: ['first', 'second'],
    unassigned: 1,
  },
  { what: 'a payment made twice', refunds: [{ payment: 'second', amount: 5700 }], owed: ['first', 'second'] },
  { what: 'the full amount of the order, manually', refunds: [{ amount: 5700 }, { payment: 'second', amount: 5700 }], owed: [] },
])('two of three certificates ended at Enom; refunded: $what; still owed: $owed', async ({ refunds, owed, unassigned = 0 }) => {
  const { orderId, ids } = await payFor('rapidssl', { quantity: 3, unitAmount: 1900 })
  const ended = { first: ids[0] ?? '', second: ids[1] ?? '' }
  const payments = { first: await charged(orderId, { amount: 5700 }), second: await charged(orderId, { amount: 5700 }) }
  const giveBack = async (all: Money[]) => {
    for (const { of, payment = 'first', status = 'sent', amount = 1900 } of all)
      await refunded(orderId, { chargeId: payments[payment].id, only: of && ended[of], status, amount })
  }
  await giveBack(refunds.filter(({ before }) => before))
  for (const id of Object.values(ended)) {
    await db.certificate.update({ where: { id }, data: { ...placed('setup') } })
    await inTransaction((tx) => endRefundedByEnom(tx, id, { from: 'setup', actor: 'enom' }))
  }
  await giveBack(refunds.filter(({ before }) => !before))
  expect(await owedAmong(ids)).toEqual(owed.map((which) => ended[which]))
  expect(await db.refund.count({ where: { orderId, needsAllocation: true } })).toBe(unassigned)
})

test('when two certificates of an order end at Enom one after the other, a manual refund counts for the one that has already ended', async () => {
  const { orderId, ids } = await payFor('rapidssl', { quantity: 4, unitAmount: 1900 })
  await charged(orderId, { amount: 7600 })
  const [early = '', late = ''] = ids
  const end = (id: string) =>
    db.certificate.update({ where: { id }, data: { ...placed('closed:refunded_by_supplier', { issued: true }), statusSince: now() } })
  for (const id of [early, late]) await passThrough(id)
  await end(early)
  await refunded(orderId, { amount: 1900 })
  expect(await owedAmong(ids)).toEqual([])
  // This refund is for one of the certificates that are still active; which one is not known.
  await refunded(orderId, { amount: 1900 })
  await end(late)
  expect(await owedAmong(ids)).toEqual([late])
  await refunded(orderId, { amount: 1900 })
  expect(await owedAmong(ids)).toEqual([])
})

/** Takes a certificate to "issued" step by step, as the database requires. */
async function passThrough(id: string): Promise<void> {
  for (const place of ['setup', 'submission', 'validation:approval', 'issued'] as const) {
    await db.certificate.update({ where: { id }, data: placed(place) })
  }
}

test('a certificate that the authority issues after the refund remains with the buyer', async () => {
  const { id, certId } = await sentAndRefunded()
  await enom.operate('approve', { certId })
  await poll(id)
  expect(await placeNow(id)).toBe('issued')
})
