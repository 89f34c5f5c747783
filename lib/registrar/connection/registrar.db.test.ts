import { inspect } from 'node:util'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { type Answer, errorsOf, reply, startTestServer } from '../../enom/testing/test-server'

// Settings are read at import, so the simulated Enom server must start first.
let answer: Answer = (_, response) => response.end(reply(''))
const enom = await startTestServer((request, response, seen) => answer(request, response, seen))
process.env.ENOM_TEST_URL = enom.url
process.env.ENOM_LIVE_URL = 'http://127.0.0.1:1/interface.asp'
process.env.EGRESS_IP = '198.51.100.4'
const { db } = await import('../../db/client')
const { startOperation } = await import('../../certificates/testing/shop')
const { getAccount, listAccounts } = await import('../accounts/accounts')
const { saveAccount } = await import('../accounts/save-account')
const { setDefaultAccount } = await import('../accounts/save-account')
const { env } = await import('../../config/env')
const { openRegistrar } = await import('./open-registrar')
const { testConnection } = await import('./test-connection')
const { RegistrarError } = await import('../errors')

const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' } as const
const client = { kind: 'client', userId: '018f0000-0000-7000-8000-000000000002' } as const
const PASSWORD = 'canary-harbour-light'
const given = { label: 'Test', testMode: true, loginId: 'keelmark', password: PASSWORD }
const wanted = { enomService: 'Certificate-RapidSSL-RapidSSL', years: 2 }
const orderFor = async (accountId: string) => ({ ...wanted, operationId: await startOperation(accountId) })

const BODIES: Record<string, string> = {
  CheckLogin: '<Account>123-ab-1234</Account>',
  GetBalance: '<Balance>5,000.00</Balance><AvailableBalance>4,990.50</AvailableBalance>',
  GetCerts:
    '<GetCerts><Certs><Cert1><ProdCode>certificate-rapidssl-rapidssl</ProdCode><ProdType>23</ProdType><ResellerPrice>$8.95</ResellerPrice><Enabled>True</Enabled><Years>1</Years></Cert1></Certs></GetCerts>',
  PurchaseServices: '<certid>900001</certid><OrderID>175000001</OrderID>',
}
const healthy: Answer = (_, response, seen) => response.end(reply(BODIES[seen.form.get('command') ?? ''] ?? ''))

async function account(loginId = given.loginId) {
  const saved = await saveAccount(staff, { ...given, loginId })
  if (!saved.ok) throw new Error(saved.error.code)
  return saved.value.id
}

async function registrar() {
  const opened = await openRegistrar({ accountId: await account() })
  if (!opened) throw new Error('no registrar')
  return opened
}

const trouble = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (cause: unknown) => (cause instanceof RegistrarError ? cause.trouble : String(cause)),
  )

beforeEach(async () => {
  answer = healthy
  enom.seen.length = 0
  await db.enomCall.deleteMany()
  await db.supplierOperation.deleteMany()
  await db.enomAccount.deleteMany()
})
afterAll(() => enom.close())

test('a password whose key is lost counts as a refused login that staff can fix, and nothing is sent', async () => {
  const id = await account()
  await db.enomAccount.update({ where: { id }, data: { passwordSealed: `lost:${'A'.repeat(60)}` } })
  const opened = await openRegistrar({ accountId: id })
  expect(await trouble(opened?.buy(await orderFor(id)) ?? Promise.resolve())).toBe('login_refused')
  expect(await testConnection(staff, id)).toEqual([{ stage: 'login', ok: false, text: expect.stringContaining('Enter it again') }])
  expect(enom.seen).toEqual([])
  expect((await saveAccount(staff, { id, ...given })).ok).toBe(true)
  expect((await testConnection(staff, id))?.every(({ ok }) => ok)).toBe(true)
})

test('if several initial accounts are saved at the same time, one becomes the default', async () => {
  await Promise.all([1, 2, 3].map((each) => saveAccount(staff, { ...given, loginId: `keelmark${each}` })))
  expect((await listAccounts(staff)).map(({ isDefault }) => isDefault)).toEqual([true, false, false])
})

test('if several members of staff choose a default account at the same time, exactly one becomes the default', async () => {
  const ids = [await account('one'), await account('two'), await account('three')]
  await Promise.all(ids.map((id) => setDefaultAccount(staff, id)))
  expect((await listAccounts(staff)).filter(({ isDefault }) => isDefault)).toHaveLength(1)
})

