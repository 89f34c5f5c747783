import net from 'node:net'
import { setTimeout as after } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { certConfigureCert } from '../commands/cert-configure-cert'
import { certGetCertDetail } from '../commands/cert-get-cert-detail'
import { certGetCerts } from '../commands/cert-get-certs'
import { checkLogin } from '../commands/check-login'
import { getBalance } from '../commands/get-balance'
import { getCerts } from '../commands/get-certs'
import { getTransHistory } from '../commands/get-trans-history'
import { purchaseServices } from '../commands/purchase-services'
import { EnomError } from '../errors'
import { documentOf } from '../testing/exchange'
import { LOGIN, simulator } from '../testing/simulator'
import { EXCHANGES } from '../testing/test-replies'
import { type Answer, startTestServer } from '../testing/test-server'
import { createEnomClient } from './client'

// Opening many real connections is slow on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const credentials = { loginId: 'keelmark', password: 'harbour-light' }
const buying = { service: 'Certificate-RapidSSL-RapidSSL', years: 1 }
const ONCE = EXCHANGES.filter(({ effect }) => effect === 'once')
const REPEATABLE = EXCHANGES.filter(({ effect }) => effect !== 'once')

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()))
})

/** Responds to every command with success, for the certificate in the request. */
const good: Answer = (_, response, { form }) => {
  const name = form.get('command') ?? ''
  const payload = EXCHANGES.find((one) => one.name === name)?.payload ?? ''
  response.end(documentOf(name, payload.replaceAll('900001', form.get('CertID') ?? '900001'), 'API.NET'))
}

async function enom(answer: Answer, timeoutMs?: number) {
  const server = await startTestServer(answer)
  open.push(server.close)
  return { ...server, client: createEnomClient({ url: server.url, credentials, ...(timeoutMs ? { timeoutMs } : {}) }) }
}

const kindOf = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (cause: unknown) => (cause instanceof EnomError ? cause.kind : cause),
  )

test('sixty simultaneous calls share sixteen connections, and each gets its own response', async () => {
  const { client, connections, seen } = await enom(async (request, response, call) => {
    await after(Number(call.form.get('CertID')) % 7)
    good(request, response, call)
  })
  const ids = Array.from({ length: 60 }, (_, at) => 900_001 + at)
  const answers = await Promise.all(ids.map((certId) => client.call(certGetCertDetail, { certId })))
  expect(answers.map(({ certId }) => certId)).toEqual(ids)
  expect(connections()).toBeLessThanOrEqual(16)
  // The next calls reuse open connections.
  const before = connections()
  await Promise.all(ids.slice(0, 4).map((certId) => client.call(certGetCertDetail, { certId })))
  expect([connections(), seen.length]).toEqual([before, 64])
})

test('all commands get a response when each is called six times at once', async () => {
  const { client } = await enom(good)
  const asked = Array.from({ length: 6 }, () => EXCHANGES).flat()
  expect(await Promise.all(asked.map(({ ask }) => ask(client)))).toEqual(asked.map(({ output }) => output))
})

test('many simultaneous calls to the simulator get their responses, although one of its two server programs closes every connection', async () => {
  const { url } = await simulator()
  const client = createEnomClient({ url: `${url}/interface.asp`, credentials: { loginId: LOGIN.uid, password: LOGIN.pw } })
  const { certId } = await client.call(purchaseServices, buying)
  const questions = Array.from({ length: 8 }, () => [
    client.call(getBalance, {}),
    client.call(checkLogin, {}),
    client.call(certGetCertDetail, { certId }),
    client.call(certGetCerts, { start: 1, pageSize: 250 }),
    client.call(getTransHistory, { start: 1 }),
    client.call(getCerts, {}),
  ]).flat()
  expect(await Promise.all(questions.map(kindOf))).toEqual(questions.map(() => 'answered'))
  const bought = await Promise.all(Array.from({ length: 5 }, () => client.call(purchaseServices, buying)))
  expect(new Set(bought.map((one) => one.certId)).size).toBe(5)
})

test('if Enom has closed a kept-alive connection, every repeatable command is simply retried', async () => {
  for (const { name, ask, output } of REPEATABLE) {
    const close = { now: false }
    const { client, seen } = await enom((request, response, call) => {
      if (!close.now) return good(request, response, call)
      close.now = false
      request.socket.destroy()
    })
    await client.call(checkLogin, {})
    close.now = true
    expect(await ask(client), name).toEqual(output)
    expect(seen, name).toHaveLength(3)
  }
})

