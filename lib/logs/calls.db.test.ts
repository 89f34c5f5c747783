import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEnomSimulator } from '../enom/simulator/start'

// The settings are read at import, so the simulated Enom server must start first.
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { db } = await import('../db/client')
const { openShop, payFor, runPurchaseQueue } = await import('../certificates/testing/shop')
const { tryAccount } = await import('../admin/try-account')
const { getCall, getCallsOf } = await import('./get-call')
const { listCalls, listCommands } = await import('./list-calls')
const { supportMessage } = await import('./support-message')

const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' } as const
const client = { kind: 'client', userId: '018f0000-0000-7000-8000-000000000002' } as const
const { accountId } = await openShop()
let bought = { id: '' }

beforeAll(async () => {
  bought = await payFor('rapidssl')
  await runPurchaseQueue('rapidssl')
  await tryAccount(staff, accountId)
  const call = { accountId, certificateId: bought.id, command: 'CertConfigureCert', startedAt: new Date() }
  await db.enomCall.create({ data: { ...call, input: { certId: 7 } } })
  const errorText = 'Invalid contact ada@harbour.example -----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----'
  await db.enomCall.create({
    data: { ...call, finishedAt: new Date(), outcome: 'refused', responseNumber: '304155', errorText, input: { certId: 7 } },
  })
})
afterAll(() => enom.close())

const commandsOf = async (filter: Parameters<typeof listCalls>[1]) => (await listCalls(staff, filter)).rows.map(({ command }) => command)

test('only staff see the calls to Enom', async () => {
  expect(await listCalls(client)).toEqual({ rows: [], next: null })
  expect(await listCommands(client)).toEqual([])
  const [{ id } = { id: '' }] = (await listCalls(staff)).rows
  expect(await getCall(client, id)).toBeNull()
  expect(await getCallsOf(client, bought.id)).toEqual([])
})

test('calls are found by command, outcome, account, certificate and day, and each shows its attempt number', async () => {
  const { enomCertId } = await db.certificate.findUniqueOrThrow({ where: { id: bought.id } })
  expect(await listCommands(staff)).toContain('PurchaseServices')
  expect(await commandsOf({ command: 'PurchaseServices' })).toEqual(['PurchaseServices'])
  expect(await commandsOf({ outcome: 'failed' })).toEqual(['CertConfigureCert'])
  expect(await commandsOf({ outcome: 'none' })).toEqual(['CertConfigureCert'])
  expect(await commandsOf({ accountId: staff.userId })).toEqual([])
  expect(await commandsOf({ certificate: String(enomCertId) })).toContain('PurchaseServices')
  expect(await commandsOf({ certificate: 'no-such-name' })).toEqual([])
  expect(await commandsOf({ certificate: '%' })).toEqual([])
  // Ids only increase: if a test moved this process's clock past midnight, the timestamps in the ids have moved as well.
  const [call] = (await listCalls(staff, { command: 'PurchaseServices' })).rows
  const made = new Date(Number.parseInt(call?.id.replaceAll('-', '').slice(0, 12) ?? '', 16))
  expect(await commandsOf({ day: made.toISOString().slice(0, 10) })).toContain('PurchaseServices')
  expect(await commandsOf({ day: '2020-01-01' })).toEqual([])
  const { rows } = await listCalls(staff, { command: 'CertConfigureCert' })
  expect(rows.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
    [2, 'refused'],
    [1, null],
  ])
})

test('a certificate’s calls are combined into one message to Enom’s support, without passwords, CSRs or email addresses', async () => {
  const [first, ...rest] = await getCallsOf(staff, bought.id)
  if (!first) throw new Error('no call')
  const text = supportMessage([first, ...rest])
  expect(text).toContain('Account (UID): keelmark')
  expect(text).toContain('Command: PurchaseServices')
  expect(text).toMatch(/Received CertID: \d+/)
  expect(text).toContain('Sent Service: ')
  expect(text).toContain('Answer: none received')
  expect(text).toContain('Answer: Invalid contact [email address] [certificate request] [304155]')
  expect(text).not.toMatch(/harbour-light|ada@|MIIB/)
  const named = await getCall(staff, rest.at(-1)?.id ?? '')
  expect(named).toMatchObject({ command: 'CertConfigureCert', request: [{ name: 'CertID', value: '7' }], reply: [] })
})

test('pages of calls follow each other without gaps or repetitions', async () => {
  const call = { accountId, command: 'GetBalance', input: {}, outcome: 'ok', startedAt: new Date() }
  await db.enomCall.createMany({ data: Array.from({ length: 60 }, () => call) })
  const first = await listCalls(staff, { command: 'GetBalance' })
  const second = await listCalls(staff, { command: 'GetBalance', after: first.next ?? undefined })
  expect(first.rows).toHaveLength(50)
  const total = await db.enomCall.count({ where: { command: 'GetBalance' } })
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(total)
  expect(second.next).toBeNull()
})
