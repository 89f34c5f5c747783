import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { makeRequest } from '../../csr/testing/test-requests'
import { startEnomSimulator } from '../../enom/simulator/start'
import { columnsOf } from '../lifecycle/places'
import { faultTexts } from '../view/messages'

// The settings are read at import time, so the Enom simulator must start first.
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { setClock } = await import('../../clock')
const { db } = await import('../../db/client')
const { requestApprovers } = await import('./request-approvers')
const { chooseApprover } = await import('./choose-approver')
const { fetchApprovers } = await import('./fetch-approvers')
const { reconcileSubmission } = await import('../submission/reconcile')
const { getCertificate, getDraft, getFiles, getTimeline, listCertificates } = await import('../view/queries')
const { requestSubmission } = await import('../submission/request')
const { resumeHeld } = await import('../sweeps/resume-held')
const { planRequest } = await import('./plan-request')
const { saveContacts } = await import('./save-contacts')
const { saveRequest } = await import('./save-request')
const { submit } = await import('../submission/submit')
const { ADMIN, fillIn, handIn, mailsAbout, must, openShop, payFor, requestFor, runPurchaseQueue, setLogin, placeNow } = await import(
  '../testing/shop'
)

const { accountId } = await openShop()
const refusal = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) })
const sentToAuthority = (certId: number | null) => enom.state.certificates().find((one) => one.certId === certId)?.submission

async function ready(typeCode = 'rapidssl') {
  const bought = await payFor(typeCode)
  await runPurchaseQueue(typeCode)
  return bought
}

async function enomCertId(id: string) {
  return (await db.certificate.findUniqueOrThrow({ where: { id } })).enomCertId
}

const PLAN = { names: 'shop.example.com', www: false, organization: '', locality: '', state: '', country: 'GB' }

beforeEach(() => enom.operate('calm-down'))
afterAll(() => enom.close())

test('someone else’s certificate looks as if it did not exist, for every query and every action', async () => {
  const mine = await ready()
  await fillIn(mine, 'shop.example.com')
  const other = await payFor('rapidssl')
  const strangers = [other.buyer, { ...mine.buyer, kind: 'order', orderId: other.orderId }] as const
  const nobody = '018f0000-0000-7000-8000-00000000dead'
  for (const actor of strangers) {
    for (const id of [mine.id, nobody, 'no-id']) {
      expect(await getCertificate(actor, id)).toBeNull()
      expect(await getDraft(actor, id)).toBeNull()
      expect(await getTimeline(actor, id)).toEqual([])
      expect(await getFiles(actor, id)).toEqual([])
      expect(await saveRequest(actor, id, { serverSoftware: 'nginx', csr: requestFor('shop.example.com') })).toEqual(refusal('not-found'))
      expect(await planRequest(actor, id, PLAN)).toEqual(refusal('not-found'))
      expect(await saveContacts(actor, id, { admin: ADMIN })).toEqual(refusal('not-found'))
      expect(await requestApprovers(actor, id)).toEqual(refusal('not-found'))
      expect(await chooseApprover(actor, id, 'admin@example.com')).toEqual(refusal('not-found'))
      expect(await requestSubmission(actor, id, { agreed: true })).toEqual(refusal('not-found'))
    }
    expect((await listCertificates(actor)).rows.map(({ id }) => id)).not.toContain(mine.id)
  }
  expect((await listCertificates(mine.buyer)).rows.map(({ id }) => id)).toEqual([mine.id])
})

test('the planned contents of a request are checked against the purchased product and not stored', async () => {
  const { id, buyer } = await payFor('rapidssl')
  expect(must(await planRequest(buyer, id, PLAN)).names).toEqual([{ ascii: 'shop.example.com', unicode: 'shop.example.com' }])
  const starred = { ...PLAN, names: '*.example.com' }
  const planned = await planRequest(buyer, id, starred)
  const faults = !planned.ok && planned.error.code === 'invalid' && faultTexts(planned.error.fields)
  expect(faults).toEqual({ names: expect.stringContaining('can’t contain a star') })
  expect(await getDraft(buyer, id)).toMatchObject({ csrPem: null, revision: 0 })
  const wildcard = await payFor('comodo-essential-wildcard')
  expect(must(await planRequest(wildcard.buyer, wildcard.id, starred)).names.map(({ ascii }) => ascii)).toEqual([
    '*.example.com',
    'example.com',
  ])
})

