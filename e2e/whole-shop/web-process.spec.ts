import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect } from '@playwright/test'
import { z } from 'zod'
import { PRIVATE_PATHS } from '../../lib/config/content-policy'
import { ZONE_COOKIE } from '../../lib/zone'
import { actionKey } from '../../scripts/run/action-key'
import { times } from '../../scripts/test/test-size'
import { DIRECTORY, readPrepared } from '../prepare'
import { running } from '../running'
import { test } from '../story'

/** Counts the files in the folder where Next stores generated pages. */
const countFiles = () => (existsSync('.next') ? readdirSync('.next', { recursive: true }).length : 0)

test('hundreds of URLs of unknown products leave no files on disk', async () => {
  const known = await fetch(`${running.web}/certificates/rapidssl`)
  expect(known.status).toBe(200)
  await fetch(`${running.web}/certificates/no-such`)
  const before = countFiles()
  const nasty = ['%F0%9F%94%92', '..%2f..%2fx', 'a'.repeat(3_000), '%E2%80%AE', 'rapidssl%20', 'RapidSSL', '__proto__', 'constructor']
  const slugs = [...nasty, ...Array.from({ length: times({ usual: 192, thorough: 992 }) }, (_, number) => `no-product-${number}`)]
  for (let from = 0; from < slugs.length; from += 20) {
    const answers = await Promise.all(slugs.slice(from, from + 20).map((slug) => fetch(`${running.web}/certificates/${slug}`)))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
    await Promise.all(answers.map((answer) => answer.arrayBuffer()))
  }
  expect(countFiles()).toBe(before)
})

test('the shop closes every connection that requests a protocol upgrade, even if the visitor keeps it open', async () => {
  const { hostname, port } = new URL(running.web)
  const paths = ['/', '/nope', '/account/x', '//x', '/_next/x', '/api/health', '/certificates/rapidssl']
  const ends = paths.map(
    (path) =>
      new Promise<string>((resolve) => {
        const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
        socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)
        socket.on('error', () => resolve(path)).on('end', () => resolve(path))
        socket.resume()
      }),
  )
  expect(await Promise.all(ends)).toEqual(paths)
})

test('values that one visitor sends in a header never appear in pages served to others', async () => {
  for (const path of ['/', '/certificates/rapidssl', '/help', '/nowhere', '/certificates/no-such']) {
    for (const name of ['content-security-policy', 'content-security-policy-report-only']) {
      const answer = await fetch(`${running.web}${path}?fresh`, { headers: { [name]: "script-src 'nonce-EVILNONCE123'" } })
      expect(await answer.text()).not.toContain('EVILNONCE')
    }
  }
})

test('every public page has a strict content security policy that blocks none of the shop’s scripts and styles', async ({ page }) => {
  const stopped: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) stopped.push(message.text())
  })
  for (const path of ['/', '/certificates', '/certificates/rapidssl', '/help', '/nowhere', '/certificates/no-such']) {
    const answer = await page.goto(running.web + path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(answer?.headers()['content-security-policy']).toMatch(/script-src 'self'( 'sha256-[^']+')+;/)
    expect(answer?.headers()['content-security-policy']).not.toContain('unsafe')
  }
  expect(stopped).toEqual([])
})

test('no public page loads React; each loads its styles and one small script', async () => {
  const sitemap = await (await fetch(`${running.web}/sitemap.xml`)).text()
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname)
  const paths = listed.filter((path) => !PRIVATE_PATHS.some((own) => path.startsWith(own)))
  expect(paths.length).toBeGreaterThan(20)
  const others = ['/compare?with=rapidssl&with=sectigo-ev', '/?from=mail', '/terms', '/privacy', '/refunds', '/imprint', '/nowhere']
  for (const path of [...paths, ...others]) {
    const answer = await fetch(running.web + path)
    const html = await answer.text()
    expect(html, path).not.toMatch(/<script[^>]* src=|__next_f|TURBOPACK|\$RC\(|as="script"|rel="stylesheet"/)
    expect(html.slice(0, html.indexOf('</head>')), path).toMatch(/<style>[\s\S]*<title>/)
    const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script)
    expect(scripts, path).toHaveLength(1)
    expect(gzipSync(scripts.join()).length, path).toBeLessThan(4_000)
    expect(answer.headers.get('link') ?? '', path).not.toMatch(/as="?(style|script)/)
    const headers = await fetch(running.web + path, { method: 'HEAD' })
    expect(headers.headers.get('content-security-policy'), path).toBe(answer.headers.get('content-security-policy'))
  }
})

