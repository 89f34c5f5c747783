import { createPrivateKey } from 'node:crypto'
import type { Page } from '@playwright/test'

/** The number of consecutive secret bytes that count as a leak; a multiple of three, so that their base64 encoding needs no padding. */
const WINDOW = 18

/** Collects everything a page sends or logs: requests with their headers and bodies, and console messages. */
export function listen(page: Page): { text: () => string } {
  const heard: string[] = []
  page.on('console', (message) => void heard.push(message.text()))
  page.on('pageerror', (fault) => void heard.push(String(fault)))
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => void heard.push(payload.toString('latin1'))))
  page.on('request', (request) => {
    heard.push(request.url(), JSON.stringify(request.headers()), request.postDataBuffer()?.toString('latin1') ?? '')
  })
  return { text: () => heard.join('\n') }
}

/** Returns everything a page stores: storage, cookies, caches, databases, its URL and its history. */
export async function kept(page: Page): Promise<string> {
  const inPage = await page.evaluate(async () => [
    location.href,
    JSON.stringify(history.state),
    JSON.stringify(performance.getEntries()),
    JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }),
    JSON.stringify(await indexedDB.databases()),
    JSON.stringify(await caches.keys()),
  ])
  return [...inPage, JSON.stringify(await page.context().cookies())].join('\n')
}

/** Returns the encodings in which part of a private key occurs in a text: plain, hex, base64 or base64url, including PEM. */
export function leaksOf(keyPem: string, text: string): string[] {
  const { d = '', p = '', q = '' } = createPrivateKey(keyPem).export({ format: 'jwk' })
  const secrets = [d, p, q].filter(Boolean).map((part) => Buffer.from(part, 'base64url'))
  const packed = text.replace(/\\[nr]|\s/g, '')
  const found = new Set<string>()
  for (const secret of secrets) {
    for (let from = 0; from + WINDOW <= secret.length; from += 1) {
      const part = secret.subarray(from, from + WINDOW)
      if (text.includes(part.toString('latin1'))) found.add('bytes')
      if (packed.toLowerCase().includes(part.toString('hex'))) found.add('hex')
      if (packed.includes(part.toString('base64'))) found.add('base64')
      if (packed.includes(part.toString('base64url'))) found.add('base64url')
    }
  }
  return [...found]
}