test('staff fill in the set-up for a client with the same checks, submit it only if the client agreed, and the client is notified', async () => {
  const { id, buyer } = await ready()
  const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'support' } as const
  const finance = { ...staff, role: 'finance' } as const
  expect([(await getDraft(staff, id))?.isEditable, (await getDraft(finance, id))?.isEditable]).toEqual([true, false])
  expect(await saveContacts(finance, id, { admin: ADMIN })).toEqual(refusal('not-found'))
  expect(await planRequest(staff, id, PLAN)).toEqual(refusal('not-found'))
  const key = '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1h\n-----END PRIVATE KEY-----'
  expect(await saveRequest(staff, id, { serverSoftware: 'nginx', csr: key })).toMatchObject({
    error: { code: 'unreadable', problem: { code: 'private_key' } },
  })
  const approver = await fillIn({ id, buyer: staff }, 'shop.example.com')
  expect(await getDraft(buyer, id)).toMatchObject({ approverEmail: approver, contacts: { written: { admin: { firstName: 'Jane' } } } })
  expect(await requestSubmission(staff, id, { agreed: true, agreement: ' ' })).toEqual(refusal('agreement-missing'))
  expect(await placeNow(id)).toBe('setup')
  must(await requestSubmission(staff, id, { agreed: true, agreement: 'by phone, 29 November' }))
  expect(await placeNow(id)).toBe('submission')

  const mails = await db.mail.findMany({ where: { certificateId: id, kind: 'done_for_you' }, orderBy: { id: 'asc' } })
  expect(mails.map(({ data }) => data)).toMatchObject([
    { what: 'filled_in', agreement: '' },
    { what: 'sent', agreement: 'by phone, 29 November' },
  ])
  const events = await db.certificateEvent.findMany({
    where: { certificateId: id, actor: `staff:${staff.userId}` },
    orderBy: { id: 'asc' },
  })
  expect(events.map(({ kind }) => kind.replace('certificate.', ''))).toEqual([
    'saved_by_other',
    'saved_by_other',
    'saved_by_other',
    'send_requested',
  ])
  expect(events.at(-1)?.detail).toMatchObject({ agreement: 'by phone, 29 November' })
  const recorded = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { number: 'asc' } })
  expect(recorded.map(({ action }) => action)).toEqual([
    ...Array.from({ length: 3 }, () => 'certificate.filled_in'),
    'certificate.sent_for_client',
  ])
  expect(JSON.stringify(recorded)).not.toContain('Jane')
})

test('details filled in before the purchase are still there afterwards, and the list of approvers is fetched automatically', async () => {
  const { id, buyer } = await payFor('rapidssl')
  must(await saveRequest(buyer, id, { serverSoftware: 'apache', csr: requestFor('shop.example.com') }))
  must(await saveContacts(buyer, id, { admin: { ...ADMIN, city: 'Łódź' } }, { 'admin.city': 'Lodz' }))
  must(await requestApprovers(buyer, id))
  expect(await requestSubmission(buyer, id, { agreed: true })).toEqual(refusal('not-bought'))
  await runPurchaseQueue('rapidssl')
  const [job] = await db.$queryRaw<{ payload: { revision: number } }[]>`
    select p.payload from graphile_worker._private_jobs p where p.key = ${`certificate.list_approvers:${id}`}`
  await fetchApprovers(id, job?.payload.revision ?? -1)
  const draft = await getDraft(buyer, id)
  expect(draft).toMatchObject({ serverSoftware: 'apache', approversStatus: 'done', steps: { server: 'done', contacts: 'done' } })
  expect(draft?.contacts).toMatchObject({ written: { admin: { city: 'Łódź' } }, sent: { admin: { city: 'Lodz' } } })
})