test('if all kept-alive connections were closed together, the retry does not use another dead one', async () => {
  const sockets = new Set<net.Socket>()
  const { client } = await enom((request, response, call) => {
    if (sockets.has(request.socket)) return request.socket.destroy()
    sockets.add(request.socket)
    good(request, response, call)
  })
  await Promise.all(Array.from({ length: 6 }, () => client.call(getBalance, {})))
  expect(await Promise.all(Array.from({ length: 6 }, () => kindOf(client.call(getBalance, {}))))).toEqual(Array(6).fill('answered'))
})

test('B6: a call that must happen once is sent once, whatever happens to the response', async () => {
  const endings: Answer[] = [
    (request) => request.socket.destroy(),
    (_, response) => {
      response.writeHead(200, { 'content-length': 500 }).write('<?xml')
      response.socket?.end()
    },
    (_, response) => response.writeHead(502).end('<html>bad gateway</html>'),
    (_, response) => response.writeHead(200).end(''),
  ]
  for (const [at, ending] of endings.entries()) {
    for (const { name, ask } of ONCE) {
      const { client, seen } = await enom((request, response, call) =>
        (call.form.get('command') === name ? ending : good)(request, response, call),
      )
      await client.call(checkLogin, {})
      expect(['unknown-outcome', 'garbled'], `${name} ${at}`).toContain(await kindOf(ask(client)))
      expect(
        seen.filter(({ form }) => form.get('command') === name),
        `${name} ${at}`,
      ).toHaveLength(1)
    }
  }
})

test('B6: a call that must happen once is sent once, and a timeout leaves its outcome unknown', async () => {
  const { client, seen } = await enom(() => undefined, 5_000)
  expect(await Promise.all(ONCE.map(({ ask }) => kindOf(ask(client))))).toEqual(ONCE.map(() => 'unknown-outcome'))
  expect(seen.map(({ form }) => form.get('command')).toSorted()).toEqual(ONCE.map(({ name }) => name).toSorted())
})

test('each command has its own timeout, longer where Enom calls the authority', async () => {
  const { client } = await enom(() => undefined)
  const began = performance.now()
  expect(await kindOf(client.call({ ...checkLogin, timeoutMs: 2_000 }, {}))).toBe('unknown-outcome')
  // Shorter than any command's own timeout.
  expect(performance.now() - began).toBeLessThan(15_000)
  expect(
    [checkLogin, getBalance, getCerts, certGetCerts, certConfigureCert, purchaseServices].map(({ timeoutMs }) => timeoutMs / 1_000),
  ).toEqual([20, 20, 30, 60, 60, 90])
})

test('a query that times out while waiting for a free connection was never sent', async () => {
  const kept: (() => void)[] = []
  const { client, seen } = await enom((...exchange) => void kept.push(() => void good(...exchange)))
  const held = Array.from({ length: 16 }, () => kindOf(client.call(checkLogin, {})))
  expect(await kindOf(client.call({ ...getBalance, timeoutMs: 150 }, {}))).toBe('unreachable')
  await expect.poll(() => kept.length).toBe(16)
  for (const answer of kept) answer()
  expect(new Set(await Promise.all(held))).toEqual(new Set(['answered']))
  expect(seen.filter(({ form }) => form.get('command') === 'GetBalance')).toEqual([])
})

test('a call can be stopped after the connection is established but before anything is written', async () => {
  const heard: Buffer[] = []
  let connected = 0
  const server = net.createServer((socket) => {
    connected += 1
    socket.on('data', (data) => heard.push(data)).on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(() => new Promise((resolve) => server.close(() => resolve())))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const client = createEnomClient({ url: `http://127.0.0.1:${port}/interface.asp`, credentials })
  const stopped = new Error('the lease is lost')
  const beforeSend = () => {
    throw stopped
  }
  for (const call of [client.call(purchaseServices, buying, { beforeSend }), client.call(checkLogin, {}, { beforeSend })]) {
    await expect(call).rejects.toBe(stopped)
  }
  await expect.poll(() => connected).toBe(2)
  expect(heard).toEqual([])
})

test('the hooks of a call run in order, on a new connection and on a reused one', async () => {
  const { client, seen } = await enom(good)
  for (let round = 0; round < 2; round++) {
    const moments: string[] = []
    await client.call(
      checkLogin,
      {},
      {
        beforeSend: () => void moments.push(`before ${seen.length - round}`),
        onSent: () => void moments.push('sent'),
        onRead: async () => {
          await after(1)
          moments.push(`read ${seen.length - round}`)
        },
      },
    )
    expect(moments).toEqual(['before 0', 'sent', 'read 1'])
  }
})

test('an error thrown by a hook reaches the caller unchanged and leaves no unhandled rejection', async () => {
  const { client } = await enom(good)
  const broken = new Error('cut off here')
  const fail = () => Promise.reject(broken)
  await expect(client.call(purchaseServices, buying, { onSent: fail })).rejects.toBe(broken)
  await expect(client.call(purchaseServices, buying, { onRead: fail })).rejects.toBe(broken)
})
