import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { buy, call, folder, LOGIN, read, simulator } from '../../testing/simulator'

const post = (url: string, verb: string, fields: Record<string, string>) =>
  fetch(`${url}/operator/${verb}`, { method: 'POST', body: new URLSearchParams(fields) })

test('an operator sees what was bought and changes the account in a form', async () => {
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

test('the switches form saves the values it shows', async () => {
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

test('an invalid form is explained on the page', async () => {
  const { url } = await simulator()
  const page = await (await post(url, 'add-fault', { command: 'GetBalance', kind: 'explode', times: '1' })).text()
  expect(page).toMatch(/role="alert">[^<]*kind/)
})

test('one button starts moderate chaos, and another one ends it', async () => {
  const { url } = await simulator()
  expect(await (await fetch(`${url}/operator`)).text()).toContain('Calm: every call gets its regular response.')
  const page = await (await post(url, 'set-mood-preset', { name: 'moderate', seed: '42' })).text()
  expect(page).toContain('<strong>Moderate chaos</strong>: 11 moods, drawn with seed 42.')
  expect(page).toContain('<button name="name" value="moderate" aria-current="true">')
  expect(await (await post(url, 'set-mood-preset', { name: 'off', seed: '' })).text()).toContain('Calm: every call')
})

test('the moods form saves the values it shows, and reports errors', async () => {
  const { url } = await simulator()
  await post(url, 'set-mood-preset', { name: 'moderate', seed: '3' })
  const html = await (await fetch(`${url}/operator`)).text()
  const [form = ''] = /action="\/operator\/set-moods">[\s\S]*?<\/form>/.exec(html) ?? []
  const shown = [...form.matchAll(/<input name="([^"]*)"[^>]* value="([^"]*)"/g)].map(([, name = '', value = '']): [string, string] => [
    name,
    value,
  ])
  const settings = async () => (await (await fetch(`${url}/operator/api/settings`)).json()).moods
  const before = await settings()
  await post(url, 'set-moods', Object.fromEntries(shown))
  expect(await settings()).toEqual({ ...before, preset: 'own' })

  const own = { 'rate commit-then-502': '300', 'commands commit-then-502': 'PurchaseServices, InsertNewOrder', hangMs: '5' }
  await post(url, 'set-moods', { ...Object.fromEntries(shown), ...own })
  expect(await settings()).toMatchObject({
    hangMs: 5,
    rates: { 'commit-then-502': { perMille: 300, commands: ['PurchaseServices', 'InsertNewOrder'] } },
  })
  expect(await (await post(url, 'set-moods', { seed: 'many' })).text()).toMatch(/role="alert">[^<]*seed/)
})

test('a tampered ledger is reported on the page', async () => {
  const dataDir = await folder()
  const first = await simulator({ dataDir })
  await buy(first.url)
  await buy(first.url)
  await first.close()
  const file = path.join(dataDir, 'ledger.jsonl')
  await writeFile(file, (await readFile(file, 'utf8')).replace('"cost":895', '"cost":800'))
  const { url } = await simulator({ dataDir })
  expect(await (await fetch(`${url}/operator`)).text()).toContain('Line 2 of the ledger was not written by this server')
  expect(await (await fetch(`${url}/operator/api/books`)).json()).toMatchObject({ agrees: false, ledger: { lines: 3, brokenAt: 2 } })
  expect(await (await fetch(`${url}/operator/api/ledger?after=2`)).json()).toMatchObject([{ seq: 3, certId: 100_002 }])
})