test('someone with a link sees in full only the contacts they entered themselves; they can keep the others or enter new ones', async () => {
  const { id, orderId, buyer } = await ready()
  const visit = (session?: string) => ({ kind: 'order', userId: buyer.userId, orderId, session }) as const
  const read = async (actor: Parameters<typeof getDraft>[0]) => {
    const draft = await getDraft(actor, id)
    return { masked: draft?.contactsAreMasked, step: draft?.steps.contacts, kept: JSON.stringify(draft?.contacts) }
  }
  const inFull = { masked: false, step: 'done', kept: expect.stringContaining(ADMIN.email) }
  const masked = { masked: true, step: 'done', kept: expect.stringContaining('j***@…') }
  must(await saveRequest(visit('one'), id, { serverSoftware: 'nginx', csr: requestFor('shop.example.com') }))
  must(await saveContacts(visit('one'), id, { admin: ADMIN }))
  expect(await read(visit('one'))).toEqual(inFull)
  expect(await read(buyer)).toEqual(inFull)
  for (const other of [visit('two'), visit()]) {
    const seen = await read(other)
    expect(seen).toEqual(masked)
    const { organization: _, country: __, ...personal } = ADMIN
    for (const word of Object.values(personal)) expect(seen.kept).not.toContain(word)
  }
  must(await requestApprovers(visit('two'), id))
  const before = await getDraft(buyer, id)
  must(await saveContacts(visit('two'), id, { admin: ADMIN }))
  expect(await getDraft(buyer, id)).toMatchObject({ revision: before?.revision, approversStatus: before?.approversStatus })
  expect([await read(visit('two')), await read(visit('one'))]).toEqual([inFull, masked])
  must(await saveContacts(buyer, id, { admin: ADMIN }))
  expect(await read(visit('two'))).toEqual(masked)
})

test('a private key pasted into the field is rejected and stored nowhere', async () => {
  const { id, buyer } = await ready()
  const { pem, keyPem } = makeRequest()
  expect(await saveRequest(buyer, id, { serverSoftware: 'nginx', csr: keyPem + pem })).toEqual(refusal('unreadable'))
  expect((await getDraft(buyer, id))?.csrPem).toBeNull()
})

test('ownership is checked before the input: nothing a stranger sends is processed', async () => {
  const [{ id }, { buyer: stranger }] = [await ready(), await ready()]
  for (const csr of ['', 'no request', '-'.repeat(30_000)]) {
    expect(await saveRequest(stranger, id, { serverSoftware: '', csr })).toEqual(refusal('not-found'))
  }
})

test('leaving both fields of step 1 empty reports both', async () => {
  const { id, buyer } = await payFor('rapidssl')
  expect(await saveRequest(buyer, id, { serverSoftware: '', csr: '' })).toEqual({
    ok: false,
    error: { code: 'unknown-server', problem: { code: 'empty' } },
  })
})

test('a request that cannot be submitted is saved so that it can be viewed, and goes no further', async () => {
  const { id, buyer } = await ready('comodo-premium-wildcard')
  expect(await saveRequest(buyer, id, { serverSoftware: 'nginx', csr: requestFor('shop.example.com') })).toEqual(refusal('blocked'))
  must(await saveContacts(buyer, id, { admin: ADMIN }))
  expect(await getDraft(buyer, id)).toMatchObject({ steps: { server: 'needs_fix' } })
  expect(await requestApprovers(buyer, id)).toEqual(refusal('request-missing'))
  expect(await requestSubmission(buyer, id, { agreed: true })).toEqual(refusal('request-missing'))
})

test('a request that cannot be submitted does not replace one that can', async () => {
  const { id, buyer } = await ready('comodo-premium-wildcard')
  const good = requestFor('*.shop.example.com')
  must(await saveRequest(buyer, id, { serverSoftware: 'nginx', csr: good }))
  const bad = await saveRequest(buyer, id, { serverSoftware: 'nginx', csr: requestFor('shop.example.com') })
  expect(bad).toMatchObject({ ok: false, error: { code: 'blocked', keptEarlier: true } })
  expect(await getDraft(buyer, id)).toMatchObject({ csrPem: good, steps: { server: 'done' } })
})

