import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startEnomSimulator } from '../../enom/simulator/start'

// The settings are read at import, so the Enom simulator starts first.
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { DAY, setClock } = await import('../../clock')
const { db } = await import('../../db/client')
const { checkNow } = await import('./check-now')
const { poll } = await import('./poll')
const { getCertificate, getFiles, getTimeline, listCertificates } = await import('../view/queries')
const { releaseFile } = await import('./release-file')
const { suspend } = await import('../lifecycle/suspend')
const { unsuspend } = await import('../purchase/unsuspend')
const { beginSubmission } = await import('../submission/begin')
const { submit } = await import('../submission/submit')
const { sweepOverdue } = await import('../sweeps/overdue')
const { handIn, mailsAbout, must, openShop, payFor, runPurchaseQueue, placeNow } = await import('../testing/shop')

const { accountId } = await openShop()
const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' } as const

async function sent(typeCode = 'rapidssl') {
  const bought = await payFor(typeCode)
  await runPurchaseQueue(typeCode)
  await handIn(bought, 'shop.example.com')
  await submit(bought.id)
  const { enomCertId } = await db.certificate.findUniqueOrThrow({ where: { id: bought.id } })
  return { ...bought, certId: enomCertId }
}

async function pollJobs(id: string) {
  return db.$queryRaw<{ run_at: Date }[]>`select run_at from graphile_worker.jobs where key = ${`certificate.poll:${id}`}`
}

beforeEach(() => enom.operate('calm-down'))
afterAll(() => enom.close())

test('every check schedules exactly one next check, even when Enom is down', async () => {
  const { id } = await sent()
  await poll(id)
  await enom.operate('set-switches', { outage: 'no-connection' })
  await poll(id)
  expect(await placeNow(id)).toBe('validation:approval')
  const { nextCheckAt } = await db.certificate.findUniqueOrThrow({ where: { id } })
  const [job, ...others] = await pollJobs(id)
  // The queue uses the database's clock, so the times differ by milliseconds.
  expect(Math.abs((job?.run_at.getTime() ?? 0) - (nextCheckAt?.getTime() ?? 0))).toBeLessThan(2_000)
  expect(others).toEqual([])
})

test('“Check now” works once a minute for all users together', async () => {
  const { id, buyer } = await sent()
  must(await checkNow(buyer, id))
  await poll(id)
  expect(await checkNow(buyer, id)).toMatchObject({ ok: false, error: { code: 'too-soon' } })
  expect(await checkNow(staff, id)).toMatchObject({ ok: false, error: { code: 'too-soon' } })
  const putBack = setClock(() => new Date(Date.now() + 61_000))
  try {
    must(await checkNow(buyer, id))
  } finally {
    putBack()
  }
})

test('“Check now” calls Enom at most once a minute even if Enom does not respond', async () => {
  const { id, buyer } = await sent()
  await enom.operate('set-switches', { outage: 'no-connection' })
  must(await checkNow(buyer, id))
  await poll(id)
  expect(await checkNow(buyer, id)).toMatchObject({ ok: false, error: { code: 'too-soon' } })
})

test('when Enom refuses to report a certificate’s status, staff are told once', async () => {
  const { id } = await sent()
  await db.certificate.update({ where: { id }, data: { enomCertId: 999_999 } })
  await poll(id)
  await poll(id)
  expect(await placeNow(id)).toBe('validation:approval')
  expect(await mailsAbout(id)).toEqual(['sent_to_authority', 'staff_alert'])
})

test('a request is not sent while the certificate is locked; it is sent once staff unlock it', async () => {
  const bought = await payFor('rapidssl')
  const { id } = bought
  await runPurchaseQueue('rapidssl')
  await handIn(bought, 'shop.example.com')
  const calls = await db.enomCall.count({ where: { certificateId: id } })
  must(await suspend(staff, id, { reason: 'We are checking the order.' }))
  await submit(id)
  expect(await beginSubmission(id, accountId)).toEqual({ kind: 'skipped' })
  expect([await placeNow(id), await db.enomCall.count({ where: { certificateId: id } })]).toEqual(['submission', calls])
  const waiting = () => db.$queryRaw<unknown[]>`select 1 from graphile_worker.jobs where key = ${`certificate.submit:${id}`}`
  await db.$queryRaw`delete from graphile_worker._private_jobs where key = ${`certificate.submit:${id}`}`
  const putBack = setClock(() => new Date(Date.now() + DAY))
  await sweepOverdue().finally(putBack)
  expect(await waiting()).toHaveLength(0)
  must(await unsuspend(staff, id))
  expect(await waiting()).toHaveLength(1)
  await submit(id)
  expect(await placeNow(id)).toBe('validation:approval')
})

