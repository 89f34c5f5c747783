import { once } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { StripeFault } from './fault'

const LARGEST_BODY = 1024 * 1024

/** Reads a body as text. @throws StripeFault if it is larger than any request of the shop. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += part.length
    if (size > LARGEST_BODY) throw new StripeFault(413, { type: 'invalid_request_error', message: 'Request body too large.' })
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Record<string, string> = {},
): ServerResponse {
  return response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...headers }).end(body)
}

/** Redirects the browser with GET. */
export function redirect(response: ServerResponse, to: string): ServerResponse {
  return response.writeHead(303, { location: to, 'cache-control': 'no-store' }).end()
}

/** Resolves with the port once the server listens; rejects if the port is taken. */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
