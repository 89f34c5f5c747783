import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startEnomSimulator } from '../../enom/simulator/start'

// The settings are read at import time, so the simulator must start first.
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { DAY, setClock } = await import('../../clock')
const { makeRequest } = await import('../../csr/testing/test-requests')
const { db } = await import('../../db/client')
const { requestSubmission } = await import('../submission/request')
const { submit } = await import('../submission/submit')
const { reconcileSubmission } = await import('../submission/reconcile')
const { handIn, mailsAbout, must, openShop, payFor, placeNow, requestFor, runPurchaseQueue } = await import('../testing/shop')
const { poll } = await import('../validation/poll')
const { getDraft, getFiles } = await import('../view/queries')
const { abandonReplacement } = await import('./abandon-replacement')
const { beginReplacement } = await import('./begin-replacement')
const { saveRequest } = await import('./save-request')

await openShop()
beforeEach(() => enom.operate('calm-down'))
afterAll(() => enom.close())

const NAME = 'shop.example.com'
const newRequest = (name = NAME) => makeRequest({ subject: `/C=GB/ST=West Yorkshire/L=Leeds/O=Shop Ltd/CN=${name}` }).pem

async function issued(typeCode = 'rapidssl') {
  const bought = await payFor(typeCode)
  await runPurchaseQueue(typeCode)
  await handIn(bought, NAME)
  await submit(bought.id)
  const { enomCertId: certId } = await db.certificate.findUniqueOrThrow({ where: { id: bought.id } })
  await enom.operate('approve', { certId })
  await poll(bought.id)
  expect(await placeNow(bought.id)).toBe('issued')
  return { ...bought, certId }
}

/** Begins a replacement and submits its request. */
async function replaced(typeCode?: string) {
  const certificate = await issued(typeCode)
  must(await beginReplacement(certificate.buyer, certificate.id, 'lost_key'))
  must(await saveRequest(certificate.buyer, certificate.id, { serverSoftware: 'nginx', csr: newRequest() }))
  must(await requestSubmission(certificate.buyer, certificate.id, { agreed: true }))
  return certificate
}

test('after a lost key, a new request is submitted, the approver is asked again, and the new file arrives; the old one stays until then', async () => {
  const { id, buyer, certId } = await replaced()
  const [old] = await getFiles(buyer, id)
  await submit(id)
  expect(await placeNow(id)).toBe('validation:approval')
  await poll(id)
  expect(await placeNow(id)).toBe('validation:approval')
  expect(await getFiles(buyer, id)).toEqual([old])
  await enom.operate('approve', { certId })
  await poll(id)
  expect(await placeNow(id)).toBe('issued')
  const files = await getFiles(buyer, id)
  expect(files).toHaveLength(2)
  expect(files[1]).toEqual(old)
  expect(await db.issuance.findMany({ where: { certificateId: id }, orderBy: { number: 'asc' }, include: { files: true } })).toMatchObject([
    { number: 1, reason: 'first', files: [{ id: old?.id }] },
    { number: 2, reason: 'lost_key', files: [{ id: files[0]?.id }] },
  ])
  expect((await mailsAbout(id)).filter((kind) => kind === 'certificate_issued')).toHaveLength(2)
})

test('contacts and approver are kept, so the buyer only enters the request', async () => {
  const { id, buyer } = await issued()
  must(await beginReplacement(buyer, id, 'new_server'))
  const draft = await getDraft(buyer, id)
  expect(draft).toMatchObject({ isReplacement: true, csrPem: null, approverEmail: 'admin@example.com' })
  expect(draft?.steps).toEqual({ server: 'not_started', contacts: 'done', approver: 'done' })
})

test('a replacement must be for the same address and, after a lost key, for a different key', async () => {
  const { id, buyer } = await issued()
  must(await beginReplacement(buyer, id, 'lost_key'))
  const save = (csr: string) => saveRequest(buyer, id, { serverSoftware: 'nginx', csr })
  const blockersOf = async (csr: string) => {
    const saved = await save(csr)
    return saved.ok || saved.error.code !== 'blocked' ? [] : saved.error.findings.map(({ code }) => code)
  }
  expect(await blockersOf(newRequest('other.example.com'))).toContain('replacement-name')
  expect(await blockersOf(requestFor(NAME))).toContain('replacement-same-key')
  expect(await requestSubmission(buyer, id, { agreed: true })).toMatchObject({ error: { code: 'request-missing' } })
  must(await save(newRequest()))
})