test('the basket loads no React, keeps its count, moves the focus to a refusal, and offers once to put a removed line back', async ({
  page,
}) => {
  await page.goto(`${running.web}/certificates/rapidssl`)
  await page.getByRole('button', { name: 'Add to basket' }).click()
  await page.waitForURL(/\/cart/)
  await expect(page.locator('script[src]')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Basket (1)' })).toBeVisible()
  await page.getByRole('spinbutton').fill('3')
  await page.getByRole('button', { name: /^Change/ }).click()
  await expect(page.getByRole('link', { name: 'Basket (3)' })).toBeVisible()
  await page.getByLabel('Coupon code').fill('NO-SUCH-CODE')
  await page.getByRole('button', { name: 'Use the code' }).click()
  await expect(page).toHaveTitle(/^Error: /)
  await expect(page.locator(':focus')).toContainText('There is a problem')
  await page.reload()
  await expect(page).not.toHaveTitle(/^Error: /)
  expect((await page.context().cookies()).some(({ name }) => name === ZONE_COOKIE)).toBe(true)

  await page.getByRole('button', { name: /^Remove/ }).click()
  await expect(page.locator(':focus')).toContainText('was removed')
  await page.getByRole('button', { name: 'Put it back' }).click()
  await expect(page.getByRole('link', { name: 'Basket (3)' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('spinbutton')).toHaveValue('3')
  await expect(page.getByText('was removed')).toHaveCount(0)
  await page.getByRole('spinbutton').fill('0')
  await page.getByRole('button', { name: /^Change/ }).click()
  await expect(page.locator(':focus')).toContainText('was removed')
})

test('the small script filters the catalogue, updates the price with the choice, sends the form once and counts the basket', async ({
  page,
}) => {
  await page.goto(`${running.web}/certificates?proves=ev`)
  const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') })
  await expect(page.getByLabel('Proves')).toHaveValue('ev')
  const found = await rows.count()
  await expect(page.getByText(`${found} certificates`)).toBeVisible()
  await page.getByLabel('Covers').selectOption('sub-domains')
  await expect(page.getByText('Extended-validation wildcards don’t exist')).toBeVisible()
  await expect(rows).toHaveCount(0)
  await page.goBack()
  await expect(rows).toHaveCount(found)
  await expect(page.getByLabel('Covers')).toHaveValue('')
  await page.getByRole('link', { name: 'Clear filters' }).click()
  await expect(page).toHaveURL(`${running.web}/certificates`)
  expect(await rows.count()).toBeGreaterThan(found)
  await page.getByLabel(/^Search by name/).fill('bizid wildcard')
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(page.getByText('1 certificate', { exact: true })).toBeVisible()

  await page.goto(`${running.web}/certificates/rapidssl`)
  const other = page.getByRole('radio', { checked: false }).first()
  const price = (await other.getAttribute('data-price')) ?? ''
  await other.check()
  await expect(page.getByRole('status').filter({ hasText: price })).toBeVisible()
  await page.getByRole('button', { name: 'Add to basket' }).dblclick()
  await expect(page.getByRole('heading', { level: 1, name: /basket/i })).toBeVisible()
  await expect(page.getByRole('main').getByText(price).first()).toBeVisible()
  await page.goto(running.web)
  await expect(page.getByRole('link', { name: 'Basket (1)' })).toBeVisible()

  await page.goto(`${running.web}/certificates/rapidssl`)
  await page.getByRole('radio', { checked: true }).evaluate((radio: HTMLInputElement) => {
    radio.value = '01930000-0000-7000-8000-000000000001'
  })
  await page.getByRole('button', { name: 'Add to basket' }).click()
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible()
  await expect(page).toHaveTitle(/^Error: RapidSSL/)
  await expect(page.locator(':focus')).toContainText('There is a problem')
})

test('without scripts the catalogue is filtered by the server, and a certificate can be added to the basket', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await page.goto(`${running.web}/certificates`)
  await page.getByLabel('Proves').selectOption('ev')
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(page).toHaveURL(/\/find\?proves=ev/)
  await page.goto(`${running.web}/certificates/rapidssl`)
  await page.getByRole('button', { name: 'Add to basket' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /basket/i })).toBeVisible()
})

test('without scripts, a 404 page still says in the language of its URL that there is nothing here, and links to an existing page', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  for (const [address, title, way] of [
    ['/nowhere', 'There is nothing at this address', '/account/certificates'],
    ['/de/nowhere', 'Unter dieser Adresse gibt es nichts', '/de/certificates'],
    ['/quote/nowhere', 'There is nothing at this address', '/account/certificates'],
    ['/certificates/nowhere', 'There is nothing at this address', '/certificates'],
  ] as const) {
    expect((await page.goto(`${running.web}${address}`))?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(page.locator('main').locator(`a[href="${way}"]`)).toBeVisible()
  }
})

test('a reloaded page keeps what was typed, except passwords', async ({ page }) => {
  await page.goto(`${running.web}/`)
  await page.getByLabel('Address to secure').fill('shop.typed.example')
  await page.reload()
  await expect(page.getByLabel('Address to secure')).toHaveValue('shop.typed.example')
  await page.reload()
  await expect(page.getByLabel('Address to secure')).toHaveValue('shop.typed.example')

  await page.goto(`${running.web}/sign-in/password`)
  await page.getByLabel('Email address').fill('typed@example.com')
  await page.getByLabel('Password', { exact: true }).fill('a secret of mine')
  await page.reload()
  await expect(page.getByLabel('Email address')).toHaveValue('typed@example.com')
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
  await page.goto(`${running.web}/help`)
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('a secret of mine')
})

test('URLs that do not exist reveal nothing about the back office to strangers', async () => {
  for (const path of [
    '/admin/orders/nope',
    '/admin/nowhere',
    '/admin/orders/01930000-0000-7000-8000-000000000001',
    '/admin/enom-accounts',
  ]) {
    const answer = await fetch(running.web + path, { redirect: 'manual' })
    expect(answer.status).toBe(307)
    expect(answer.headers.get('location')).toContain('/admin/sign-in')
    expect(await answer.text()).not.toContain('Enom accounts')
  }
})

test('a page left open during an update announces the update and keeps the typed text', async ({ page }) => {
  await page.goto(`${running.web}/sign-in/password`)
  await page.getByLabel('Email address').fill('jo@example.com')
  await page.route('**/sign-in/password', (route) =>
    route.continue({ headers: { ...route.request().headers(), 'next-action': `7f${'0'.repeat(40)}` } }),
  )
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('opened before an update')).toBeVisible()
  await expect(page.getByLabel('Email address')).toHaveValue('jo@example.com')
})