test('a key used before gets a note, another buyer’s key a warning, and a key reported as leaked is refused', async () => {
  const csr = requestFor('shop.example.com')
  const save = async ({ id, buyer }: Awaited<ReturnType<typeof ready>>) => {
    const saved = await saveRequest(buyer, id, { serverSoftware: 'nginx', csr })
    const findings = saved.ok ? saved.value.findings : saved.error.code === 'blocked' ? saved.error.findings : []
    return findings.map(({ code }) => code).filter((code) => code.startsWith('key-'))
  }
  const [first, second, third] = [await ready(), await ready(), await ready()]
  expect(await save(first)).toEqual([])
  expect(await save(second)).toEqual([])
  await db.certificate.update({ where: { id: first.id }, data: { issuedAt: new Date() } })
  expect(await save(second)).toEqual(['key-of-another'])
  await db.certificate.update({ where: { id: third.id }, data: { userId: first.buyer.userId } })
  expect(await save({ ...third, buyer: first.buyer })).toEqual(['key-used-before'])
  expect((await getDraft(first.buyer, third.id))?.request?.findings).toContainEqual(expect.objectContaining({ code: 'key-used-before' }))
  const { keyHash } = await db.issuance.findFirstOrThrow({ where: { certificateId: first.id } })
  await db.issuance.updateMany({ where: { certificateId: first.id }, data: { replacedKey: keyHash, reason: 'leaked_key' } })
  expect(await save(second)).toEqual(['key-leaked'])
  await db.issuance.updateMany({ data: { keyHash: null, replacedKey: null } })
})

test('letters that the authority does not accept are never changed without consent', async () => {
  const { id, buyer } = await ready()
  const asked = await saveContacts(buyer, id, { admin: { ...ADMIN, lastName: 'Müller', country: 'DE' } })
  expect(asked).toEqual({ ok: false, error: { code: 'needs-ascii', suggestions: { 'admin.lastName': 'Mueller' } } })
  expect((await getDraft(buyer, id))?.contacts).toBeNull()
})

test('saving the contacts twenty times keeps the list of approvers; twenty new requests fetch it from Enom once more, half a minute later', async () => {
  const bought = await ready()
  const { id, buyer } = bought
  await fillIn(bought, 'shop.example.com')
  const asked = () => db.enomCall.count({ where: { certificateId: id, command: { in: ['CertConfigureCert', 'CertGetApproverEmail'] } } })
  const waiting = () => db.$queryRaw<object[]>`
    select id from graphile_worker.jobs where key = ${`certificate.list_approvers:${id}`}`
  const before = await asked()
  for (let i = 0; i < 20; i++) {
    must(await saveContacts(buyer, id, { admin: { ...ADMIN, firstName: `Jo${'a'.repeat(i)}`.slice(0, 30) } }))
    must(await requestApprovers(buyer, id))
  }
  expect(await getDraft(buyer, id)).toMatchObject({ approversStatus: 'done' })
  for (let i = 0; i < 20; i++) {
    must(await saveRequest(buyer, id, { serverSoftware: i % 2 ? 'nginx' : 'apache', csr: requestFor('shop.example.com') }))
    must(await requestApprovers(buyer, id))
  }
  expect(await asked()).toBe(before)
  expect(await waiting()).toHaveLength(1)
  const { listsAskedAt } = await db.issuance.findFirstOrThrow({ where: { certificateId: id } })
  const gaps = listsAskedAt.slice(1).map((at, place) => at.getTime() - (listsAskedAt[place]?.getTime() ?? 0))
  expect(gaps.length).toBeGreaterThan(0)
  for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(30_000)
})

test('a list of approvers fetched for an older request is discarded, and so is the choice made from it', async () => {
  const bought = await ready()
  const { id, buyer } = bought
  await fillIn(bought, 'shop.example.com')
  const { revision } = await db.issuance.findFirstOrThrow({ where: { certificateId: id } })
  must(await saveRequest(buyer, id, { serverSoftware: 'nginx', csr: requestFor('shop.example.org') }))
  expect(await getDraft(buyer, id)).toMatchObject({ approvers: null, approverEmail: null, approversStatus: 'idle' })
  must(await requestApprovers(buyer, id))
  await fetchApprovers(id, revision)
  expect(await getDraft(buyer, id)).toMatchObject({ approvers: null, approversStatus: 'queued' })
})

test('only an inbox from the authority’s own list can be chosen', async () => {
  const bought = await ready()
  await fillIn(bought, 'shop.example.com')
  expect(await chooseApprover(bought.buyer, bought.id, 'mallory@elsewhere.example')).toEqual(refusal('not-on-list'))
  await db.issuance.updateMany({ where: { certificateId: bought.id }, data: { approverEmail: 'mallory@elsewhere.example' } })
  expect(await requestSubmission(bought.buyer, bought.id, { agreed: true })).toEqual(refusal('approver-missing'))
})