test('without an account there is no registrar', async () => {
  expect(await openRegistrar({ accountId: null })).toBeNull()
})

test('the first account becomes the default, and another can replace it', async () => {
  const first = await account()
  const second = await account('second')
  expect((await openRegistrar({ accountId: null }))?.accountId).toBe(first)
  await setDefaultAccount(staff, second)
  expect((await listAccounts(staff)).map(({ id, isDefault }) => [id, isDefault])).toEqual([
    [second, true],
    [first, false],
  ])
})

test('buyers see no accounts and can change none', async () => {
  const id = await account()
  expect(await listAccounts(client)).toEqual([])
  expect(await getAccount(client, id)).toBeNull()
  expect(await saveAccount(client, { ...given, id })).toMatchObject({ ok: false })
  expect(await setDefaultAccount(client, id)).toMatchObject({ ok: false })
  expect(await testConnection(client, id)).toBeNull()
})

test('an empty password field keeps the password, but changing the server or login requires it again', async () => {
  const id = await account()
  const { password: _, ...plain } = given
  expect(await saveAccount(staff, { ...plain, loginId: 'second' })).toEqual({ ok: false, error: { code: 'password-missing' } })
  expect(await saveAccount(staff, { ...plain, id, label: 'Renamed' })).toMatchObject({ ok: true })
  await (await openRegistrar({ accountId: id }))?.checkLogin()
  expect(enom.seen[0]?.form.get('pw')).toBe(PASSWORD)
  expect(await saveAccount(staff, { ...plain, id, testMode: false })).toEqual({ ok: false, error: { code: 'password-again' } })
  expect(await saveAccount(staff, { ...plain, id, loginId: 'other' })).toEqual({ ok: false, error: { code: 'password-again' } })
})

test('a staging shop accepts no live-server account', async () => {
  env.KEELMARK_STAGING = true
  expect(await saveAccount(staff, { ...given, loginId: 'staged', testMode: false })).toEqual({ ok: false, error: { code: 'staging' } })
  expect(await saveAccount(staff, { ...given, loginId: 'staged', testMode: true })).toMatchObject({ ok: true })
  env.KEELMARK_STAGING = false
})

test('a login can exist only once per server, regardless of case, and the other server has its own logins', async () => {
  const taken = { ok: false, error: { code: 'login-taken' } }
  await account()
  expect(await saveAccount(staff, given)).toEqual(taken)
  expect(await saveAccount(staff, { ...given, loginId: 'KeelMark' })).toEqual(taken)
  const second = await account('second')
  expect(await saveAccount(staff, { ...given, id: second })).toEqual(taken)
  expect(await saveAccount(staff, { ...given, testMode: false })).toMatchObject({ ok: true })
  expect(await db.enomAccount.count()).toBe(3)
})

test('if two members of staff add the same login at the same time, it is saved once', async () => {
  const both = await Promise.all([saveAccount(staff, given), saveAccount(staff, given)])
  expect(both.map((saved) => (saved.ok ? 'saved' : saved.error.code)).toSorted()).toEqual(['login-taken', 'saved'])
  expect(await db.enomAccount.count()).toBe(1)
})

test('a purchase records its intent before it is sent, and the returned ids afterwards', async () => {
  let during: unknown
  const enomNow = await registrar()
  answer = async (request, response, seen) => {
    if (seen.form.get('command') === 'PurchaseServices') {
      during = await db.enomCall.findFirst({ where: { command: 'PurchaseServices' }, select: { outcome: true, finishedAt: true } })
    }
    healthy(request, response, seen)
  }
  expect(await enomNow.buy(await orderFor(enomNow.accountId))).toEqual({ enomCertId: 900001, enomOrderId: 175000001 })
  expect(during).toEqual({ outcome: null, finishedAt: null })
  expect(await db.enomCall.findFirst({ where: { command: 'PurchaseServices' } })).toMatchObject({
    outcome: 'ok',
    input: { service: wanted.enomService, years: 2 },
    reply: { certId: 900001, orderId: 175000001 },
  })
})

test('a purchase without a readable response has an unknown outcome and is sent once', async () => {
  const enomNow = await registrar()
  answer = (request, response, seen) => {
    if (seen.form.get('command') === 'PurchaseServices') return request.socket.destroy()
    healthy(request, response, seen)
  }
  expect(await trouble(enomNow.buy(await orderFor(enomNow.accountId)))).toBe('unclear')
  expect(enom.seen.filter((call) => call.form.get('command') === 'PurchaseServices')).toHaveLength(1)
  expect(await db.enomCall.findFirst({ where: { command: 'PurchaseServices' } })).toMatchObject({ outcome: 'unknown-outcome' })
})

