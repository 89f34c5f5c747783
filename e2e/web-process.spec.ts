import { existsSync, readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { expect, test } from '@playwright/test'
import { running } from './running'

/** Where Next keeps the pages it has made. */
const countFiles = () => (existsSync('.next') ? readdirSync('.next', { recursive: true }).length : 0)

test('a thousand addresses of no product leave nothing on the disk', async () => {
  const known = await fetch(`${running.web}/certificates/rapidssl`)
  expect(known.status).toBe(200)
  await fetch(`${running.web}/certificates/no-such`)
  const before = countFiles()
  const nasty = ['%F0%9F%94%92', '..%2f..%2fx', 'a'.repeat(3_000), '%E2%80%AE', 'rapidssl%20', 'RapidSSL', '__proto__', 'constructor']
  const slugs = [...nasty, ...Array.from({ length: 992 }, (_, number) => `no-product-${number}`)]
  for (let from = 0; from < slugs.length; from += 20) {
    const answers = await Promise.all(slugs.slice(from, from + 20).map((slug) => fetch(`${running.web}/certificates/${slug}`)))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
    await Promise.all(answers.map((answer) => answer.arrayBuffer()))
  }
  expect(countFiles()).toBe(before)
})

test('the shop ends every connection that wants another protocol, though the visitor holds on to it', async () => {
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

test('what a visitor writes into a header is in no page that others get', async () => {
  for (const path of ['/', '/certificates/rapidssl', '/help', '/nowhere', '/certificates/no-such']) {
    for (const name of ['content-security-policy', 'content-security-policy-report-only']) {
      const answer = await fetch(`${running.web}${path}?fresh`, { headers: { [name]: "script-src 'nonce-EVILNONCE123'" } })
      expect(await answer.text()).not.toContain('EVILNONCE')
    }
  }
})

test('every public page runs under a policy without a loophole, and none of its own scripts is stopped', async ({ page }) => {
  const stopped: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) stopped.push(message.text())
  })
  for (const path of ['/', '/certificates', '/certificates/rapidssl', '/help', '/nowhere', '/certificates/no-such']) {
    const answer = await page.goto(running.web + path)
    expect(answer?.headers()['content-security-policy']).toMatch(/script-src 'self'( 'sha256-[^']+')+;/)
    expect(answer?.headers()['content-security-policy']).not.toContain('unsafe')
  }
  await page.goto(`${running.web}/certificates/rapidssl`)
  await page.getByRole('button', { name: 'Add to basket' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /basket/i })).toBeVisible()
  expect(stopped).toEqual([])
})

test('strangers learn nothing of the back office from addresses that lead nowhere', async () => {
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
