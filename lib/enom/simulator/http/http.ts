import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Stack, serverName } from '../render/envelope'

const LARGEST_BODY = 256 * 1024

/** Reads a request body of at most 256 KB. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > LARGEST_BODY) throw new Error('The body is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Returns the caller's IP address, with an IPv4-mapped IPv6 address in plain IPv4 form. */
export function callerAddress(request: IncomingMessage): string {
  return (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
}

/** Returns false for a form submitted from another site. */
export function isOwnOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  return origin === undefined || origin === `http://${host}` || origin === `https://${host}`
}

export function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  })
  response.end(html)
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(JSON.stringify(value))
}

export function redirect(response: ServerResponse, to: string): void {
  response.writeHead(303, { location: to })
  response.end()
}

type Document = { status: number; body: string; contentType: string; stack: Stack; headers?: Record<string, string> }

/** Writes the headers of one of Enom's two server programs. The older one closes the connection; the newer one sets a session cookie. */
export function writeDocumentHead(response: ServerResponse, document: Document): void {
  const shared = {
    'Cache-Control': 'private',
    'Content-Type': document.contentType,
    Server: 'Microsoft-IIS/8.5',
    'X-Powered-By': 'ASP.NET',
    Machinename: serverName(document.stack),
  }
  const own =
    document.stack === 'API'
      ? { Connection: 'close' }
      : {
          'Set-Cookie': 'ASP.NET_SessionId=simulated; path=/; HttpOnly; SameSite=Lax',
          'Content-Length': String(Buffer.byteLength(document.body)),
        }
  response.writeHead(document.status, { ...shared, ...own, ...document.headers })
}