test('a read without a response is only reported as unreachable', async () => {
  const enomNow = await registrar()
  answer = (request) => request.socket.destroy()
  expect(await trouble(enomNow.detail(900001))).toBe('unreachable')
})

test('nothing is bought with an unreachable live account', async () => {
  const saved = await saveAccount(staff, { ...given, testMode: false })
  const live = saved.ok ? await openRegistrar({ accountId: saved.value.id }) : null
  expect(await trouble(live?.buy(await orderFor(live.accountId)) ?? Promise.resolve())).toBe('unreachable')
  expect(enom.seen).toHaveLength(0)
})

test('contacts that Enom would refuse are refused before anything is sent', async () => {
  const person = {
    firstName: 'A',
    lastName: 'B',
    address1: 'C 1',
    city: 'D',
    state: 'D',
    postalCode: '1',
    country: 'DE',
    phone: 'none',
    email: 'a@b.example',
  }
  const enomNow = await registrar()
  const asked = enomNow.configure({ enomCertId: 900001, csrPem: 'csr', serverTypeId: 18, contacts: { admin: person } })
  await expect(asked).rejects.toMatchObject({ trouble: 'fixable', field: 'contacts' })
  expect(enom.seen).toHaveLength(0)
})

test('the connection test shows five passed steps and stores the balance', async () => {
  const id = await account()
  expect((await testConnection(staff, id))?.map(({ stage, ok }) => [stage, ok])).toEqual(
    ['reach', 'ip', 'login', 'balance', 'products'].map((stage) => [stage, true]),
  )
  expect((await getAccount(staff, id))?.balance).toEqual({ amount: 499050, currency: 'USD' })
})

test('an unregistered address is reported, with the steps to register it', async () => {
  const id = await account()
  answer = (_, response) => response.end(reply('', { errors: errorsOf('User not permitted from this IP address - 4', '713254') }))
  const stages = await testConnection(staff, id)
  expect(stages?.map(({ stage, ok }) => [stage, ok])).toEqual([
    ['reach', true],
    ['ip', false],
  ])
  expect(stages?.[1]?.text).toMatch(/normal account on the Enom website.*add 198\.51\.100\.4 to the test account’s addresses/)
})

test('a refused login explains that the test server has its own accounts', async () => {
  const id = await account()
  answer = (_, response) => response.end(reply('', { errors: errorsOf('Bad User name or Password', '304155') }))
  const stages = await testConnection(staff, id)
  expect(stages?.at(-1)).toMatchObject({ stage: 'login', ok: false, text: expect.stringContaining('registered on the test server') })
})

test('if something was bought with a login, the explanation of a refused login names only what can be corrected', async () => {
  const id = await account()
  const refuseLogin: typeof answer = (_, response) => response.end(reply('', { errors: errorsOf('Bad User name or Password', '304155') }))
  await startOperation(id)
  answer = refuseLogin
  const text = (await testConnection(staff, id))?.at(-1)?.text
  expect(text).toContain('The password or API token is mistyped here')
  expect(text).not.toMatch(/login ID|Test Mode/)
})

test('the planted password appears in no row, error log or view, in plain text or in a common encoding', async () => {
  const id = await account()
  const enomNow = await openRegistrar({ accountId: id })
  const said: unknown[] = [enomNow, await getAccount(staff, id), await listAccounts(staff), await testConnection(staff, id)]
  await enomNow?.buy(await orderFor(id))
  answer = (_, response, seen) => response.end(reply('', { errors: errorsOf(`quoted: ${seen.form.get('pw')}`, '304156') }))
  const refusal = await enomNow?.buy(await orderFor(id)).catch((cause: unknown) => cause)
  expect(refusal).toBeInstanceOf(RegistrarError)
  // What a logger or crash report would print for these objects, including causes.
  said.push(inspect(refusal, { depth: null, showHidden: true }), inspect(enomNow, { depth: null }))
  const rows = [await db.enomAccount.findMany(), await db.enomCall.findMany()]
  const everything = JSON.stringify([said, rows])
  expect(rows[1]?.length).toBeGreaterThan(4)
  for (const form of [PASSWORD, Buffer.from(PASSWORD).toString('base64').slice(0, 20), Buffer.from(PASSWORD).toString('hex')]) {
    expect(everything).not.toContain(form)
  }
})
