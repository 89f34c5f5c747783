import { expect, test } from 'vitest'
import { buy, call, LOGIN, RAPIDSSL, read, simulator } from '../testing/simulator'

const purchase = (url: string) =>
  fetch(`${url}/interface.asp`, { method: 'POST', body: new URLSearchParams({ ...LOGIN, command: 'PurchaseServices', Service: RAPIDSSL }) })

test('a purchase can succeed without a response', async () => {
  const server = await simulator()
  await server.operate('add-fault', { command: 'PurchaseServices', kind: 'commit-then-no-answer' })
  await expect(purchase(server.url)).rejects.toThrow()
  expect(server.state.certificates()).toHaveLength(1)
  expect(read(await call(server.url, 'GetBalance'), 'Balance')).toBe('4,991.05')
})

test('a planted fault makes a purchase fail before anything happens, and only as often as planted', async () => {
  const server = await simulator()
  await server.operate('add-fault', { command: 'purchaseservices', kind: 'fail-before-commit', times: 2 })
  expect(read(await call(server.url, 'GetBalance'), 'ErrCount')).toBe('0')
  await expect(purchase(server.url)).rejects.toThrow()
  await expect(purchase(server.url)).rejects.toThrow()
  expect(server.state.certificates()).toHaveLength(0)
  await buy(server.url)
  expect(server.state.certificates()).toHaveLength(1)
})

test('a fault can be limited to one account', async () => {
  const server = await simulator()
  await server.operate('set-account', { loginId: 'other', password: 'secret' })
  await server.operate('add-fault', { command: 'GetBalance', kind: 'fail-before-commit', account: 'Other' })
  expect(read(await call(server.url, 'GetBalance'), 'ErrCount')).toBe('0')
  await expect(call(server.url, 'GetBalance', { uid: 'other', pw: 'secret' })).rejects.toThrow()
})

test('a response can be truncated before Done', async () => {
  const server = await simulator()
  await server.operate('add-fault', { command: '*', kind: 'truncated' })
  const xml = await (await purchase(server.url)).text()
  expect(read(xml, 'certid')).toBe('100001')
  expect(xml).not.toContain('Done')
  expect(xml).not.toContain('</interface-response>')
})

test('a failure can come with ErrCount 0', async () => {
  const server = await simulator()
  await server.operate('add-fault', { command: 'GetCerts', kind: 'success-false' })
  const xml = await call(server.url, 'GetCerts')
  expect([read(xml, 'ErrCount'), read(xml, 'Success')]).toEqual(['0', 'False'])
})

test('a response can be something other than XML, or an HTTP 500', async () => {
  const server = await simulator()
  await server.operate('add-fault', { command: '*', kind: 'not-xml' })
  expect((await purchase(server.url)).headers.get('content-type')).toBe('text/html')
  await server.operate('add-fault', { command: '*', kind: 'http-500' })
  expect((await purchase(server.url)).status).toBe(500)
  expect(server.state.certificates()).toHaveLength(0)
})

test('an outage lasts until the operator ends it', async () => {
  const server = await simulator()
  await server.operate('set-switches', { outage: 'no-connection' })
  await expect(purchase(server.url)).rejects.toThrow()
  await server.operate('set-switches', { outage: 'http-503' })
  expect((await purchase(server.url)).status).toBe(503)
  await server.operate('calm-down')
  expect((await purchase(server.url)).status).toBe(200)
})

test('an operator who requests an unknown certificate or verb gets an error', async () => {
  const server = await simulator()
  await expect(server.operate('set-switches', { outage: 'sometimes' })).rejects.toThrow('outage')
  await expect(server.operate('approve', { certId: 5 })).rejects.toThrow('There is no certificate 5')
  await expect(server.operate('explode')).rejects.toThrow('There is no verb "explode"')
  const answer = await fetch(`${server.url}/operator/api/set-account`, { method: 'POST', body: '{"loginId":' })
  expect(answer.status).toBe(422)
})

test('changing one switch leaves the others unchanged', async () => {
  const server = await simulator({ instant: true })
  await server.operate('set-switches', { delayMs: 1 })
  const settings = await (await fetch(`${server.url}/operator/api/settings`)).json()
  expect(settings).toMatchObject({ switches: { instant: true, delayMs: 1 } })
})
