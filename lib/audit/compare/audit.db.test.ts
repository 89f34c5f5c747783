import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startEnomSimulator } from '../../enom/simulator/start'

const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })

/** Proxy in front of Enom. While `isCut` is true, only the first page of a list arrives. */
let isCut = false
/** Runs before the account's transactions are requested from Enom. */
let beforeMoney = async () => undefined as unknown
const line = createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray()).toString()
  const form = new URLSearchParams(body)
  if (isCut && form.get('command')?.toLowerCase() === 'certgetcerts' && Number(form.get('StartPosition')) > 1) {
    request.socket.destroy()
    return
  }
  if (form.get('command') === 'GetTransHistory') await beforeMoney()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await fetch(`${enom.url}/interface.asp`, { method: 'POST', body, headers })
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/xml' })
  response.end(Buffer.from(await answer.arrayBuffer()))
})
await new Promise<void>((ready) => line.listen(0, '127.0.0.1', () => ready()))
const address = line.address()
// The settings are read at import, so the simulated Enom servers must start first.
process.env.ENOM_TEST_URL = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}/interface.asp`

const { db } = await import('../../db/client')
const { runFenced } = await import('../../db/fence')
const { openShop, payFor } = await import('../../certificates/testing/shop')
const { newId } = await import('../../db/new-id')
const { saveAccount } = await import('../../registrar/accounts/save-account')
const { auditAccount } = await import('./audit-account')
const { findMissing } = await import('./find-missing')
const { openRun } = await import('./run')
const { bookAll } = await import('../testing/books')

const { accountId } = await openShop()
await enom.operate('seed-certificates', { count: 300 })
await bookAll(accountId, enom.state.certificates())

const open = () => db.auditDifference.findMany({ where: { resolvedAt: null }, orderBy: [{ kind: 'asc' }, { about: 'asc' }] })
const lastRun = () => db.auditRun.findFirstOrThrow({ orderBy: { id: 'desc' } })
const mails = () => db.mail.findMany({ where: { kind: 'staff_alert' } })
const found = async () => (await open()).map(({ kind, about }) => `${kind} ${about}`)

/** Runs an audit. Returns the run and the number of differences open after it. */
async function audit() {
  await auditAccount(accountId)
  return { ...(await lastRun()), differences: (await open()).length }
}

/** Returns a random number generator (0 to 1) that repeats the same sequence for the same seed. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

async function wrongs(count: number, seed: number) {
  const roll = dice(seed)
  const rows = await db.certificate.findMany({
    where: { stage: 'issued' },
    orderBy: { enomCertId: 'asc' },
  })
  return rows
    .map((row) => ({ row, order: roll() }))
    .toSorted((one, other) => one.order - other.order)
    .slice(0, count)
    .map(({ row }) => row)
}

beforeEach(async () => {
  isCut = false
  beforeMoney = async () => undefined
  await db.mail.deleteMany()
  await db.auditDifference.deleteMany()
  await db.auditRun.deleteMany()
})
afterAll(async () => {
  line.close()
  await enom.close()
})

test('B15: when the records agree, the audit says so, reports nothing and alerts no one', async () => {
  for (let run = 0; run < 2; run += 1) {
    expect(await audit()).toMatchObject({
      certificates: 300,
      differences: 0,
      wasListed: true,
      wasCounted: true,
      isBalanced: true,
      problemText: null,
    })
  }
  expect([await found(), await mails()]).toEqual([[], []])
  // Each listed movement is stored once, however often it is read.
  expect(await db.enomMovement.count({ where: { type: 1 } })).toBe(300)
})

test('B15: a hundred seeded errors of one cent or one certificate are all found, nothing else is reported, and staff get one email', async () => {
  const chosen = await wrongs(100, 15)
  const [cents, lost, invented] = [chosen.slice(0, 50), chosen.slice(50, 75), chosen.slice(75)]
  for (const [index, { id, cost }] of cents.entries()) {
    await db.certificate.update({ where: { id }, data: { cost: (cost ?? 0) + (index % 2 ? 1 : -1) } })
  }
  await db.certificate.deleteMany({ where: { id: { in: lost.map(({ id }) => id) } } })
  const copies = invented.map((row, index) => ({
    ...row,
    id: newId(),
    ordinal: 5000 + index,
    enomCertId: 9_000_000 + index,
    enomOrderId: null,
  }))
  await db.certificate.createMany({ data: copies })
  await audit()
  const expected = [
    ...cents.map(({ enomCertId }) => `cost_differs certificate:${enomCertId}`),
    ...lost.map(({ enomCertId }) => `orphan certificate:${enomCertId}`),
    ...copies.map(({ enomCertId }) => `missing certificate:${enomCertId}`),
  ]
  expect((await found()).toSorted()).toEqual(expected.toSorted())
  expect((await open()).filter(({ amount }) => amount !== null && Math.abs(amount) === 1)).toHaveLength(50)
  const [mail, ...more] = await mails()
  expect([mail?.data, more]).toMatchObject([{ subject: 'Enom and the shop differ in 100 places', path: '/admin/audit' }, []])

  const before = (await open()).map(({ id }) => id)
  await audit()
  expect((await open()).map(({ id }) => id)).toEqual(before)
  expect(await mails()).toHaveLength(1)

  for (const { id, cost } of cents) await db.certificate.update({ where: { id }, data: { cost } })
  await db.certificate.deleteMany({ where: { id: { in: copies.map(({ id }) => id) } } })
  await db.certificate.createMany({ data: lost })
  expect(await audit()).toMatchObject({ differences: 0 })
  expect(await db.auditDifference.count({ where: { resolution: 'gone', resolvedBy: 'system' } })).toBe(100)
})

test('B15: an audit with an incomplete list reports nothing missing, resolves no earlier finding, and says so', async () => {
  const [row, lost] = await wrongs(2, 7)
  if (!row || !lost) throw new Error('no certificates')
  const copy = { ...row, id: newId(), ordinal: 6000, enomCertId: 9_100_000, enomOrderId: null }
  await db.certificate.delete({ where: { id: lost.id } })
  await audit()
  expect(await found()).toEqual([`orphan certificate:${lost.enomCertId}`])
  await db.certificate.createMany({ data: [copy, lost] })
  isCut = true
  expect(await audit()).toMatchObject({ wasListed: false, problemText: expect.stringContaining('could not be read completely') })
  expect(await found()).toEqual([`orphan certificate:${lost.enomCertId}`])
  isCut = false
  await audit()
  expect(await found()).toEqual(['missing certificate:9100000'])
  await db.certificate.delete({ where: { id: copy.id } })
})

test('B15: only checked certificates are reported missing; the rest are counted, left unresolved, and checked in the next run', async () => {
  const [row] = await wrongs(1, 9)
  if (!row) throw new Error('no certificates')
  const copies = Array.from({ length: 60 }, (_, index) => ({
    ...row,
    id: newId(),
    ordinal: 7000 + index,
    enomCertId: 9_200_000 + index,
    enomOrderId: null,
  }))
  await db.certificate.createMany({ data: copies })
  const problemText = '10 more certificates that are not listed were not checked.'
  expect(await audit()).toMatchObject({ differences: 50, wasListed: true, problemText })
  expect(await audit()).toMatchObject({ differences: 60, fresh: 10, problemText })
  await db.certificate.deleteMany({ where: { enomCertId: { gte: 9_200_010, lt: 9_300_000 } } })
  expect(await audit()).toMatchObject({ differences: 10, problemText: null })
  await db.certificate.deleteMany({ where: { enomCertId: { gte: 9_200_000, lt: 9_300_000 } } })
})

test('B15: an Enom system error neither marks a certificate as missing nor resolves one already missing', async () => {
  const [row] = await wrongs(1, 13)
  if (!row) throw new Error('no certificates')
  const copy = { ...row, id: newId(), ordinal: 7500, enomCertId: 9_250_000, enomOrderId: null }
  await db.certificate.create({ data: copy })
  const problemText = '1 certificate that is not listed could not be read from Enom.'
  const failOnce = () => enom.operate('add-fault', { command: 'CertGetCertDetail', kind: 'fail-then-error' })
  await failOnce()
  expect(await audit()).toMatchObject({ differences: 0, wasListed: true, problemText })
  expect(await audit()).toMatchObject({ differences: 1, problemText: null })
  await failOnce()
  expect(await audit()).toMatchObject({ differences: 1, problemText })
  await db.certificate.delete({ where: { id: copy.id } })
})

test('B15: if Enom has more than fifty certificates that it never lists, all of them are eventually checked', async () => {
  const [row] = await wrongs(1, 11)
  const run = await openRun({ accountId, login: { loginId: 'keelmark', testMode: true } })
  if (!row || !run) throw new Error('no certificates')
  const copies = Array.from({ length: 60 }, (_, index) => ({
    ...row,
    id: newId(),
    ordinal: 8000 + index,
    enomCertId: 9_300_000 + index,
    enomOrderId: null,
  }))
  await db.certificate.createMany({ data: copies })
  const listed = new Set(enom.state.certificates().map(({ certId }) => certId))
  const asked = new Set<number>()
  const detail = async (enomCertId: number) => {
    asked.add(enomCertId)
    return { enomCertId, statusId: 4, statusText: 'Issued', stage: 'issued' as const, messages: [] }
  }
  // The probability that any of them is never drawn in 20 nights is about 1 in 10^13.
  for (let night = 0; night < 20; night += 1) expect((await findMissing(run, { detail }, listed)).unasked).toHaveLength(10)
  expect(asked.size).toBe(60)
  await db.certificate.deleteMany({ where: { enomCertId: { gte: 9_300_000 } } })
})

test('B15: a comparison interrupted and restarted by a worker whose clock is behind reports each finding once and resolves those that are gone', async () => {
  const [stays, gone] = await wrongs(2, 21)
  if (!stays || !gone) throw new Error('no certificates')
  await db.certificate.deleteMany({ where: { id: { in: [stays.id, gone.id] } } })
  const { id: leaseId } = await db.workerLease.create({ data: { name: 'worker-lost' } })
  beforeMoney = () => db.workerLease.deleteMany({ where: { id: leaseId } })
  await expect(runFenced(leaseId, () => auditAccount(accountId))).rejects.toThrow('no longer holds its lease')
  expect([await lastRun(), (await found()).length, await mails()]).toMatchObject([{ finishedAt: null }, 2, []])
  const ahead = new Date(Date.now() + 10_000)
  await db.auditRun.updateMany({ data: { startedAt: ahead } })
  await db.auditDifference.updateMany({ data: { firstSeenAt: ahead, lastSeenAt: ahead } })
  await db.certificate.createMany({ data: [gone] })
  beforeMoney = async () => undefined
  const ended = [await audit(), await audit()]
  expect(ended).toMatchObject([
    { differences: 1, fresh: 1 },
    { differences: 1, fresh: 0 },
  ])
  expect([await found(), (await mails()).length]).toEqual([[`orphan certificate:${stays.enomCertId}`], 1])
  expect(await db.differenceEvent.count({ where: { kind: 'difference.found' } })).toBe(1)
  await db.certificate.createMany({ data: [stays] })
})

test('B15: a one-cent unexplained balance change is found; one that Enom’s history explains is not reported', async () => {
  await audit()
  const [account] = enom.state.accounts()
  await enom.operate('set-account', { loginId: 'keelmark', balance: (account?.balance ?? 0) + 1 })
  expect(await audit()).toMatchObject({ differences: 0, isBalanced: true })
  await db.auditRun.updateMany({ data: { balance: { increment: 1 } } })
  expect(await audit()).toMatchObject({ isBalanced: false })
  expect(await open()).toMatchObject([{ kind: 'balance_differs', about: 'balance', amount: -1 }])
  // The difference does not resolve itself: the next run still starts from the last balance that matched.
  expect(await audit()).toMatchObject({ isBalanced: false, fresh: 0 })
  await db.auditRun.updateMany({ where: { isBalanced: true }, data: { balance: { decrement: 1 } } })
  expect(await audit()).toMatchObject({ isBalanced: true, differences: 0 })
})

test('B15: the balance of a previous login is not compared, even if its audit finished after the login changed', async () => {
  const former = { loginId: 'former', password: 'first-harbour', balance: 40_000 }
  const present = { loginId: 'present', password: 'second-harbour', balance: 70_000 }
  for (const login of [former, present]) await enom.operate('set-account', { ...login, ips: ['127.0.0.1'] })
  const save = async ({ loginId, password }: typeof former, id?: string) => {
    const saved = await saveAccount({ kind: 'system' }, { ...(id && { id }), label: 'Second', testMode: true, loginId, password })
    if (!saved.ok) throw new Error(saved.error.code)
    return saved.value.id
  }
  const id = await save(former)
  beforeMoney = () => save(present, id)
  for (const { loginId } of [former, present]) {
    await auditAccount(id)
    expect(await lastRun()).toMatchObject({ accountId: id, loginId, isBalanced: true, problemText: null })
    expect(await found()).toEqual([])
    // Simulates a run months later: no transaction of the previous login falls in the last few days.
    await db.auditRun.updateMany({ where: { accountId: id }, data: { tailSum: 0 } })
  }
})

test('B15: certificates refunded by Enom, ahead at Enom, or paid for but never bought are all found', async () => {
  const before = new Set(enom.state.certificates().map(({ certId }) => certId))
  await enom.operate('seed-certificates', { count: 2, statusMix: { 4: 1 }, prodTypes: [23], days: 0 })
  const [refunded, ahead] = enom.state.certificates().filter(({ certId }) => !before.has(certId))
  if (!refunded || !ahead) throw new Error('not seeded')
  await bookAll(accountId, [refunded, { ...ahead, status: 2 }])
  await enom.operate('refund', { certId: refunded.certId })
  const { id, orderId } = await payFor('rapidssl')
  await db.certificate.update({ where: { id }, data: { createdAt: new Date('2026-01-01') } })
  await audit()
  expect((await found()).toSorted()).toEqual([
    `paid_not_bought unbought:${id}`,
    `refunded_upstream certificate:${refunded.certId}`,
    `stale certificate:${ahead.certId}`,
  ])
  expect(await db.auditDifference.findFirst({ where: { kind: 'paid_not_bought' } })).toMatchObject({ detail: { orderId } })
  await db.certificate.deleteMany({ where: { enomCertId: { in: [refunded.certId, ahead.certId] } } })
  await bookAll(accountId, [{ ...refunded, status: 8 }, ahead])
  await db.certificate.delete({ where: { id } }).catch(() => undefined)
})

test('B15: an unknown cost is set to the amount Enom charged', async () => {
  const [row] = await wrongs(1, 3)
  await db.certificate.update({ where: { id: row?.id ?? '' }, data: { cost: null } })
  await audit()
  expect(await db.certificate.findUniqueOrThrow({ where: { id: row?.id ?? '' } })).toMatchObject({ cost: row?.cost })
})