test('with several names, the error lists every name without an inbox from its own list', async () => {
  const bought = await ready('comodo-ucc-dv')
  await fillIn(bought, 'www.example.com', ['mail.example.net'])
  const wrong = (at: number, name: string, isEmpty: boolean) =>
    expect.objectContaining({ code: 'not-on-list', wrong: [{ at, name, isEmpty }] })
  expect(await chooseApprover(bought.buyer, bought.id, 'admin@example.com')).toEqual({
    ok: false,
    error: wrong(1, 'mail.example.net', true),
  })
  expect(await chooseApprover(bought.buyer, bought.id, '', 'admin@example.net')).toEqual({
    ok: false,
    error: wrong(0, 'www.example.com', true),
  })
  expect(await chooseApprover(bought.buyer, bought.id, 'admin@example.com', 'admin@example.com')).toEqual({
    ok: false,
    error: wrong(1, 'mail.example.net', false),
  })
})

test('pressing “Send” twice sends once, and nothing can be changed afterwards', async () => {
  const bought = await ready()
  const { id, buyer } = bought
  await fillIn(bought, 'shop.example.com')
  expect(await requestSubmission(buyer, id, { agreed: false })).toEqual(refusal('not-agreed'))
  const both = await Promise.all([1, 2].map(() => requestSubmission(buyer, id, { agreed: true })))
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await saveContacts(buyer, id, { admin: ADMIN })).toEqual(refusal('not-editable'))
  await Promise.allSettled([submit(id), submit(id)])
  expect(await db.enomCall.count({ where: { certificateId: id, command: 'CertPurchaseCert' } })).toBe(1)
  expect(await mailsAbout(id)).toEqual(['sent_to_authority'])
})

test('a submission that arrived but got no response is found at Enom and not sent again', async () => {
  const bought = await ready()
  const { id } = bought
  await handIn(bought, 'shop.example.com')
  await enom.operate('add-fault', { command: 'CertPurchaseCert', kind: 'commit-then-no-answer' })
  await submit(id)
  expect(await placeNow(id)).toBe('submission:outcome_unknown')
  await submit(id)
  await reconcileSubmission(id)
  expect(await placeNow(id)).toBe('validation:approval')
  expect(await db.enomCall.count({ where: { certificateId: id, command: 'CertPurchaseCert' } })).toBe(1)
  expect(await mailsAbout(id)).toEqual(['sent_to_authority'])
})

test('when Enom reports an unknown status for an unclear submission, staff are alerted and we keep checking', async () => {
  const bought = await ready()
  const { id } = bought
  await handIn(bought, 'shop.example.com')
  await enom.operate('add-fault', { command: 'CertPurchaseCert', kind: 'commit-then-no-answer' })
  await submit(id)
  await enom.operate('set-moods', { rates: { 'unknown-status': 1000 } })
  await reconcileSubmission(id)
  expect([await placeNow(id), await mailsAbout(id)]).toEqual(['submission:outcome_unknown', ['staff_alert']])
  await enom.operate('calm-down')
  await reconcileSubmission(id)
  expect(await placeNow(id)).toBe('validation:approval')
})

test.each(['commit-then-error', 'commit-then-success-false'])(
  'a submission that arrived although Enom then reported an error (%s) is found, and the buyer has nothing to fix',
  async (kind) => {
    const bought = await ready()
    const { id } = bought
    await handIn(bought, 'shop.example.com')
    await enom.operate('add-fault', { command: 'CertPurchaseCert', kind })
    await submit(id)
    expect(await placeNow(id)).toBe('submission:outcome_unknown')
    await submit(id)
    await reconcileSubmission(id)
    expect(await placeNow(id)).toBe('validation:approval')
    expect(await db.enomCall.count({ where: { certificateId: id, command: 'CertPurchaseCert' } })).toBe(1)
    expect(await mailsAbout(id)).toEqual(['sent_to_authority'])
  },
)

