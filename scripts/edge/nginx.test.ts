import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { Agent, request } from 'node:https'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { PRIVATE_PATHS } from '../../lib/config/content-policy'
import { freePort } from '../database/free-port'
import { findProgram, runProgram, tryProgram } from './run-program'
import { SHOP_NAME, writeNginx } from './write-nginx'

const nginx = findProgram('nginx')
const configuration = readFileSync('deploy/nginx/keelmark.conf', 'utf8')

test('nginx limits every private page and logs no secret from a URL', () => {
  const limited = /"~\^\/\(([^)]+)\)\(\/\|\$\)" \$keelmark_caller/.exec(configuration)?.[1]?.split('|') ?? []
  for (const own of PRIVATE_PATHS)
    expect(
      limited.some((path) => `${own}/`.startsWith(`/${path}/`)),
      own,
    ).toBe(true)
  const servers = configuration.split(/^server \{/m).slice(1)
  expect(servers.filter((server) => !/^ {4}access_log (off|\S+ keelmark )/m.test(server))).toEqual([])
  const masked = /keelmark_room>\/\(([^)]+)\)\)\//.exec(configuration)?.[1]?.split('|') ?? []
  for (const room of masked) expect(existsSync(path.join('app', room))).toBe(true)
  expect(masked).toEqual(expect.arrayContaining(['link', 'helper', 'pull', 'quote', 'calendar', 'api/unsubscribe']))
})

type Answer = { status: number; headers: IncomingMessage['headers']; body: string }

describe.skipIf(!nginx)('behind nginx, which is not installed everywhere', async () => {
  if (!nginx) return
  const folder = mkdtempSync(path.join(tmpdir(), 'keelmark-nginx-'))
  const [tls, plain] = [await freePort(), await freePort()]
  const agent = new Agent({ keepAlive: true, maxSockets: 30 })
  const seen: IncomingMessage[] = []
  const webs: Server[] = []
  const serve = async (answer: RequestListener) => {
    const server = createServer((incoming, response) => {
      seen.push(incoming)
      answer(incoming, response)
    })
    webs.push(server)
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const address = server.address()
    return typeof address === 'object' && address ? address.port : 0
  }
  let made = 0
  const web: RequestListener = ({ url }, response) => {
    made += 1
    response.setHeader('cache-control', url === '/cart' ? 'private, no-store' : 'public, max-age=0, s-maxage=1, stale-while-revalidate=1')
    response.end(String(made))
  }
  const args = writeNginx({ folder, ports: { tls, plain }, webPorts: [await serve(web), await serve(web)] })
  const running = await runProgram(nginx, args, { port: tls, log: path.join(folder, 'said.log') })
  afterAll(async () => {
    agent.destroy()
    await running.stop()
    for (const server of webs) server.close().closeAllConnections()
    rmSync(folder, { recursive: true })
  })

  const ask = async (at: string, headers: Record<string, string> = {}, { method = 'GET', body = '' } = {}): Promise<Answer> => {
    const options = { agent, host: '127.0.0.1', port: tls, path: at, method, headers: { host: SHOP_NAME, ...headers } }
    const asking = request({ ...options, servername: SHOP_NAME, rejectUnauthorized: false })
    asking.end(body)
    const [response]: [IncomingMessage] = await once(asking, 'response').then(([one]) => [one])
    let text = ''
    for await (const chunk of response) text += chunk
    expect(response.statusCode).not.toBe(500)
    return { status: response.statusCode ?? 0, headers: response.headers, body: text }
  }
  const last = () => seen.at(-1)?.headers ?? {}

  test('the configuration is accepted', () => {
    expect(tryProgram(nginx, ['-t', ...args]).said).toContain('test is successful')
  })

  test('requests for a public page reach the web processes once a second, while every private request reaches them', async () => {
    const crowd = await Promise.all(Array.from({ length: 20 }, () => ask('/certificates')))
    expect(new Set(crowd.map(({ body }) => body)).size).toBeLessThan(4)
    expect((await ask('/cart')).body).not.toBe((await ask('/cart')).body)
  })

  test.each([
    ['a query', '/certificates?for=x', {}],
    ['Next’s own data', '/certificates', { rsc: '1' }],
    ['a login', '/certificates', { authorization: 'Bearer x' }],
    ['a draft', '/certificates', { cookie: '__prerender_bypass=1' }],
  ])('%s is never served from the cache', async (_, at, headers) => {
    expect((await ask(at, headers)).body).not.toBe((await ask(at, headers)).body)
  })

  test('a client’s claim about its IP address never gets past nginx', async () => {
    await ask('/cart', { 'x-forwarded-for': '1.2.3.4', forwarded: 'for=1.2.3.4', 'x-real-ip': '1.2.3.4', 'x-forwarded-proto': 'http' })
    expect(last()).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https', host: SHOP_NAME })
    expect(Object.keys(last())).not.toEqual(expect.arrayContaining(['forwarded']))
    expect(JSON.stringify(last())).not.toContain('1.2.3.4')
  })

  test.each([
    ['metrics', '/metrics', {}, 404],
    ['probes', '/health/ready', {}, 404],
    ['another protocol', '/cart', { connection: 'Upgrade', upgrade: 'websocket' }, 400],
  ])('nginx itself refuses %s', async (_, at, headers, status) => {
    const before = seen.length
    expect([(await ask(at, headers)).status, seen.length]).toEqual([status, before])
  })

  test('a body of three megabytes is refused, and plain HTTP redirects to HTTPS', async () => {
    expect((await ask('/cart', {}, { method: 'POST', body: 'x'.repeat(3 * 1024 * 1024) }).catch(() => null))?.status ?? 413).toBe(413)
    const answer = await fetch(`http://127.0.0.1:${plain}/cart`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `https://${SHOP_NAME}/cart`])
    expect((await fetch(`http://127.0.0.1:${plain}/api/v1/orders`, { redirect: 'manual' })).status).toBe(403)
  })

  test('someone who sends a hundred forms at once is slowed down, but Stripe is not', async () => {
    const send = (at: string) =>
      Promise.all(Array.from({ length: 120 }, () => ask(at, {}, { method: 'POST' }).then(({ status }) => status)))
    const forms = await send('/cart')
    expect(forms.filter((status) => status === 200).length).toBeGreaterThanOrEqual(40)
    expect(forms).toContain(429)
    expect(new Set(await send('/api/webhooks/stripe'))).toEqual(new Set([200]))
  })

  test('without any web process, visitors see a page that says so, and no log contains a secret', async () => {
    const secret = createHash('sha256').update(folder).digest('hex')
    await ask(`/link/${secret}`)
    for (const server of webs) {
      server.close()
      server.closeAllConnections()
    }
    const away = await ask('/cart')
    expect([away.status, away.headers['retry-after'], away.body]).toEqual([503, '30', expect.stringContaining('Back in a moment')])
    await ask(`/link/${secret}`)
    const logs = () => ['keelmark.log', 'error.log'].map((name) => readFileSync(path.join(folder, 'keelmark/log', name), 'utf8')).join('')
    await expect.poll(logs).toContain('/link/...')
    expect(logs()).not.toContain(secret)
  })
})