test('without JavaScript, a form from before an update returns the typed text, except passwords', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.route('**/sign-in/password', async (route) => {
    const request = route.request()
    if (request.method() === 'GET') return route.continue()
    const body = request
      .postDataBuffer()
      ?.toString('latin1')
      .replace(/"id":"[0-9a-f]+"/, `"id":"7f${'0'.repeat(40)}"`)
    return route.continue({ postData: Buffer.from(body ?? '', 'latin1') })
  })
  await page.goto(`${running.web}/sign-in/password`)
  await page.getByLabel('Email address').fill('jo@example.com')
  await page.getByLabel('Password').fill('correct horse')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'This page is out of date' })).toBeVisible()
  await expect(page.getByText('jo@example.com')).toBeVisible()
  await expect(page.getByText('correct horse')).toHaveCount(0)
  await context.close()
})

test('a form’s id is the same in every build, because it depends only on the key, the file and the action', () => {
  const manifest = z
    .object({ node: z.record(z.string(), z.object({ filename: z.string(), exportedName: z.string() })) })
    .parse(JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')))
  const key = actionKey(readPrepared().settings)
  const named = Object.entries(manifest.node).map(([id, { filename, exportedName }]) => ({ id, action: `${filename}:${exportedName}` }))
  expect(named.map(({ id }) => id)).toEqual(
    named.map(
      ({ action }) =>
        `7f${createHash('sha1')
          .update(key + action)
          .digest('hex')}`,
    ),
  )
})

test('behind a TLS proxy, a form that redirects to another page logs nothing', async ({ browser }) => {
  const context = await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'shop' } })
  const page = await context.newPage()
  const log = path.join(DIRECTORY, 'logs/web.log')
  const before = readFileSync(log, 'utf8').length
  await page.goto(`${running.web}/certificates/rapidssl`)
  await page.getByRole('button', { name: 'Add to basket' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /basket/i })).toBeVisible()
  expect(readFileSync(log, 'utf8').slice(before)).toBe('')
  await context.close()
})

test('a malformed request gets a 400, and nothing about it is logged', async () => {
  const log = path.join(DIRECTORY, 'logs/web.log')
  const before = readFileSync(log, 'utf8').length
  for (const path of ['/certificates/%00', '/account/certificates/%E0%A4%A', '/certificates/%ED%A0%80', '/admin/orders/%07']) {
    expect((await fetch(running.web + path, { redirect: 'manual' })).status, path).toBe(400)
  }
  const origin = running.web
  const cart = `${running.web}/cart`
  expect((await fetch(cart, { method: 'POST', headers: { origin: 'https://evil.test', 'next-action': '00' }, body: '[]' })).status).toBe(
    403,
  )
  expect(readFileSync(log, 'utf8').slice(before)).toBe('')
  const manifest = readFileSync('.next/server/server-reference-manifest.json', 'utf8')
  const [id = ''] = /7f[0-9a-f]{40}/.exec(manifest) ?? []
  for (const body of ['[', '{"', '["$1"]', '["$F1"]', '["$@1:__proto__:constructor"]', '\0', '["$undefined", "$K1"]']) {
    const answer = await fetch(cart, {
      method: 'POST',
      headers: { origin, 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' },
      body,
    })
    expect(answer.status, body).toBeLessThan(500)
  }
})