test('a long timeline ends with the latest event', async () => {
  const { id, buyer } = await payFor('rapidssl')
  const event = { certificateId: id, kind: 'certificate.send_blocked', actor: 'system' }
  await db.certificateEvent.createMany({ data: Array.from({ length: 500 }, () => event) })
  await runPurchaseQueue('rapidssl')
  const timeline = await getTimeline(buyer, id)
  expect([timeline.length, timeline.at(-1)?.kind]).toEqual([500, 'certificate.purchased'])
})

test('a request this release can no longer read goes back to the buyer instead of being retried forever', async () => {
  const bought = await payFor('rapidssl')
  await runPurchaseQueue('rapidssl')
  await handIn(bought, 'shop.example.com')
  await db.issuance.updateMany({ where: { certificateId: bought.id }, data: { contacts: { written: 'of an older form' } } })
  await submit(bought.id)
  expect(await getCertificate(bought.buyer, bought.id)).toMatchObject({ place: 'setup:correction_needed', problemCode: 'contacts-refused' })
})

test('when the authority refuses, buyer and staff see that it was the authority, and staff see its reason', async () => {
  const bought = await sent('comodo-essential')
  await enom.operate('refuse', { certId: bought.certId, reason: 'The domain is on a list' })
  await poll(bought.id)
  await poll(bought.id)
  expect(await getCertificate(bought.buyer, bought.id)).toMatchObject({ place: 'setup:declined', problemCode: 'refused-by-authority' })
  expect((await getTimeline(bought.buyer, bought.id)).map(({ text }) => text)).toContain('Refused by the authority')
  expect((await mailsAbout(bought.id)).toSorted()).toEqual(['needs_you', 'sent_to_authority', 'staff_alert'])
  const { data } = await db.mail.findFirstOrThrow({ where: { certificateId: bought.id, kind: 'staff_alert' } })
  expect(data).toMatchObject({ lines: [expect.stringContaining('The domain is on a list'), expect.anything()] })
})

test('when the domain owner declines, the buyer is told once and can set it up again', async () => {
  const bought = await sent('comodo-essential')
  await enom.operate('decline', { certId: bought.certId })
  await poll(bought.id)
  await poll(bought.id)
  expect(await getCertificate(bought.buyer, bought.id)).toMatchObject({ place: 'setup:declined', problemCode: 'declined' })
  expect(await mailsAbout(bought.id)).toEqual(['sent_to_authority', 'needs_you'])
  await handIn(bought, 'shop.example.com')
  await submit(bought.id)
  expect(await placeNow(bought.id)).toBe('validation:approval')
})

test('a file made for another key is held: staff are told, and the buyer gets neither file nor email until it is released', async () => {
  const { id, buyer, certId } = await sent()
  await enom.operate('set-switches', { wrongFile: true })
  await enom.operate('approve', { certId })
  await poll(id)
  expect(await placeNow(id)).toBe('validation:file_mismatch')
  expect(await getFiles(buyer, id)).toEqual([])
  expect((await getFiles(staff, id))[0]?.faults).toContain('key_mismatch')
  expect(await mailsAbout(id)).toEqual(['sent_to_authority', 'staff_alert'])
  expect(await releaseFile(buyer, id)).toEqual({ ok: false, error: { code: 'not-found' } })
  must(await releaseFile(staff, id))
  expect(await getFiles(buyer, id)).toHaveLength(1)
  expect(await mailsAbout(id)).toEqual(['sent_to_authority', 'staff_alert', 'certificate_issued'])
})

test('a file held for a temporary fault reaches the buyer once it is read again without the fault', async () => {
  const { id, buyer, certId } = await sent()
  await enom.operate('approve', { certId })
  const putBack = setClock(() => new Date(Date.now() - 3 * DAY))
  try {
    await poll(id)
  } finally {
    putBack()
  }
  expect(await placeNow(id)).toBe('validation:file_mismatch')
  expect((await getFiles(staff, id))[0]?.faults).toEqual(['not_yet_valid'])
  await poll(id)
  expect(await placeNow(id)).toBe('issued')
  expect(await getFiles(buyer, id)).toHaveLength(1)
  expect(await mailsAbout(id)).toContain('certificate_issued')
})