test('an abandoned replacement leaves the certificate issued with its existing file, and another can begin', async () => {
  const { id, buyer } = await issued()
  expect(await abandonReplacement(buyer, id)).toMatchObject({ ok: false })
  must(await beginReplacement(buyer, id, 'new_server'))
  must(await abandonReplacement(buyer, id))
  expect(await placeNow(id)).toBe('issued')
  expect(await getFiles(buyer, id)).toHaveLength(1)
  must(await beginReplacement(buyer, id, 'new_server'))
  const { issuance } = await db.certificate.findUniqueOrThrow({ where: { id }, include: { issuance: true } })
  expect(issuance).toMatchObject({ number: 3, approverEmail: 'admin@example.com' })
})

test('the set-up of a first certificate cannot be abandoned like a replacement', async () => {
  const { id, buyer } = await payFor('rapidssl')
  await runPurchaseQueue('rapidssl')
  must(await saveRequest(buyer, id, { serverSoftware: 'nginx', csr: requestFor(NAME) }))
  expect(await abandonReplacement(buyer, id)).toMatchObject({ error: { code: 'not-replacing' } })
})

test('after a lost response, the status at Enom is checked, and the replacement is sent only once', async () => {
  const { id, certId } = await replaced()
  await enom.operate('add-fault', { command: 'CertReissueCert', kind: 'commit-then-no-answer' })
  await submit(id)
  expect(await placeNow(id)).toBe('submission:outcome_unknown')
  await reconcileSubmission(id)
  expect(await placeNow(id)).toBe('validation:approval')
  expect(await db.enomCall.count({ where: { certificateId: id, command: 'CertReissueCert' } })).toBe(1)
  await enom.operate('approve', { certId })
  await poll(id)
  expect(await placeNow(id)).toBe('issued')
})

test('staff replace an issued certificate for its client with a new request, and the client is notified', async () => {
  const { id, certId } = await issued()
  const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'support' } as const
  expect(await beginReplacement({ ...staff, role: 'readonly' }, id, 'lost_key')).toMatchObject({ ok: false, error: { code: 'not-found' } })
  must(await beginReplacement(staff, id, 'half_way'))
  must(await abandonReplacement(staff, id))
  expect(await placeNow(id)).toBe('issued')
  must(await beginReplacement(staff, id, 'lost_key'))
  must(await saveRequest(staff, id, { serverSoftware: 'nginx', csr: newRequest() }))
  must(await requestSubmission(staff, id, { agreed: true, agreement: 'by email' }))
  await submit(id)
  await enom.operate('approve', { certId })
  await poll(id)
  expect([await placeNow(id), await db.certificateFile.count({ where: { certificateId: id } })]).toEqual(['issued', 2])
  const mails = await db.mail.findMany({
    where: { certificateId: id, kind: 'done_for_you' },
    orderBy: { id: 'asc' },
    select: { data: true },
  })
  expect(mails.map(({ data }) => (data as { what: string }).what)).toEqual([
    'replacement',
    'replacement_ended',
    'replacement',
    'filled_in',
    'sent',
  ])
})

test('for Sectigo, staff get the text of a ticket with the new request, and the certificate is polled for its file', async () => {
  const { id } = await replaced('comodo-essential')
  await submit(id)
  expect(await placeNow(id)).toBe('validation:approval')
  const [mail] = await db.mail.findMany({ where: { certificateId: id, kind: 'staff_alert' } })
  expect(JSON.stringify(mail?.data)).toContain('BEGIN CERTIFICATE REQUEST')
  expect(await db.enomCall.count({ where: { certificateId: id, command: 'CertReissueCert' } })).toBe(0)
})

test('when a key has leaked, staff are asked to have the old file revoked', async () => {
  const { id, buyer } = await issued()
  must(await beginReplacement(buyer, id, 'leaked_key'))
  expect((await mailsAbout(id)).filter((kind) => kind === 'staff_alert')).toHaveLength(1)
  // All these tests use the same key, and here it is treated as leaked for every certificate.
  await db.issuance.updateMany({ where: { certificateId: id }, data: { replacedKey: null } })
})

test('no one else, and no one after the cover has ended, can begin a replacement', async () => {
  const { id, buyer } = await issued()
  const stranger = { kind: 'client', userId: '018f0000-0000-7000-8000-0000000000ff' } as const
  expect(await beginReplacement(stranger, id, 'lost_key')).toMatchObject({ error: { code: 'not-found' } })
  const restore = setClock(() => new Date(Date.now() + 400 * DAY))
  try {
    expect(await beginReplacement(buyer, id, 'half_way')).toMatchObject({ error: { code: 'cover-ended' } })
  } finally {
    restore()
  }
})
