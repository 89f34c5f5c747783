import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startEnomSimulator } from '../../enom/simulator/start'

// The settings are read at import, so the Enom simulator starts first.
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { DAY, HOUR, later, now, setClock } = await import('../../clock')
const { makeRequest } = await import('../../csr/testing/test-requests')
const { db } = await import('../../db/client')
const { beginReplacement } = await import('../setup/begin-replacement')
const { submit } = await import('../submission/submit')
const { sweepIssued } = await import('../sweeps/issued')
const { handIn, mailsAbout, must, openShop, payFor, placeNow, runPurchaseQueue } = await import('../testing/shop')
const { getFiles, getTimeline } = await import('../view/queries')
const { lookIssued } = await import('./look-issued')
const { poll } = await import('./poll')

await openShop()
const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' } as const
beforeEach(() => enom.operate('calm-down'))
afterAll(() => enom.close())

async function issued() {
  const bought = await payFor('rapidssl')
  await runPurchaseQueue('rapidssl')
  await handIn(bought, 'shop.example.com')
  await submit(bought.id)
  const { enomCertId: certId } = await db.certificate.findUniqueOrThrow({ where: { id: bought.id } })
  await enom.operate('approve', { certId })
  await poll(bought.id)
  expect(await placeNow(bought.id)).toBe('issued')
  return { ...bought, certId }
}

const row = (id: string) => db.certificate.findUniqueOrThrow({ where: { id }, include: { issuance: true } })
const jobs = (id: string) => db.$queryRaw<unknown[]>`select 1 from graphile_worker.jobs where key = ${`certificate.look_issued:${id}`}`
const requestFor = (name: string) => makeRequest({ subject: `/CN=${name}`, key: 'EC -pkeyopt ec_paramgen_curve:P-256' }).pem

async function sweepIn(time: number): Promise<void> {
  const at = later(now(), time)
  const putBack = setClock(() => at)
  await sweepIssued().finally(putBack)
}

test('a file replaced on the authority’s portal reaches its buyer once, and the certificate stays issued', async () => {
  const { id, buyer, certId } = await issued()
  await sweepIn(DAY - HOUR)
  expect(await jobs(id)).toHaveLength(0)
  await sweepIn(DAY + 4 * HOUR)
  expect(await jobs(id)).toHaveLength(1)

  const [old] = await getFiles(buyer, id)
  await lookIssued(id)
  expect(await getFiles(buyer, id)).toEqual([old])

  await enom.operate('replace-file', { certId })
  await lookIssued(id)
  await lookIssued(id)
  const [newest, before, ...others] = await getFiles(buyer, id)
  expect([before, others]).toEqual([old, []])
  expect(newest?.fingerprint).not.toBe(old?.fingerprint)
  expect(await row(id)).toMatchObject({
    stage: 'issued',
    domainName: 'shop.example.com',
    issuance: { number: 2, reason: 'elsewhere', csrPem: null, serverSoftware: 'nginx' },
  })
  expect((await getTimeline(buyer, id)).at(-1)?.text).toBe('A new file arrived from the authority')
  expect(await mailsAbout(id)).toEqual(['sent_to_authority', 'certificate_issued', 'certificate_issued'])
  const { data } = await db.mail.findFirstOrThrow({ where: { certificateId: id }, orderBy: { id: 'desc' } })
  expect(data).toMatchObject({ replacedElsewhere: true, fingerprint: newest?.fingerprint })
  must(await beginReplacement(buyer, id, 'new_server'))
})

test('a file for another host of the same domain is accepted; one for another domain goes to staff once, and the buyer keeps the old one', async () => {
  const { id, buyer, certId } = await issued()
  await enom.operate('replace-file', { certId, csr: requestFor('www2.example.com') })
  await lookIssued(id)
  expect(await row(id)).toMatchObject({ domainName: 'www2.example.com' })
  const files = await getFiles(buyer, id)
  expect(files).toHaveLength(2)

  await enom.operate('replace-file', { certId, csr: requestFor('shop.example.org') })
  await lookIssued(id)
  await lookIssued(id)
  expect(await getFiles(buyer, id)).toEqual(files)
  expect((await getFiles(staff, id))[0]).toMatchObject({ names: ['shop.example.org'], faults: ['name_missing'] })
  expect(await row(id)).toMatchObject({ stage: 'issued', domainName: 'www2.example.com', issuance: { number: 2 } })
  expect(await mailsAbout(id)).toEqual(['sent_to_authority', 'certificate_issued', 'certificate_issued', 'staff_alert'])
})

test('a file older than the one in use is ignored', async () => {
  const { id, buyer, certId } = await issued()
  await enom.operate('set-switches', { clockDays: -5 })
  await enom.operate('replace-file', { certId })
  await lookIssued(id)
  expect(await getFiles(buyer, id)).toHaveLength(1)
})

test('the next check comes within the hour if Enom does not respond, and there is none after the end of the cover, a replacement or a refund', async () => {
  const { id, buyer, certId } = await issued()
  await enom.operate('set-switches', { outage: 'no-connection' })
  await lookIssued(id)
  const next = (await row(id)).lookAgainAt
  expect(next && next <= later(now(), HOUR)).toBe(true)
  await enom.operate('calm-down')
  await lookIssued(id)
  expect(((await row(id)).lookAgainAt?.getTime() ?? 0) - now().getTime()).toBeGreaterThan(DAY - HOUR)

  await db.certificate.update({ where: { id }, data: { coverEndsAt: later(now(), HOUR) } })
  await lookIssued(id)
  expect((await row(id)).lookAgainAt).toBeNull()

  const other = await issued()
  must(await beginReplacement(other.buyer, other.id, 'new_server'))
  expect((await row(other.id)).lookAgainAt).toBeNull()
  await enom.operate('replace-file', { certId: other.certId })
  await lookIssued(other.id)
  expect([await placeNow(other.id), (await getFiles(other.buyer, other.id)).length]).toEqual(['setup', 1])

  await enom.operate('refund', { certId })
  await lookIssued(id)
  expect([await placeNow(id), (await getFiles(buyer, id)).length]).toEqual(['closed:refunded_by_supplier', 1])
})
