import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import type { Tx } from '../../db/transaction'
import { startEnomSimulator } from '../../enom/simulator/start'
import type { CertificateDetail } from '../../registrar/types'
import { placed } from '../testing/place'
import type { Bought } from '../testing/shop'

// The settings are read at import, so the server that plays Enom starts first.
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
const { buyerWords } = await import('../lifecycle/status-text')
const { ADMIN, fillIn, handIn, mailsAbout, must, openShop, payFor, requestFor, runPurchaseQueue, setLogin, placeNow } = await import(
  '../testing/shop'
)

const { accountId } = await openShop()

beforeEach(() => enom.operate('calm-down'))
afterEach(() => {
  globalThis.keelmarkFaultPoint = undefined
})
afterAll(() => enom.close())

/** A certificate that was paid for and bought, and the form filled in. */
async function filledIn(typeCode = 'rapidssl') {
  const bought = await payFor(typeCode)
  await charged(bought.orderId)
  await runPurchaseQueue(typeCode)
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
  return (await refunded(orderId, { amount: 1_000_000 }, tx)).id
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
  expect(await placeNow(id)).toMatch(/^closed:refunded_/)
  expect(await mailsAbout(id)).toEqual([...earlierMails, 'staff_alert'])
}

test('while its money is on its way back a certificate can be neither changed nor sent; when the refund fails, it can again', async () => {
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

test('what waits to be sent when its money goes back is not sent', async () => {
  const { id, orderId } = await handedIn()
  await refund(orderId)
  await Promise.allSettled([submit(id), submit(id)])
  await expectEnded(id)
  expect(await wasSent(id)).toBe(false)
})

test('what is refunded at the last moment is not sent any more', async () => {
  const { id, orderId } = await handedIn()
  whileSending(() => refund(orderId))
  await submit(id)
  expect(await wasSent(id)).toBe(false)
  await expectEnded(id)
})

test('what the authority refuses after its money went back does not come back to the buyer', async () => {
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
  expect(await placeNow(bought.id)).toBe('submission:login_refused')
  await setLogin(accountId, 'harbour-light')
  return { ...bought, earlier: await mailsAbout(bought.id) }
}

test('what waits for Enom to work again is not sent once its money went back', async () => {
  const { id, orderId, earlier } = await blocked()
  await refund(orderId)
  await resumeHeld()
  await expectEnded(id, earlier)
})

test('of a refund and a step at the same instant either finds the other', async () => {
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

test('what never arrived is not sent again once its money went back', async () => {
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
    const certificate = await db.certificate.findUniqueOrThrow({ where: { id }, include: { type: true, issuance: true } })
    await applyProgress(certificate, { to: 'setup' }, detail)
  }
  await expectEnded(id, ['sent_to_authority'])
})

/** With the authority, or perhaps there, when Enom gives its price back; what the buyer paid stays with the shop. */
async function refundedAtEnom(learned: 'by a look' | 'while nobody knew whether it had arrived'): Promise<Bought> {
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
  { learned: 'while nobody knew whether it had arrived', work: reconcileSubmission, earlier: [] },
] as const)(
  'Enom gives the price of a paid certificate back, learned $learned: staff are told once, and it waits for them until the buyer’s money goes back',
  async ({ learned, work, earlier }) => {
    const bought = await refundedAtEnom(learned)
    const { id, orderId } = bought
    await work(id)
    await work(id)
    await expectEnded(id, [...earlier])
    const { data } = await db.mail.findFirstOrThrow({ where: { certificateId: id, kind: 'staff_alert' } })
    expect(data).toMatchObject({ subject: 'Enom refunded a certificate, but its buyer has not been refunded' })
    expect([await needsAPerson(id), await buyerReads(bought)]).toEqual([true, 'Ended'])
    const refundId = await refund(orderId)
    expect([await needsAPerson(id), await buyerReads(bought)]).toEqual([false, 'Refunded'])
    await db.refund.update({ where: { id: refundId }, data: { status: 'failed' } })
    expect([await needsAPerson(id), await buyerReads(bought)]).toEqual([true, 'Ended'])
  },
)

test('when Enom gives a price back after the buyer’s money went back, nobody needs to be told', async () => {
  const bought = await refundedAtEnom('by a look')
  await refund(bought.orderId)
  await poll(bought.id)
  expect([await placeNow(bought.id), await mailsAbout(bought.id)]).toEqual(['closed:refunded_by_supplier', ['sent_to_authority']])
  expect([await needsAPerson(bought.id), await buyerReads(bought)]).toEqual([false, 'Refunded'])
})

test('what Enom gives back of a disputed payment is not owed: staff are sent to the dispute, and the buyer is promised nothing', async () => {
  const bought = await refundedAtEnom('by a look')
  const { id, orderId, buyer } = bought
  await disputed(orderId)
  await poll(id)
  const { data } = await db.mail.findFirstOrThrow({ where: { certificateId: id, kind: 'staff_alert' } })
  expect(data).toMatchObject({ lines: [expect.anything(), expect.stringContaining('answer the dispute in Stripe')] })
  const read = buyerWords((await getCertificate(buyer, id)) ?? { place: 'issued', wasIssued: true, ended: null })
  expect([await needsAPerson(id), read.sentence]).toEqual([false, 'This certificate has ended.'])
  const refundId = await refund(orderId)
  expect(await buyerReads(bought)).toBe('Refunded')
  await db.refund.update({ where: { id: refundId }, data: { status: 'failed' } })
  expect([await needsAPerson(id), await buyerReads(bought)]).toEqual([false, 'Ended'])
})

/** Bought and ready to be set up when Enom gives its price back, of which nobody here has heard. */
async function refundedBeforeSetUp(typeCode: string): Promise<Bought> {
  const bought = await filledIn(typeCode)
  await askAnew(bought)
  const { enomCertId } = await db.certificate.findUniqueOrThrow({ where: { id: bought.id } })
  await enom.operate('refund', { certId: enomCertId })
  return bought
}

/** The buyer makes another request and asks for its list, which is on its way. */
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
  'a %s that Enom refunded ends when its buyer goes on setting it up, and staff are told once',
  async (typeCode) => {
    const bought = await refundedBeforeSetUp(typeCode)
    await bringList(bought)
    await bringList(bought)
    await expectEnded(bought.id)
    expect(await db.certificate.findUnique({ where: { id: bought.id } })).toMatchObject({ enomStatusId: 7 })
    expect([await needsAPerson(bought.id), await buyerReads(bought)]).toEqual([true, 'Ended'])
  },
)

test('one that Enom refunded before it was sent ends when it is sent', async () => {
  const bought = await handedIn()
  const { enomCertId } = await db.certificate.findUniqueOrThrow({ where: { id: bought.id } })
  await enom.operate('refund', { certId: enomCertId })
  await submit(bought.id)
  await reconcileSubmission(bought.id)
  await expectEnded(bought.id)
})

test('where a certificate stands elsewhere at Enom than here, staff are told once and its buyer is sent to no step again', async () => {
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

test('while Enom cannot say where it stands, the list is asked for again by itself', async () => {
  const bought = await refundedBeforeSetUp('rapidssl')
  await enom.operate('add-fault', { command: 'CertGetCertDetail', kind: 'fail-before-commit', times: 5 })
  expect(await bringList(bought)).toMatchObject({ approversProblem: 'supplier_unavailable' })
  await enom.operate('calm-down')
  await resumeHeld()
  await bringList(bought)
  await expectEnded(bought.id)
})

/** Those of these certificates whose price the shop owes to their buyer. */
const owedAmong = async (ids: string[]) =>
  (await db.certificate.findMany({ where: { id: { in: ids }, ...OWED }, orderBy: { id: 'asc' } })).map(({ id }) => id)

type Money = { of?: 'first' | 'second'; status?: 'failed'; payment?: 'second'; amount?: number; before?: boolean }

test.each<{ what: string; refunds: Money[]; owed: ('first' | 'second')[]; unassigned?: number }>([
  { what: 'nothing', refunds: [], owed: ['first', 'second'] },
  { what: 'the price of one', refunds: [{ of: 'first' }], owed: ['second'] },
  { what: 'the price of one, which failed', refunds: [{ of: 'first', status: 'failed' }], owed: ['first', 'second'] },
  { what: 'the price of one by hand in Stripe', refunds: [{}], owed: ['first', 'second'], unassigned: 1 },
  { what: 'the price of both by hand in Stripe', refunds: [{ amount: 3800 }], owed: [] },
  { what: 'one of them by hand and one here', refunds: [{ of: 'first' }, {}], owed: [] },
  {
    what: 'the price of both by hand before they ended',
    refunds: [{ amount: 3800, before: true }],
    owed: ['first', 'second'],
    unassigned: 1,
  },
  { what: 'a payment made twice', refunds: [{ payment: 'second', amount: 5700 }], owed: ['first', 'second'] },
  { what: 'all money of the order by hand', refunds: [{ amount: 5700 }, { payment: 'second', amount: 5700 }], owed: [] },
])('of three certificates two ended at Enom and $what went back: owed is $owed', async ({ refunds, owed, unassigned = 0 }) => {
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

test('of two of an order that end at Enom one after the other, what is refunded by hand is for the one that has ended', async () => {
  const { orderId, ids } = await payFor('rapidssl', { quantity: 4, unitAmount: 1900 })
  await charged(orderId, { amount: 7600 })
  const [early = '', late = ''] = ids
  const end = (id: string) =>
    db.certificate.update({ where: { id }, data: { ...placed('closed:refunded_by_supplier', { issued: true }), statusSince: now() } })
  for (const id of [early, late]) await passThrough(id)
  await end(early)
  await refunded(orderId, { amount: 1900 })
  expect(await owedAmong(ids)).toEqual([])
  // For one that goes on: nobody can tell for which.
  await refunded(orderId, { amount: 1900 })
  await end(late)
  expect(await owedAmong(ids)).toEqual([late])
  await refunded(orderId, { amount: 1900 })
  expect(await owedAmong(ids)).toEqual([])
})

/** Has a certificate issued, step by step, as the database demands. */
async function passThrough(id: string): Promise<void> {
  for (const place of ['setup', 'submission', 'validation:approval', 'issued'] as const) {
    await db.certificate.update({ where: { id }, data: placed(place) })
  }
}

test('what the authority issues although its money went back stays the buyer’s', async () => {
  const { id, certId } = await sentAndRefunded()
  await enom.operate('approve', { certId })
  await poll(id)
  expect(await placeNow(id)).toBe('issued')
})
