import type { RequestListener, Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { env } from '../config/env'
import { needsNoReact } from './private-page'
import { startWeb } from './start-web'
import { finishPages } from './without-react/finish-page'

const SCRIPT = 'enhance()'
const STAFF_SCRIPT = 'enhanceStaff()'
const POLICY = "script-src 'self' 'nonce-abc'; style-src 'self' 'nonce-abc'; form-action 'self' https://pay.example"
const PAGE =
  '<!DOCTYPE html><html><head><link rel="stylesheet" href="/look/0a0b0c-d0e0f0.css" nonce="abc"/></head><body><form method="post"></form>' +
  '<script nonce="abc">self.__next_f.push([1])</script><script src="/_next/a.js" nonce="abc"></script></body></html>'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

const render: RequestListener = (_request, response) => {
  response.write(PAGE.slice(0, 200))
  response.end(PAGE.slice(200))
}

async function ask(path: string, init: RequestInit = {}, handle = render): Promise<Response> {
  const server = startWeb(
    (request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.setHeader('content-security-policy', POLICY)
      handle(request, response)
    },
    undefined,
    { finish: finishPages({ shopScript: SCRIPT, staffScript: STAFF_SCRIPT }) },
  )
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return fetch(`http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}${path}`, init)
}

const ID = '01900000-0000-7000-8000-000000000001'

test.each([
  ['/cart', SCRIPT],
  ['/account/orders', SCRIPT],
  ['/account/certificates?show=valid', SCRIPT],
  ['/account/credit', SCRIPT],
  [`/account/orders/${ID}`, SCRIPT],
  [`/account/certificates/${ID}`, SCRIPT],
  ['/admin?from=mail', STAFF_SCRIPT],
  ['/admin/orders?view=paid', STAFF_SCRIPT],
  [`/admin/mails/${ID}`, STAFF_SCRIPT],
])('%s is sent without React, with our own script and styles under the page’s nonce and its policy unchanged', async (path, script) => {
  for (const encoding of ['gzip', 'identity']) {
    const answer = await ask(path, { headers: { 'accept-encoding': encoding } })
    expect(answer.headers.get('content-security-policy')).toBe(POLICY)
    expect(answer.headers.get('content-encoding')).toBe(encoding === 'gzip' ? 'gzip' : null)
    const html = await answer.text()
    expect(html).toContain(`<script nonce="abc">${script}</script></body>`)
    expect(html).toContain('<style nonce="abc">')
    expect(html).not.toMatch(/_next|rel="stylesheet"/)
  }
})

const send = (path: string, handle?: RequestListener) => {
  const body = new FormData()
  body.set('coupon', 'NONE')
  return ask(path, { method: 'POST', body, redirect: 'manual', headers: { origin: new URL(env.APP_URL).origin } }, handle)
}

test('the response to a form sent without React has no React either, and is compressed', async () => {
  const answer = await send('/cart')
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  const html = await answer.text()
  expect(html).toContain(`<script nonce="abc">${SCRIPT}</script></body>`)
  expect(html).not.toContain('_next')
})

test('pages that run React, and requests by React itself, are passed on as rendered', async () => {
  const paths = [
    '/account/settings',
    `/account/certificates/${ID}/replace`,
    `/account/orders/${ID}/refund`,
    '/cartoon',
    `/admin/orders/${ID}`,
  ]
  for (const path of paths) expect(needsNoReact({ method: 'GET', url: path, headers: {} }), path).toBe(false)
  for (const headers of [{ rsc: '1' }, { 'next-action': 'x' }]) expect(needsNoReact({ method: 'GET', url: '/cart', headers })).toBe(false)
  expect(await (await ask('/account/settings')).text()).toBe(PAGE)
})

test('a form whose sender was signed out leads to the sign-in page, which does not receive the form', async () => {
  const answer = await send(`/account/orders/${ID}`, (_request, response) => {
    response.writeHead(307, { location: '/sign-in' }).end()
  })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in'])
})

test.each([
  ['GET', 'gzip'],
  ['GET', 'identity'],
  ['POST', 'gzip'],
])('%s with %s: a page with a part that arrives later is sent as it is rendered, with React', async (method, encoding) => {
  const start = '<!DOCTYPE html><html><body><p>early</p><!--$?--><template></template><!--/$-->'
  const rest = '<script nonce="abc">self.__next_f.push([1])</script></body></html>'
  let finish = () => {}
  const handle: RequestListener = (_request, response) => {
    response.write(start)
    finish = () => void response.end(rest)
  }
  const path = `/account/certificates/${ID}`
  const answer = method === 'POST' ? await send(path, handle) : await ask(path, { headers: { 'accept-encoding': encoding } }, handle)
  expect(answer.headers.get('content-encoding')).toBe(encoding === 'gzip' ? 'gzip' : null)
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader?.read())?.value).toBe(start)
  finish()
  let later = ''
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) later += part.value
  expect(later).toBe(rest)
})
