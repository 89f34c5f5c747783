import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders, RequestListener, Server } from 'node:http'
import { connect } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import english from '../languages/messages/en/forms.json' with { type: 'json' }
import { startWeb } from './start-web'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

const SHOP = new URL('https://shop.example.com')

async function serve(handle: RequestListener = (_request, response) => response.end('handled')) {
  const seen: { url: string | undefined; headers: IncomingHttpHeaders }[] = []
  const server = startWeb((request, response) => {
    seen.push({ url: request.url, headers: { ...request.headers } })
    handle(request, response)
  }, SHOP)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  const { port } = address
  /** Sends these bytes, and returns everything received until the server closes the connection. */
  const send = (bytes: string) =>
    new Promise<string>((resolve) => {
      let said = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
      socket.on('data', (chunk) => {
        said += chunk
      })
      socket.on('error', () => undefined)
      socket.once('close', () => resolve(said))
    })
  const ask = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', ...init })
  return { server, seen, send, ask }
}

const request = (line: string, ...headers: string[]) =>
  [`${line} HTTP/1.1`, 'Host: shop.example.com', 'Connection: close', ...headers, '', ''].join('\r\n')

test('a thousand upgrade requests leave no connection open', async () => {
  const { server, send } = await serve()
  const paths = ['/', '/nope', '/account/x', '//x', '/_next/x', '/api/health', '/certificates/rapidssl', '/help']
  const ask = (path: string) =>
    send(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: a\r\n\r\n`)
  for (let round = 0; round < 25; round += 1) {
    const answers = await Promise.all(paths.flatMap((path) => Array.from({ length: 5 }, () => ask(path))))
    expect(answers.every((answer) => answer.startsWith('HTTP/1.1 200'))).toBe(true)
  }
  await vi.waitFor(async () => expect(await connections(server)).toBe(0))
  expect(server.listenerCount('upgrade')).toBe(0)
})

test('a CONNECT request is disconnected', async () => {
  const { server, send } = await serve()
  await send('CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n')
  await vi.waitFor(async () => expect(await connections(server)).toBe(0))
})

test('headers that influence Next are never accepted from outside, and Next sees the shop’s own host', async () => {
  const { seen, ask } = await serve()
  const steering = {
    'content-security-policy': "script-src 'nonce-EVILNONCE123'",
    'content-security-policy-report-only': "script-src 'nonce-EVILNONCE123'",
    'x-nonce': 'EVIL',
    'x-middleware-subrequest': 'proxy',
    'x-middleware-prefetch': '1',
    'x-middleware-rewrite': '/admin',
    'x-nextjs-data': '1',
    'x-nextjs-html-request-id': '1',
    'x-invoke-path': '/admin',
    'x-invoke-status': '500',
    'x-matched-path': '/admin',
    'x-now-route-matches': '1',
    'x-next-resume-state-length': '10',
    'next-resume': '1',
    'x-prerender-revalidate': 'x',
    'x-forwarded-host': 'evil.test',
    'x-forwarded-port': '1',
    forwarded: 'host=evil.test',
  }
  await ask('/', { headers: { ...steering, 'x-forwarded-proto': 'http', 'x-forwarded-for': '192.0.2.1', 'x-other': 'kept' } })
  expect(seen[0]?.headers).toEqual({
    accept: '*/*',
    'accept-language': '*',
    connection: 'keep-alive',
    'sec-fetch-mode': 'cors',
    'user-agent': 'node',
    host: 'shop.example.com',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '192.0.2.1',
    'x-other': 'kept',
  })
})

test.each([
  ['a percent sign that starts no valid character', request('GET /account/certificates/%E0%A4%A')],
  ['half of a surrogate pair', request('GET /certificates/%ED%A0%80')],
  ['a NUL', request('GET /certificates/%00')],
  ['a line break', request('GET /certificates/a%0Ab')],
  ['an escape character in the client area', request('GET /account/orders/%1B%5B31m')],
  ['no path at all', request('OPTIONS *')],
  ['two hosts', request('GET /', 'Host: other.example.com')],
  ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ['no request', 'nonsense\r\n\r\n'],
])('an address with %s is a bad request and is not handled', async (_what, bytes) => {
  const { seen, send } = await serve()
  const answer = await send(bytes)
  expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff')
  expect(seen).toEqual([])
})

test('only the path of an absolute URL is used', async () => {
  const { seen, send } = await serve()
  await send(request('GET http://127.0.0.1/help?x=1'))
  expect(seen.map(({ url }) => url)).toEqual(['/help?x=1'])
})

test.each([
  ['/', 200],
  ['//x', 308],
  ['/certificates/', 308],
  ['/Account/orders', 404],
  ['/account/orders', 500],
  ['/_next/static/x.js', 404],
])('the response to %s (%i) has the security headers and a policy', async (path, status) => {
  const { ask } = await serve((_request, response) => {
    response.statusCode = status
    response.setHeader('content-type', 'text/html')
    response.end('<p>words</p>')
  })
  const { headers } = await ask(path)
  expect(headers.get('strict-transport-security')).toContain('max-age=')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
})

test.each(['TRACE', 'PUT', 'DELETE', 'PATCH'])('%s is refused, because no page of the shop uses it', async (method) => {
  const { send, seen } = await serve()
  expect(await send(request(`${method} /`))).toMatch(/^HTTP\/1\.1 403 /)
  expect(seen).toEqual([])
})

test('a form is accepted whatever host a proxy names, and refused with a message if it comes from another site', async () => {
  const { seen, send } = await serve()
  const form = (...headers: string[]) => `${request('POST /cart', 'Content-Length: 2', ...headers)}ab`
  expect(await send(form('Origin: https://shop.example.com').replace('Host: shop.example.com', 'Host: web:3000'))).toMatch(
    /^HTTP\/1\.1 200/,
  )
  expect(seen).toHaveLength(1)
  for (const origin of ['https://evil.test', 'null', 'http://shop.example.com', 'https://shop.example.com:444', 'nonsense://[']) {
    const plain = await send(form(`Origin: ${origin}`))
    expect(plain).toMatch(/^HTTP\/1\.1 403/)
    expect(plain).toContain(english.forms.refusals.foreign)
    expect(await send(form(`Origin: ${origin}`, 'Cookie: keelmark_language=es'))).toContain('No se ha hecho nada')
    const open = await send(form(`Origin: ${origin}`, 'Next-Action: 00', 'Cookie: keelmark_language=es'))
    expect(open).toContain('content-type: text/plain\r\n')
    expect(open).toContain(english.forms.refusals.foreign)
  }
  expect(await send(form())).toMatch(/^HTTP\/1\.1 403/)
  expect(seen).toHaveLength(1)
})

test('the payment service sends no origin and is accepted', async () => {
  const { seen, send } = await serve()
  await send(`${request('POST /api/webhooks/stripe', 'Content-Length: 2')}ab`)
  expect(seen).toHaveLength(1)
})

test('a form over 1 MB is refused before its body arrives, with a message that gives the limit', async () => {
  const { seen, send } = await serve()
  const answer = await send(request('POST /cart', 'Origin: https://shop.example.com', 'Next-Action: 00', 'Content-Length: 2000000'))
  expect(answer).toMatch(/^HTTP\/1\.1 413/)
  expect(answer).toContain('1 MB')
  expect(seen).toEqual([])
})

test('a damaged action is a bad request, and an error in the shop stays a 500', async () => {
  const { ask } = await serve((request, response) => {
    request.resume().on('end', () => {
      response.statusCode = 500
      response.setHeader('content-type', 'text/x-component')
      response.end('1:E{}')
    })
  })
  const headers = { 'next-action': `7f${'0'.repeat(40)}`, origin: SHOP.origin }
  /** Sends the state of a form and the form, as React does. */
  const send = (root: string) => {
    const body = new FormData()
    body.set('1_name', '$1')
    body.set('0', root)
    return ask('/cart', { method: 'POST', headers, body })
  }
  for (const whole of ['[{"status":"idle"},"$K1"]', '["$undefined","$K1"]', '[{"status":"refused","values":{"price":"$$19"}},"$Ka"]']) {
    const answer = await send(whole)
    expect(answer.status, whole).toBe(500)
    expect(await answer.text()).toBe('1:E{}')
  }
  for (const damaged of ['[', '[]', '["$K1"]', '[{"status":"$F1"},"$K1"]', '[{"status":"idle"},"$1"]', '{"0":"$K1"}']) {
    expect((await send(damaged)).status, damaged).toBe(400)
  }
  for (const body of ['[', '[{"status":"idle"},"$K1"]']) expect((await ask('/cart', { method: 'POST', headers, body })).status).toBe(400)
  const type = { 'content-type': 'multipart/form-data; boundary=x' }
  expect((await ask('/cart', { method: 'POST', headers: { ...headers, ...type }, body: 'no form' })).status).toBe(400)
})

/** Responds as Next does if this build does not have the form's action. */
const unknownAction: RequestListener = (request, response) => {
  request.resume().on('end', () => {
    response.statusCode = 409
    response.setHeader('x-nextjs-action-not-found', '1')
    response.setHeader('content-type', 'text/plain')
    response.end('Server action not found.')
  })
}

test('a form from before an update, sent without scripts, gets the typed values back but no secrets', async () => {
  const { ask } = await serve(unknownAction)
  const form = new FormData()
  form.set('$ACTION_REF_1', '')
  form.set('$ACTION_1:0', '{"id":"00aa","bound":"$@1"}')
  form.set('$ACTION_1:1', '[{"status":"idle"}]')
  form.set('city', 'Brno <b>')
  form.set('password', 'correct horse')
  const answer = await ask('/checkout', { method: 'POST', headers: { origin: SHOP.origin }, body: form })
  const page = await answer.text()
  expect(answer.status).toBe(409)
  expect(page).toContain('This page is out of date')
  expect(page).toContain('Brno &#60;b&#62;')
  expect(page).not.toContain('correct horse')
  expect(page).not.toContain('ACTION')
  const cookie = 'keelmark_language=de'
  const german = await ask('/checkout', { method: 'POST', headers: { origin: SHOP.origin, cookie }, body: form })
  expect(await german.text()).toMatch(/lang="de".*vor einer Aktualisierung.*Ihre Eingaben.*Brno.*href="\/de"/)
})

test('a damaged form sent without scripts is a bad request, and an error in the shop stays a 500', async () => {
  const { ask } = await serve((request, response) => {
    request.resume().on('end', () => {
      response.statusCode = 500
      response.end('failed')
    })
  })
  const send = (fields: Record<string, string>) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    return ask('/checkout', { method: 'POST', headers: { origin: SHOP.origin }, body })
  }
  expect((await send({ $ACTION_REF_1: '' })).status).toBe(400)
  expect((await send({ $ACTION_REF_1: '', '$ACTION_1:0': '{' })).status).toBe(400)
  expect((await send({ $ACTION_REF_1: '', '$ACTION_1:0': '{"id":"00aa","bound":null}' })).status).toBe(500)
  const headers = { origin: SHOP.origin, 'content-type': 'multipart/form-data; boundary=x' }
  expect((await ask('/checkout', { method: 'POST', headers, body: 'no form' })).status).toBe(400)
})

test('a public page in response to a form sent without scripts still runs its own scripts', async () => {
  const { ask } = await serve((request, response) => {
    request.resume().on('end', () => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end('<script>one()</script>')
    })
  })
  const body = new FormData()
  body.set('choiceId', '')
  const answer = await ask('/certificates/rapidssl', { method: 'POST', headers: { origin: SHOP.origin }, body })
  const hash = createHash('sha256').update('one()').digest('base64')
  expect(answer.headers.get('content-security-policy')).toContain(`script-src 'self' 'sha256-${hash}';`)
})

test('slow requests are aborted and connections are limited', async () => {
  const { server } = await serve()
  expect(server.headersTimeout).toBeLessThanOrEqual(30_000)
  expect(server.requestTimeout).toBe(30_000)
  expect(server.maxConnections).toBe(1_000)
})

function connections(server: Server): Promise<number> {
  return new Promise((resolve, reject) => server.getConnections((error, count) => (error ? reject(error) : resolve(count))))
}
