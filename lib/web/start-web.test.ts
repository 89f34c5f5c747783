import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { accentSheet } from '../brand/colour'
import { setClock } from '../clock'
import { startWeb } from './start-web'
import { finishPages } from './without-react/finish-page'

const servers: Server[] = []
let putBack: () => void = () => undefined
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
  putBack()
})

const PUBLIC = { 'cache-control': 's-maxage=300, stale-while-revalidate=31535700', etag: '"one"', 'content-type': 'text/html' }

/** Starts a web server whose pages count how often they were rendered. */
async function serve(page: (request: IncomingMessage, response: ServerResponse, made: number) => void, finish = finishPages()) {
  let made = 0
  const server = startWeb((request, response) => page(request, response, ++made), undefined, { finish })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  const url = `http://127.0.0.1:${address.port}`
  return {
    ask: (path: string, headers: Record<string, string> = {}, method = 'GET') => fetch(url + path, { headers, method }),
    made: () => made,
  }
}

test('a public page with many visitors is rendered once a second', async () => {
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

test('a shared cache may store any public page for a second, but never a private one', async () => {
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

test('a visitor who does not accept compression gets an uncompressed page, even after one who does', async () => {
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

test('all pages together take up a limited amount of memory, however many URLs there are', async () => {
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

test('a browser that already has the page gets a 304', async () => {
  const shop = await serve((_request, response) => {
    for (const [name, value] of Object.entries(PUBLIC)) response.setHeader(name, value)
    response.end('page')
  })
  await (await shop.ask('/')).text()
  const again = await shop.ask('/', { 'if-none-match': '"one"' })
  expect(again.status).toBe(304)
})

test('a request for a missing page, a query or a partial request always goes to the shop', async () => {
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

test('an interrupted response is not stored', async () => {
  const shop = await serve((_request, response, made) => {
    for (const [name, value] of Object.entries(PUBLIC)) response.setHeader(name, value)
    if (made > 1) return response.end('whole')
    response.write('half')
    response.destroy()
  })
  await expect(shop.ask('/').then((answer) => answer.text())).rejects.toThrow()
  expect(await (await shop.ask('/')).text()).toBe('whole')
})

const OWN_SCRIPT = 'document.title="é"'

/** A page as Next renders it, in two parts. `rest`: further content of its head. */
function page(response: ServerResponse, rest = ''): void {
  for (const [name, value] of Object.entries(PUBLIC)) response.setHeader(name, value)
  response.write(`<!DOCTYPE html><html><head><link rel="preload" as="script" href="/_next/static/b.js"/>${rest}`)
  response.write('<script src="/_next/static/a.js" async=""></script></head><body>')
  response.write(`<p>${'words '.repeat(500)}</p><script>self.__next_f`)
  response.flushHeaders()
  response.write('.push([1,"é"])</script><script>(self.__next_f=self.__next_f||[]).push([0])</script>')
  response.end('<script type="application/ld+json">{}</script></body></html>')
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

test('a public page is sent without Next’s scripts, with our own and the hashes of the rest, compressed or not, and from memory too', async () => {
  const finish = finishPages({ shopScript: OWN_SCRIPT })
  const shop = await serve((request, response) => {
    if (request.url === '/nowhere') response.statusCode = 404
    page(response)
  }, finish)
  for (const path of ['/', '/', '/?from=mail', '/nowhere']) {
    for (const encoding of ['gzip', 'gzip;q=0']) {
      const answer = await shop.ask(path, { 'accept-encoding': encoding })
      const policy = answer.headers.get('content-security-policy')
      expect(policy).toContain(`script-src 'self' ${hashOf('{}')} ${hashOf(OWN_SCRIPT)};`)
      expect(policy).not.toContain('unsafe')
      expect(answer.headers.get('content-encoding')).toBe(encoding === 'gzip' ? 'gzip' : null)
      expect(answer.headers.get('vary')).toContain('Accept-Encoding')
      const html = await answer.text()
      expect(html).toContain(`<script>${OWN_SCRIPT}</script></body>`)
      expect(html).not.toMatch(/_next|as="script"/)
    }
  }
})

test('a HEAD request for a public page gets the headers of the page', async () => {
  const shop = await serve((_request, response) => page(response))
  const [whole, headers] = [await shop.ask('/?whole'), await shop.ask('/?headers', {}, 'HEAD')]
  for (const name of ['content-security-policy', 'content-length', 'etag', 'cache-control', 'content-type']) {
    expect(headers.headers.get(name), name).toBe(whole.headers.get(name))
  }
  expect(await headers.text()).toBe('')
})

test.each([
  ['an error page', '<!DOCTYPE html><html id="__next_error__"><head>'],
  ['a page with a part that arrives later', '<!DOCTYPE html><html><head></head><body><!--$?--><template></template><!--/$-->'],
  ['a page that says so', '<!DOCTYPE html><html><head></head><body><span hidden="" data-needs-react=""></span>'],
  ['a page that failed in part', '<!DOCTYPE html><html><head></head><body><!--$!--><template></template><!--/$-->'],
])('%s keeps Next’s scripts, which render it', async (_what, start) => {
  const script = '<script>self.__next_f.push([1])</script><script src="/_next/a.js"></script>'
  const shop = await serve(
    (_request, response) => {
      response.setHeader('content-type', 'text/html')
      response.end(`${start}${script}</body></html>`)
    },
    finishPages({ shopScript: OWN_SCRIPT }),
  )
  const answer = await shop.ask('/certificates/nope')
  expect(await answer.text()).toContain(script)
  expect(answer.headers.get('content-security-policy')).toContain(hashOf('self.__next_f.push([1])'))
})

test('style sheets are inlined with the URLs of their fonts, while a missing one stays a link', async () => {
  const buildDirectory = mkdtempSync(path.join(tmpdir(), 'built-'))
  mkdirSync(path.join(buildDirectory, 'static/chunks'), { recursive: true })
  writeFileSync(path.join(buildDirectory, 'static/chunks/a.css'), '@font-face{src:url(../media/plex.woff2)}')
  const link = (href: string) => `<link rel="stylesheet" href="${href}" data-precedence="next"/>`
  const missing = link('/_next/static/chunks/gone.css')
  const shop = await serve((_request, response) => {
    response.setHeader('link', '</font.woff2>; rel=preload; as="font"; crossorigin="", </a.css>; rel=preload; as="style"')
    page(response, `${link('/_next/static/chunks/a.css')}${link('/look/0a0b0c-d0e0f0.css')}${missing}`)
  }, finishPages({ buildDirectory }))
  const answer = await shop.ask('/')
  const html = await answer.text()
  const sheets = ['@font-face{src:url(/_next/static/media/plex.woff2)}', accentSheet({ light: '#0a0b0c', dark: '#d0e0f0' }).trimEnd()]
  expect(html).toContain(sheets.map((sheet) => `<style>${sheet}</style>`).join('') + missing)
  expect(answer.headers.get('content-security-policy')).toContain(`style-src 'self' ${sheets.map(hashOf).join(' ')};`)
  expect(answer.headers.get('link')).toBe('</font.woff2>; rel=preload; as="font"; crossorigin=""')
  rmSync(buildDirectory, { recursive: true })
})

test('a private page keeps its own policy and is sent as rendered', async () => {
  const shop = await serve((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.setHeader('content-security-policy', "script-src 'nonce-abc'")
    response.write('<p>first')
    response.end('<p>second')
  })
  const answer = await shop.ask('/account/settings')
  expect(answer.headers.get('content-security-policy')).toBe("script-src 'nonce-abc'")
  expect(answer.headers.get('content-length')).toBeNull()
  expect(await answer.text()).toBe('<p>first<p>second')
})

test.each([
  ['/admin/nowhere', '', 'en', 'There is nothing at this address', 'href="/admin/search"'],
  ['/account/nowhere', 'keelmark_language=de', 'de', 'Unter dieser Adresse gibt es nichts', 'href="/account/certificates"'],
  ['/es/nowhere', 'keelmark_language=de', 'es', 'No hay nada en esta dirección', 'href="/es/certificates"'],
  ['/de/cart/nowhere', '', 'de', 'Unter dieser Adresse gibt es nichts', 'href="/de/certificates"'],
  ['/certificates/gone', 'keelmark_language=de', 'en', 'There is nothing at this address', 'href="/certificates"'],
])('the 404 page at %s says so without scripts too, compressed or not', async (address, cookie, language, title, link) => {
  const html = '<!DOCTYPE html><html id="__next_error__"><head><link rel="preload" href="/a.css" as="style"/></head><body></body></html>'
  const shop = await serve((request, response) => {
    const isZipped = request.headers['accept-encoding'] === 'gzip'
    response.statusCode = 404
    response.setHeader('content-type', 'text/html; charset=utf-8')
    if (isZipped) response.setHeader('content-encoding', 'gzip')
    response.end(isZipped ? gzipSync(html) : html)
  })
  for (const encoding of ['gzip', 'identity']) {
    const answer = await shop.ask(address, { 'accept-encoding': encoding, cookie })
    expect(answer.status).toBe(404)
    const words = /<noscript>(.*)<\/noscript><\/body>/.exec(await answer.text())?.[1]
    expect(words).toContain('<link rel="stylesheet" href="/a.css"/>')
    expect(words).toContain(`<h1>${title}`)
    expect(words).toContain(link)
  }
  expect(await (await shop.ask(address, { cookie })).text()).toContain(`<html id="__next_error__" lang="${language}" dir="ltr">`)
})

test('other missing pages, and pages that failed, are sent unchanged', async () => {
  const shop = await serve((request, response) => {
    response.statusCode = request.url === '/admin/broken' ? 500 : 404
    response.setHeader('content-type', 'text/html')
    response.end(request.url === '/admin/broken' ? '<html id="__next_error__"><body></body></html>' : '<html><body>Nothing</body></html>')
  })
  for (const address of ['/admin/broken', '/admin/nowhere']) expect(await (await shop.ask(address)).text()).not.toContain('noscript')
})