test('a submission that Enom’s own systems reject without any effect is tried four times, then the buyer and staff are notified once', async () => {
  const bought = await ready()
  const { id, buyer } = bought
  await handIn(bought, 'shop.example.com')
  await enom.operate('add-fault', { command: 'CertPurchaseCert', kind: 'fail-then-error', times: 99 })
  let minutes = 0
  const putBack = setClock(() => new Date(Date.now() + minutes * 60_000))
  try {
    for (; minutes < 30; minutes += 1) {
      if ((await placeNow(id)) === 'submission') await submit(id)
      else await reconcileSubmission(id)
    }
    expect(await getCertificate(buyer, id)).toMatchObject({ place: 'setup:correction_needed', problemCode: 'authority-refused' })
    expect(await db.enomCall.count({ where: { certificateId: id, command: 'CertPurchaseCert', outcome: 'doubtful' } })).toBe(4)
    expect((await mailsAbout(id)).toSorted()).toEqual(['needs_you', 'staff_alert'])
    await enom.operate('calm-down')
    await handIn(bought, 'shop.example.com')
    await submit(id)
  } finally {
    putBack()
  }
  expect(await placeNow(id)).toBe('validation:approval')
})

test('while Enom cannot reach the authority a submission is retried, and the buyer has nothing to fix', async () => {
  const bought = await ready()
  const { id } = bought
  await handIn(bought, 'shop.example.com')
  await enom.operate('set-switches', { authorityDown: true })
  let minutes = 0
  const putBack = setClock(() => new Date(Date.now() + minutes * 60_000))
  const minutesPass = async (more: number) => {
    for (const end = minutes + more; minutes < end; minutes += 1) {
      if ((await placeNow(id)) === 'submission') await submit(id)
      else await reconcileSubmission(id)
    }
  }
  try {
    await minutesPass(30)
    expect([await placeNow(id), await mailsAbout(id)]).toEqual(['submission:outcome_unknown', ['staff_alert']])
    const alert = await db.mail.findFirst({ where: { certificateId: id, kind: 'staff_alert' } })
    expect(alert?.data).toMatchObject({ lines: expect.arrayContaining([expect.stringContaining('API failed. Please try again later.')]) })
    await enom.operate('calm-down')
    await minutesPass(62)
  } finally {
    await enom.operate('calm-down')
    putBack()
  }
  expect(await placeNow(id)).toBe('validation:approval')
})

test('a submission that never arrived is sent again, but only once Enom has had time to list it', async () => {
  const bought = await ready()
  const { id } = bought
  await handIn(bought, 'shop.example.com')
  await enom.operate('add-fault', { command: 'CertPurchaseCert', kind: 'fail-before-commit' })
  await submit(id)
  await reconcileSubmission(id)
  expect(await placeNow(id)).toBe('submission:outcome_unknown')
  const putBack = setClock(() => new Date(Date.now() + 61_000))
  try {
    await reconcileSubmission(id)
    expect(await placeNow(id)).toBe('submission')
    await submit(id)
  } finally {
    putBack()
  }
  expect(await placeNow(id)).toBe('validation:approval')
  expect(sentToAuthority(await enomCertId(id))).not.toBeNull()
})

test('a request that never arrives is sent again three times, a minute apart, then hourly, and staff are alerted once', async () => {
  const bought = await ready()
  const { id } = bought
  await handIn(bought, 'shop.example.com')
  await enom.operate('add-fault', { command: 'CertPurchaseCert', kind: 'fail-before-commit', times: 99 })
  const sent = () => db.enomCall.count({ where: { certificateId: id, command: 'CertPurchaseCert' } })
  const told = () => db.mail.count({ where: { certificateId: id, kind: 'staff_alert' } })
  let minutes = 0
  const putBack = setClock(() => new Date(Date.now() + minutes * 60_000))
  try {
    for (; minutes < 120; minutes += 1) {
      if ((await placeNow(id)) === 'submission') await submit(id)
      else await reconcileSubmission(id)
      if (minutes === 40) expect([await sent(), await told()]).toEqual([4, 1])
    }
    expect([await sent(), await told()]).toEqual([5, 1])
    await enom.operate('calm-down')
    for (const end = minutes + 62; minutes < end; minutes += 1) {
      if ((await placeNow(id)) === 'submission') await submit(id)
      else await reconcileSubmission(id)
    }
    expect(await placeNow(id)).toBe('validation:approval')
  } finally {
    putBack()
  }
})

test('a submission interrupted by a crash after Enom was called is checked at Enom, not repeated', async () => {
  const bought = await ready()
  const { id } = bought
  await handIn(bought, 'shop.example.com')
  const about = { accountId, certificateId: id, startedAt: new Date() }
  const known = { kind: 'submission', enomProdType: 23, years: 1, highestBefore: 0, inFlightKey: `submission:${id}`, leaseId: 999 } as const
  const { id: operationId } = await db.supplierOperation.create({ data: { ...about, ...known } })
  await db.enomCall.create({ data: { ...about, operationId, command: 'CertPurchaseCert', input: {} } })
  await submit(id)
  expect(await placeNow(id)).toBe('submission:outcome_unknown')
  expect(sentToAuthority(await enomCertId(id))).toBeNull()
})

