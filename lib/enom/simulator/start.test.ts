import { readdirSync } from 'node:fs'
import https from 'node:https'
import { expect, test } from 'vitest'
import { afterwards, buy, simulator } from '../testing/simulator'
import { startEnomSimulator } from './start'

test('in memory mode, it sells and writes nothing to disk', async () => {
  const before = readdirSync('.')
  const server = await startEnomSimulator({ port: 0, dataDir: null })
  afterwards(() => server.close())
  await buy(server.url)
  expect(server.state.certificates()).toHaveLength(1)
  expect([server.rootFile, readdirSync('.')]).toEqual(['', before])
})

test('when the operator has a separate port, its page and API are served only there, and Enom’s API is not', async () => {
  const server = await simulator({ operatorPort: 0 })
  const statusOf = async (url: string) => (await fetch(url, { redirect: 'manual' })).status
  const { url, operatorUrl } = server
  expect(await Promise.all([`${url}/operator`, `${url}/operator/api/accounts`, `${url}/`].map(statusOf))).toEqual([404, 404, 404])
  expect(await statusOf(`${operatorUrl}/operator/api/accounts`)).toBe(200)
  expect(await statusOf(`${operatorUrl}/interface.asp?command=GetBalance`)).toBe(404)
})

test('its certificate contains the requested names', async () => {
  const server = await simulator({ httpsPort: 0, names: ['reseller.enom.com'] })
  const options = { ca: server.state.rootPem, servername: 'reseller.enom.com' }
  const status = await new Promise((resolve, reject) => {
    https.get(`${server.httpsUrl}/ca/root.pem`, options, (answer) => resolve(answer.resume().statusCode)).on('error', reject)
  })
  expect(status).toBe(200)
})

test('a mood and its seed can be set at the start', async () => {
  const server = await simulator({ mood: { name: 'stormy', seed: 7 } })
  const settings = await (await fetch(`${server.operatorUrl}/operator/api/moods`)).json()
  expect(settings).toMatchObject({ preset: 'stormy', seed: 7 })
})