test('while a file is held, another file that does not match is also kept for staff, and releasing delivers the newer one', async () => {
  const { id, buyer, certId } = await sent()
  await enom.operate('set-switches', { wrongFile: true })
  await enom.operate('approve', { certId })
  await poll(id)
  // As if the authority had sent another file before.
  await db.certificateFile.updateMany({ where: { certificateId: id }, data: { fingerprint: 'ANOTHER' } })
  await poll(id)
  const [newest, older] = await getFiles(staff, id)
  expect(older?.fingerprint).toBe('ANOTHER')
  must(await releaseFile(staff, id))
  expect((await getFiles(buyer, id)).map(({ fingerprint }) => fingerprint)).toEqual([newest?.fingerprint])
})

test('an issued certificate is stored once: one file, one email, however often it is polled', async () => {
  const { id, certId, buyer } = await sent()
  await enom.operate('approve', { certId })
  await Promise.all([poll(id), poll(id)])
  await poll(id)
  expect(await db.certificateFile.count({ where: { certificateId: id } })).toBe(1)
  expect(await mailsAbout(id)).toEqual(['sent_to_authority', 'certificate_issued'])
  const row = (await listCertificates(buyer)).rows[0]
  expect(row?.fileExpiresAt?.getTime()).toBeLessThan(row?.coverEndsAt?.getTime() ?? 0)
})

test('the buyer’s timeline covers every step and never names or quotes the supplier', async () => {
  const { id, certId, buyer } = await sent()
  await enom.operate('approve', { certId })
  await poll(id)
  const mine = await getTimeline(buyer, id)
  expect(mine.map(({ kind }) => kind)).toEqual([
    'certificate.created',
    'certificate.purchased',
    'certificate.send_requested',
    'certificate.submitted',
    'certificate.issued',
  ])
  expect(JSON.stringify(mine)).not.toMatch(/enom/i)
})

test('lists are paged without gaps and can be searched by domain name', async () => {
  const bought = await payFor('rapidssl', { quantity: 5 })
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await listCertificates(bought.buyer, { after, limit: 2 })
    seen.push(...page.rows.map(({ id }) => id))
    after = page.next ?? undefined
  } while (after)
  expect(seen).toEqual([...bought.ids].reverse())
  const { id, buyer } = await sent()
  expect((await listCertificates(buyer, { search: 'SHOP.example' })).rows.map((row) => row.id)).toEqual([id])
  for (const search of ['elsewhere', '%', '_', '\\', 'shop_example']) expect((await listCertificates(buyer, { search })).rows).toEqual([])
  expect((await listCertificates(buyer, { status: 'valid' })).rows).toEqual([])
})

test('list groups depend on the current time: a file that expires soon needs action by its buyer, and a refunded certificate counts as ended', async () => {
  const { id, buyer, certId, orderId } = await sent()
  await enom.operate('approve', { certId })
  await poll(id)
  expect(await placeNow(id)).toBe('issued')
  const groups = async () => {
    const shown = ['needs_you', 'in_progress', 'valid', 'ended'] as const
    const found = await Promise.all(shown.map(async (status) => (await listCertificates(buyer, { status })).rows.map((row) => row.id)))
    return shown.filter((_, at) => found[at]?.includes(id))
  }
  expect(await groups()).toEqual(['valid'])
  for (const days of [170, 200, 800]) {
    const putBack = setClock(() => new Date(Date.now() + days * DAY))
    try {
      expect(await groups(), `${days} days later`).toEqual(['needs_you'])
    } finally {
      putBack()
    }
  }
  await db.certificate.update({ where: { id }, data: { coverEndsAt: null } })
  expect(await groups()).toEqual(['valid'])
  await db.order.update({ where: { id: orderId }, data: { status: 'refunded' } })
  expect(await groups()).toEqual(['ended'])
  expect((await listCertificates(buyer)).rows.find((row) => row.id === id)).toMatchObject({ isMoneyBack: true })
})

test('the sweep finds a certificate whose job was lost', async () => {
  const { id } = await sent()
  await db.$executeRaw`select graphile_worker.remove_job(${`certificate.poll:${id}`})`
  const putBack = setClock(() => new Date(Date.now() + 15 * 60_000))
  try {
    await sweepOverdue()
  } finally {
    putBack()
  }
  expect(await pollJobs(id)).toHaveLength(1)
})
