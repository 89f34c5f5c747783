import { createHash } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { setClock } from '../clock'
import { startWeb } from './start-web'

const servers: Server[] = []
let putBack: () => void = () => undefined
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
  putBack()
})

const PUBLIC = { 'cache-control': 's-maxage=300, stale-while-revalidate=31535700', etag: '"one"', 'content-type': 'text/html' }

/** Starts a web server whose pages count how often they were rendered. */
async function serve(page: (request: IncomingMessage, response: ServerResponse, made: number) => void) {
  let made = 0
  const server = startWeb((request, response) => page(request, response, ++made))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  const url = `http://127.0.0.1:${address.port}`
  return { ask: (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers }), made: () => made }
}

test('a crowd on a public page costs one render per second', async () => {
  let at = new Date('2026-11-14T09:00:00Z')
  putBack = setClock(() => at)
  const shop = await serve((_request, response, made) => {
    for (const [name, value] of Object.entries(PUBLIC)) response.setHeader(name, value)
    response.write('<p>')
    response.end(String(made))
  })
  expect(await (await shop.ask('/certificates')).text()).toBe('<p>1')
  const again = await shop.ask('/certificates')
  expect(await again.text()).toBe('<p>1')
  expect(again.headers.get('content-type')).toBe('text/html')
  at = new Date('2026-11-14T09:00:01Z')
  expect(await (await shop.ask('/certificates')).text()).toBe('<p>2')
})

test('a cache in front may keep a public page for a second, whoever made it, and never a private one', async () => {
  const shop = await serve((request, response) => {
    response.setHeader('cache-control', request.url === '/cart' ? 'private, no-store' : PUBLIC['cache-control'])
    response.end('page')
  })
  const asks: [string, Record<string, string>][] = [
    ['/certificates', {}],
    ['/certificates', {}],
    ['/certificates', { rsc: '1' }],
  ]
  for (const [path, headers] of asks) {
    const answer = await shop.ask(path, headers)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=1, stale-while-revalidate=1')
  }
  expect((await shop.ask('/cart')).headers.get('cache-control')).toBe('private, no-store')
})

test('a private page is rendered for each visitor, and so is one that sets a cookie', async () => {
  const shop = await serve((request, response, made) => {
    response.setHeader('cache-control', request.url === '/account' ? 'private, no-store' : PUBLIC['cache-control'])
    if (request.url === '/welcome') response.setHeader('set-cookie', `visitor=${made}`)
    response.end(String(made))
  })
  expect(await (await shop.ask('/account')).text()).toBe('1')
  expect(await (await shop.ask('/account')).text()).toBe('2')
  expect(await (await shop.ask('/welcome')).text()).toBe('3')
  expect(await (await shop.ask('/welcome')).text()).toBe('4')
})

test('a visitor who accepts no compressed page gets none, even after one who does', async () => {
  const shop = await serve((request, response) => {
    const zips = request.headers['accept-encoding'] === 'gzip'
    for (const [name, value] of Object.entries(PUBLIC)) response.setHeader(name, value)
    if (zips) response.setHeader('content-encoding', 'gzip')
    response.end(zips ? gzipSync('page') : 'page')
  })
  for (const encoding of ['gzip', 'identity', 'gzip', 'identity']) {
    expect(await (await shop.ask('/', { 'accept-encoding': encoding })).text()).toBe('page')
  }
})

test('all pages together take a bounded part of the memory, however many addresses there are', async () => {
  putBack = setClock(() => new Date('2026-11-14T09:00:00Z'))
  const shop = await serve((_request, response) => {
    response.setHeader('cache-control', PUBLIC['cache-control'])
    response.end('x'.repeat(1024 * 1024))
  })
  const open = async (page: number) => (await shop.ask(`/page-${page}`)).arrayBuffer()
  for (const page of Array(16).keys()) await open(page)
  await open(0)
  expect(shop.made()).toBe(16)
  await open(16)
  await open(0)
  expect(shop.made()).toBe(18)
})

test('a browser that already has the page is told so', async () => {
  const shop = await serve((_request, response) => {
    for (const [name, value] of Object.entries(PUBLIC)) response.setHeader(name, value)
    response.end('page')
  })
  await (await shop.ask('/')).text()
  const again = await shop.ask('/', { 'if-none-match': '"one"' })
  expect(again.status).toBe(304)
})

test('a missing page, a query and a partial request always go to the shop', async () => {
  const shop = await serve((request, response, made) => {
    for (const [name, value] of Object.entries(PUBLIC)) response.setHeader(name, value)
    response.statusCode = request.url === '/nowhere' ? 404 : 200
    response.end(String(made))
  })
  const asks: [string, Record<string, string>][] = [
    ['/nowhere', {}],
    ['/?for=example.com', {}],
    ['/', { rsc: '1' }],
    ['/', { range: 'bytes=0-1' }],
    ['/', { cookie: '__prerender_bypass=1' }],
  ]
  for (const [path, headers] of asks) {
    await (await shop.ask(path, headers)).text()
    await (await shop.ask(path, headers)).text()
  }
  expect(shop.made()).toBe(2 * asks.length)
})

test('an answer that breaks off is not kept', async () => {
  const shop = await serve((_request, response, made) => {
    for (const [name, value] of Object.entries(PUBLIC)) response.setHeader(name, value)
    if (made > 1) return response.end('whole')
    response.write('half')
    response.destroy()
  })
  await expect(shop.ask('/').then((answer) => answer.text())).rejects.toThrow()
  expect(await (await shop.ask('/')).text()).toBe('whole')
})

test('a public page is sent with the hashes of its scripts, compressed or not, and from memory too', async () => {
  const script = 'self.__next_f.push([1,"é"])'
  const hash = createHash('sha256').update(script).digest('base64')
  const shop = await serve((request, response) => {
    for (const [name, value] of Object.entries(PUBLIC)) response.setHeader(name, value)
    if (request.url === '/nowhere') response.statusCode = 404
    response.write(`<p>${'words '.repeat(500)}</p><script>${script.slice(0, 20)}`)
    response.flushHeaders()
    response.end(`${script.slice(20)}</script><script src="/_next/static/a.js"></script>`)
  })
  for (const path of ['/', '/', '/nowhere']) {
    for (const encoding of ['gzip', 'gzip;q=0']) {
      const answer = await shop.ask(path, { 'accept-encoding': encoding })
      const policy = answer.headers.get('content-security-policy')
      expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`)
      expect(policy).not.toContain('unsafe')
      expect(answer.headers.get('content-encoding')).toBe(encoding === 'gzip' ? 'gzip' : null)
      expect(answer.headers.get('vary')).toContain('Accept-Encoding')
      expect(await answer.text()).toContain(script)
    }
  }
})

test('a private page keeps its own policy and is sent as it is rendered', async () => {
  const shop = await serve((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.setHeader('content-security-policy', "script-src 'nonce-abc'")
    response.write('<p>first')
    response.end('<p>second')
  })
  const answer = await shop.ask('/account/orders')
  expect(answer.headers.get('content-security-policy')).toBe("script-src 'nonce-abc'")
  expect(answer.headers.get('content-length')).toBeNull()
  expect(await answer.text()).toBe('<p>first<p>second')
})
