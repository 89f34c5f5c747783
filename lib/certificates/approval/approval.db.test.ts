import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { startEnomSimulator } from '../../enom/simulator/start'

// The settings are read at import time, so the Enom simulator must start first.
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { setClock } = await import('../../clock')
const { db } = await import('../../db/client')
const { disputed } = await import('../../disputes/testing/disputed')
const { charged, refunded } = await import('../../refunds/testing/books')
const { changeApprover } = await import('./change-approver')
const { listApprovers } = await import('./list-approvers')
const { resendApproval } = await import('./resend')
const { withdrawRequest } = await import('./withdraw')
const { suspend } = await import('../lifecycle/suspend')
const { nameCertificate } = await import('../setup/name')
const { submit } = await import('../submission/submit')
const { poll } = await import('../validation/poll')
const { getApproval } = await import('../view/approval')
const { getCertificate, getDraft, getTimeline } = await import('../view/queries')
const { handIn, mailsAbout, must, openShop, payFor, placeNow, runPurchaseQueue, setLogin } = await import('../testing/shop')

const { accountId } = await openShop()
let minutes = 0
let putBack = () => {}
beforeEach(async () => {
  minutes = 0
  putBack = setClock(() => new Date(Date.now() + minutes * 60_000))
  await enom.operate('calm-down')
  await enom.operate('clear-faults')
  await enom.operate('set-switches', { brandRules: 'catalogue' })
})
afterEach(() => putBack())
afterAll(() => enom.close())

const stranger = { kind: 'client', userId: '018f0000-0000-7000-8000-00000000000f' } as const

async function sent(typeCode = 'rapidssl', more: readonly string[] = []) {
  const bought = await payFor(typeCode)
  await runPurchaseQueue(typeCode)
  await handIn(bought, 'shop.example.com', more)
  await submit(bought.id)
  const { enomCertId } = await db.certificate.findUniqueOrThrow({ where: { id: bought.id } })
  return { ...bought, certId: enomCertId }
}