test('a submission interrupted before Enom was called is sent once, after a check of the certificate’s status at Enom', async () => {
  const bought = await ready()
  const { id } = bought
  await handIn(bought, 'shop.example.com')
  const about = { accountId, certificateId: id, startedAt: new Date() }
  const known = { kind: 'submission', enomProdType: 23, years: 1, highestBefore: 0, inFlightKey: `submission:${id}`, leaseId: 999 } as const
  await db.supplierOperation.create({ data: { ...about, ...known } })
  await submit(id)
  await reconcileSubmission(id)
  expect([await placeNow(id), sentToAuthority(await enomCertId(id))]).toEqual(['submission:outcome_unknown', null])
  const putBack = setClock(() => new Date(Date.now() + 61_000))
  try {
    await reconcileSubmission(id)
    await submit(id)
  } finally {
    putBack()
  }
  expect(await placeNow(id)).toBe('validation:approval')
  const operations = await db.supplierOperation.findMany({ where: { certificateId: id, kind: 'submission' }, orderBy: { id: 'asc' } })
  expect(operations).toMatchObject([
    { state: 'absent', inFlightKey: null, reconcileCount: 1 },
    { state: 'succeeded', inFlightKey: null },
  ])
  expect(await db.enomCall.count({ where: { certificateId: id, command: 'CertPurchaseCert' } })).toBe(1)
})

test('while Enom rejects our login, the approver list and the submission both wait, and both continue once the login is fixed', async () => {
  const [first, second] = [await ready(), await ready()]
  await handIn(first, 'shop.example.com')
  await setLogin(accountId, 'wrong')
  await submit(first.id)
  expect(await db.certificate.findUnique({ where: { id: first.id } })).toMatchObject(columnsOf('submission:login_refused'))
  await expect(fillIn(second, 'shop.example.com')).rejects.toThrow('no-list')
  expect(await getDraft(second.buyer, second.id)).toMatchObject({ approversStatus: 'failed', approversProblem: 'login_refused' })
  await setLogin(accountId, 'harbour-light')
  await resumeHeld()
  await submit(first.id)
  expect(await placeNow(first.id)).toBe('validation:approval')
  const { revision } = await db.issuance.findFirstOrThrow({ where: { certificateId: second.id } })
  await fetchApprovers(second.id, revision)
  expect(await getDraft(second.buyer, second.id)).toMatchObject({ approversStatus: 'done' })
})

test('a request that the authority refuses goes back to the buyer with one email, and can be fixed and submitted again', async () => {
  const bought = await ready()
  const { id, buyer } = bought
  await handIn(bought, 'shop.example.com')
  // This passes all our checks but contains a letter that the authority does not accept.
  const draft = await getDraft(buyer, id)
  const sent = { ...draft?.contacts?.sent, admin: { ...draft?.contacts?.sent.admin, city: 'Łódź' } }
  await db.issuance.updateMany({ where: { certificateId: id }, data: { contacts: { written: draft?.contacts?.written, sent } } })
  await submit(id)
  expect(await getCertificate(buyer, id)).toMatchObject({ place: 'setup:correction_needed', problemCode: 'contacts-refused' })
  expect(await mailsAbout(id)).toEqual(['needs_you'])
  must(await saveContacts(buyer, id, { admin: { ...ADMIN, city: 'Lodz' } }))
  await handIn(bought, 'shop.example.com')
  await submit(id)
  expect(await placeNow(id)).toBe('validation:approval')
})

test('an approver that the authority does not accept is cleared, so that another has to be chosen', async () => {
  const bought = await ready()
  const { id, buyer } = bought
  await handIn(bought, 'shop.example.com')
  await db.issuance.updateMany({ where: { certificateId: id }, data: { approverEmail: 'info@example.com' } })
  await submit(id)
  expect(await getCertificate(buyer, id)).toMatchObject({ place: 'setup:correction_needed', problemCode: 'approver-refused' })
  expect(await requestSubmission(buyer, id, { agreed: true })).toEqual(refusal('approver-missing'))
})
