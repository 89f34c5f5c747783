import { expect, test } from 'vitest'
import { buy, call, LOGIN, read, simulator } from '../testing'

const post = (url: string, verb: string, fields: Record<string, string>) =>
  fetch(`${url}/operator/${verb}`, { method: 'POST', body: new URLSearchParams(fields) })

test('an operator sees what was bought and changes the account by a form', async () => {
  const { url } = await simulator()
  const certId = await buy(url)
  expect(await (await fetch(`${url}/operator`)).text()).toContain(`<td>${certId}</td><td>not configured`)
  const page = await (
    await post(url, 'set-account', { loginId: 'keelmark', password: 'new', ips: '127.0.0.1, ::1', balance: '12.34' })
  ).text()
  expect(page).toContain('balance 12.34 USD')
  expect(page).not.toContain('value="new"')
  expect(read(await call(url, 'GetBalance'), 'ResponseNumber')).toBe('304155')
  expect(read(await call(url, 'GetBalance', { ...LOGIN, pw: 'new' }), 'Balance')).toBe('12.34')
})

test('the form of switches saves what it shows', async () => {
  const server = await simulator({ instant: true })
  const page = await (await fetch(`${server.url}/operator`)).text()
  expect(page).toContain('<input type="checkbox" name="instant" checked> Issue at once')
  const shown = { outage: 'off', delayMs: '5', slowMs: '20000', checks: 'command ip credentials', stack: 'API', purchaseIds: 'both' }
  const rest = { statusIdName: 'CertStatusID', asciiCheckAt: 'CertPurchaseCert', timeZone: 'UTC', clockDays: '-1', maintenance: 'on' }
  await post(server.url, 'set-switches', { ...shown, ...rest })
  const settings = await (await fetch(`${server.url}/operator/api/settings`)).json()
  expect(settings).toMatchObject({
    switches: { instant: false, maintenance: true, delayMs: 5, checks: ['command', 'ip', 'credentials'], stack: 'API', clockDays: -1 },
  })
})

test('a form that makes no sense is explained on the page', async () => {
  const { url } = await simulator()
  const page = await (await post(url, 'add-fault', { command: 'GetBalance', kind: 'explode', times: '1' })).text()
  expect(page).toMatch(/role="alert">[^<]*kind/)
})