const atEnom = (certId: number | null) => enom.state.certificates().find((one) => one.certId === certId)
const called = (id: string, command: string) => db.enomCall.count({ where: { certificateId: id, command } })
const refused = (code: string) => ({ ok: false, error: { code } })
const kinds = async (id: string) =>
  (await db.certificateEvent.findMany({ where: { certificateId: id }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)

test('the approval email can be resent every ten minutes, five times a day, and the history records it', async () => {
  const { id, buyer } = await sent()
  for (let press = 0; press < 5; press += 1, minutes += 10) {
    must(await resendApproval(buyer, id))
    if (press === 0) expect(await resendApproval(buyer, id)).toMatchObject(refused('mails-used-up'))
  }
  expect(await resendApproval(buyer, id)).toMatchObject(refused('mails-used-up'))
  expect([await called(id, 'CertResendApproverEmail'), (await getApproval(buyer, id))?.sent]).toEqual([5, 5])
  expect((await getTimeline(buyer, id)).at(-1)?.text).toBe('Approval email sent again to admin@example.com')
  minutes = 24 * 60
  must(await resendApproval(buyer, id))
})

test('an email that could not be requested from Enom does not count towards the limit; one that may have been sent does', async () => {
  const { id, buyer } = await sent()
  await setLogin(accountId, 'wrong')
  expect(await resendApproval(buyer, id)).toEqual(refused('out-of-reach'))
  expect((await getApproval(buyer, id))?.sent).toBe(0)
  await setLogin(accountId, 'harbour-light')
  await enom.operate('add-fault', { command: 'CertResendApproverEmail', kind: 'commit-then-no-answer' })
  expect(await resendApproval(buyer, id)).toEqual(refused('resend-unclear'))
  expect((await getApproval(buyer, id))?.sent).toBe(1)
})

test('another inbox from the authority’s list is emailed, and the account is notified', async () => {
  const { id, buyer, certId } = await sent()
  const listed = must(await listApprovers(buyer, id))
  expect(listed.map(({ email }) => email)).toContain('hostmaster@example.com')
  expect(await changeApprover(buyer, id, 'boss@elsewhere.com')).toEqual(refused('not-listed'))
  expect(await changeApprover(buyer, id, 'admin@example.com')).toEqual(refused('same-approver'))
  expect((await getApproval(buyer, id))?.sent).toBe(0)
  must(await changeApprover(buyer, id, 'Hostmaster@Example.com'))
  expect(atEnom(certId)?.submission?.approverEmail).toBe('hostmaster@example.com')
  expect((await getCertificate(buyer, id))?.approverEmail).toBe('hostmaster@example.com')
  expect(await mailsAbout(id)).toEqual(['sent_to_authority', 'approver_changed'])
  expect((await getApproval(buyer, id))?.sent).toBe(1)
})

test('however often the page is loaded, Enom is queried for the inboxes at most every half minute', async () => {
  const { id, buyer } = await sent()
  for (const [at, calls] of [
    // The set-up has just requested the list.
    [0, 0],
    [1, 1],
    [2, 2],
  ] as const) {
    minutes = at
    for (let load = 0; load < 3; load += 1) must(await listApprovers(buyer, id))
    expect(await called(id, 'CertGetApproverEmail')).toBe(calls)
  }
})

test('a change of inbox that got no response is looked up at Enom and not sent twice', async () => {
  const { id, buyer, certId } = await sent()
  await enom.operate('add-fault', { command: 'CertChangeApproverEmail', kind: 'commit-then-no-answer' })
  must(await changeApprover(buyer, id, 'webmaster@example.com'))
  expect(await called(id, 'CertChangeApproverEmail')).toBe(1)
  expect(atEnom(certId)?.submission?.approverEmail).toBe('webmaster@example.com')
  expect((await getCertificate(buyer, id))?.approverEmail).toBe('webmaster@example.com')
})

test('a change of inbox that never reached Enom leaves the earlier inbox in place, and the buyer can choose again', async () => {
  const { id, buyer } = await sent()
  await enom.operate('add-fault', { command: 'CertChangeApproverEmail', kind: 'fail-before-commit' })
  expect(await changeApprover(buyer, id, 'webmaster@example.com')).toEqual(refused('not-changed'))
  expect((await getCertificate(buyer, id))?.approverEmail).toBe('admin@example.com')
  expect(await withdrawRequest(buyer, id)).toEqual(refused('approval-busy'))
  minutes = 3
  must(await changeApprover(buyer, id, 'webmaster@example.com'))
})

test('a withdrawn request returns to the set-up with all input intact, and can be sent with a corrected domain', async () => {
  const bought = await sent()
  const { id, buyer, certId } = bought
  const before = await getDraft(buyer, id)
  must(await withdrawRequest(buyer, id))
  expect(await placeNow(id)).toBe('setup')
  expect(atEnom(certId)?.submission).toBeNull()
  const after = await getDraft(buyer, id)
  expect(after).toMatchObject({ isEditable: true, csrPem: before?.csrPem, contacts: before?.contacts, serverSoftware: 'nginx' })
  expect(await mailsAbout(id)).toEqual(['sent_to_authority', 'needs_you'])
  minutes = 5
  await handIn(bought, 'www.example.org')
  await submit(id)
  expect([await placeNow(id), atEnom(certId)?.configuration?.domain]).toEqual(['validation:approval', 'www.example.org'])
})

test('a withdrawal that arrived but got no response is looked up at Enom and not repeated', async () => {
  const { id, buyer } = await sent()
  await enom.operate('add-fault', { command: 'CertModifyOrder', kind: 'commit-then-no-answer' })
  must(await withdrawRequest(buyer, id))
  expect([await placeNow(id), await called(id, 'CertModifyOrder')]).toEqual(['setup', 1])
})

test('after a withdrawal that did not arrive, the request keeps waiting and nothing else is sent for two minutes; then the withdrawal works', async () => {
  const { id, buyer } = await sent()
  await enom.operate('add-fault', { command: 'CertModifyOrder', kind: 'fail-before-commit' })
  expect(await withdrawRequest(buyer, id)).toEqual(refused('withdraw-unclear'))
  expect(await placeNow(id)).toBe('validation:approval')
  expect(await withdrawRequest(buyer, id)).toEqual(refused('approval-busy'))
  expect(await called(id, 'CertModifyOrder')).toBe(1)
  minutes = 3
  must(await withdrawRequest(buyer, id))
})

test('a withdrawal whose completion was missed because of a crash is detected by the next checks', async () => {
  const { id, buyer } = await sent()
  await enom.operate('add-fault', { command: 'CertModifyOrder', kind: 'commit-then-no-answer' })
  await enom.operate('add-fault', { command: 'CertGetCertDetail', kind: 'fail-before-commit', times: 9 })
  expect(await withdrawRequest(buyer, id)).toEqual(refused('withdraw-unclear'))
  const [job] = await db.$queryRaw<{ run_at: Date }[]>`select run_at from graphile_worker.jobs where key = ${`certificate.poll:${id}`}`
  expect((job?.run_at.getTime() ?? 0) - Date.now()).toBeLessThan(130_000)
  await enom.operate('clear-faults')
  await poll(id)
  await poll(id)
  expect(await placeNow(id)).toBe('setup')
})

test('when someone approves first, the request can’t be withdrawn and the buyer is told why', async () => {
  const { id, buyer, certId } = await sent()
  await enom.operate('approve', { certId })
  expect(await withdrawRequest(buyer, id)).toEqual(refused('approved-meanwhile'))
  await poll(id)
  expect(await placeNow(id)).toBe('issued')
  expect(await withdrawRequest(buyer, id)).toEqual(refused('no-approval'))
})

test('an approved request that the authority is still checking can’t be withdrawn either', async () => {
  const { id, buyer, certId } = await sent('geotrust-truebizid')
  await enom.operate('approve', { certId })
  expect(await withdrawRequest(buyer, id)).toEqual(refused('approved-meanwhile'))
})

test('while Enom is unreachable nothing changes, and the withdrawal can be retried at once', async () => {
  const { id, buyer } = await sent()
  await setLogin(accountId, 'wrong')
  expect(await withdrawRequest(buyer, id)).toEqual(refused('out-of-reach'))
  await setLogin(accountId, 'harbour-light')
  must(await withdrawRequest(buyer, id))
})

test('two simultaneous clicks call Enom once', async () => {
  const { id, buyer } = await sent()
  const both = await Promise.all([withdrawRequest(buyer, id), withdrawRequest(buyer, id)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await called(id, 'CertModifyOrder')).toBe(1)
  expect((await kinds(id)).filter((kind) => kind === 'certificate.withdrawn')).toHaveLength(1)
})

test('a Sectigo request can be withdrawn only by support, and if its brand refuses a resend, the buyer is referred to us', async () => {
  const sectigo = await sent('comodo-essential')
  expect(await withdrawRequest(sectigo.buyer, sectigo.id)).toEqual(refused('not-by-api'))
  await enom.operate('set-switches', { brandRules: 'help' })
  expect(await resendApproval(sectigo.buyer, sectigo.id)).toEqual(refused('enom-refused'))
})

test('strangers can’t resend, change or withdraw a request or name a certificate, and refunded, disputed or suspended certificates are left alone', async () => {
  const { id, buyer, orderId } = await sent()
  expect(await resendApproval(stranger, id)).toEqual(refused('not-found'))
  expect(await changeApprover(stranger, id, 'webmaster@example.com')).toEqual(refused('not-found'))
  expect(await withdrawRequest(stranger, id)).toEqual(refused('not-found'))
  expect(await listApprovers(stranger, id)).toEqual(refused('not-found'))
  expect(await nameCertificate(stranger, id, 'mine')).toEqual(refused('not-found'))
  expect(await getApproval(stranger, id)).toBeNull()
  must(await suspend({ kind: 'system' }, id, { reason: 'We are checking the order.' }))
  expect(await withdrawRequest(buyer, id)).toEqual(refused('suspended'))
  expect((await getApproval(buyer, id))?.ways).toEqual({})
  await disputed(orderId)
  expect(await resendApproval(buyer, id)).toEqual(refused('disputed'))
  expect(await withdrawRequest(buyer, id)).toEqual(refused('disputed'))
  const other = await sent()
  await charged(other.orderId)
  await refunded(other.orderId, { amount: 1_000_000 })
  expect(await resendApproval(other.buyer, other.id)).toEqual(refused('refunded'))
  expect(await withdrawRequest(other.buyer, other.id)).toEqual(refused('refunded'))
})

test('while a replacement waits for approval, resending, changing and withdrawing are done by support', async () => {
  const { id, buyer } = await sent()
  await db.issuance.updateMany({ where: { certificateId: id }, data: { reason: 'lost_key' } })
  expect(await withdrawRequest(buyer, id)).toEqual(refused('not-by-api'))
  expect(await resendApproval(buyer, id)).toEqual(refused('not-by-api'))
})

test('only support can change the approver of one of several names', async () => {
  const { id, buyer } = await sent('comodo-ucc-dv', ['mail.example.org'])
  expect(await changeApprover(buyer, id, 'webmaster@example.com')).toEqual(refused('not-by-api'))
})

test('a certificate gets the name its buyer types, without invisible characters and cut to 100 characters', async () => {
  const { id, buyer } = await payFor('rapidssl')
  must(await nameCertificate(buyer, id, '  shop\u202e server  '))
  expect((await getCertificate(buyer, id))?.label).toBe('shop server')
  expect(await nameCertificate(buyer, id, 'x'.repeat(101))).toMatchObject(refused('bad-label'))
  expect(await nameCertificate(buyer, id, 'two\nlines')).toMatchObject(refused('bad-label'))
  must(await nameCertificate(buyer, id, ''))
  expect((await getCertificate(buyer, id))?.label).toBe('')
})
