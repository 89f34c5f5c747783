import type { Resolver } from 'node:dns/promises'
import { type ClientRequest, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { isPublicAddress } from '../../config/public-address'
import { ownResolver } from '../../probe/own-resolver'
import { resolveHost } from '../../probe/resolve-host'
import { addressFault, bareHost, isOwnMachine } from '../address'
import type { Problem } from '../text'

/** Time limit for the connection and the response together, in milliseconds. */
const POST_TIMEOUT_MS = 15_000
const MAX_REPLY_BYTES = 4_096
const MAX_REPLY_CHARACTERS = 1_000

export type Answer = { httpStatus: number | null; reply: string | null; problem: Problem | null; durationMs: number }
/** Tests pass their own name server, address check, root certificate and time limit. */
export type Means = {
  resolver?: Pick<Resolver, 'resolve4' | 'resolve6'>
  dial?: (address: string) => Socket
  ca?: string
  timeout?: number
}

/**
 * Sends a text to an endpoint and returns the outcome. The name is resolved once, the address is checked, and the connection is made to
 * exactly that address, so that a name can't lead into our own network. Redirects are not followed. Never throws.
 */
export async function post(target: { url: string; headers: Record<string, string>; body: string }, means: Means = {}): Promise<Answer> {
  const began = performance.now()
  const answer = await attempt(target, means).catch((error: unknown) => failed(problemOf(error)))
  return { ...answer, durationMs: Math.round(performance.now() - began) }
}

type Reply = Omit<Answer, 'durationMs'>
const failed = (problem: Problem): Reply => ({ httpStatus: null, reply: null, problem })

async function attempt(
  { url: text, headers, body }: Parameters<typeof post>[0],
  { resolver, dial, ca, timeout = POST_TIMEOUT_MS }: Means,
): Promise<Reply> {
  if (addressFault(text)) return failed('not_public')
  const url = new URL(text)
  const found = await findAddress(url, resolver)
  if ('problem' in found) return failed(found.problem)
  const raw = dial ?? ((address: string) => dialTo(address, url))
  const options = {
    method: 'POST',
    host: bareHost(url),
    port: url.port,
    path: url.pathname + url.search,
    // With an agent, Node would look the name up again and connect to any address it finds.
    createConnection: () => (url.protocol === 'https:' ? secured(raw(found.address), url, ca) : raw(found.address)),
    signal: AbortSignal.timeout(timeout),
    headers: {
      ...headers,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Keelmark webhooks',
    },
  }
  return new Promise((resolve, reject) => {
    const asked: ClientRequest = (url.protocol === 'https:' ? requestHttps : requestHttp)(options, (reply) => {
      const chunks: Buffer[] = []
      let bytes = 0
      const end = () => {
        resolve({ httpStatus: reply.statusCode ?? 0, reply: readable(Buffer.concat(chunks)), problem: null })
        asked.destroy()
      }
      reply.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        bytes += chunk.length
        if (bytes > MAX_REPLY_BYTES) end()
      })
      reply.once('end', end)
      reply.once('error', reject)
    })
    asked.once('error', reject)
    // After a response that switches protocols, `close` is the only further event.
    asked.once('close', () => reject(new Error('closed without a response')))
    asked.end(body)
  })
}

async function findAddress(url: URL, resolver: Means['resolver']): Promise<{ address: string } | { problem: Problem }> {
  if (isOwnMachine(url)) return { address: url.hostname === 'localhost' ? '127.0.0.1' : bareHost(url) }
  const host = bareHost(url)
  if (isIP(host)) return { address: host }
  const lookup = await resolveHost(host, resolver ?? ownResolver())
  if (lookup.found !== 'addresses') return { problem: 'no_address' }
  const address = lookup.addresses.find(isPublicAddress)
  return address ? { address } : { problem: 'not_public' }
}

function dialTo(address: string, { protocol, port }: URL): Socket {
  return connectPlain({ host: address, port: Number(port) || (protocol === 'http:' ? 80 : 443), autoSelectFamily: false })
}

function secured(socket: Socket, url: URL, ca: string | undefined): Socket {
  const host = bareHost(url)
  return connectTls({ socket, host, ...(isIP(host) ? {} : { servername: host }), ...(ca && { ca }) })
}

function problemOf(error: unknown): Problem {
  const { name, code = '' } = error as NodeJS.ErrnoException
  if (name === 'AbortError' || name === 'TimeoutError') return 'too_slow'
  return /CERT|SIGNATURE|SSL|TLS|ISSUER|EPROTO/.test(code) ? 'bad_certificate' : 'no_answer'
}

/** PostgreSQL can't store a NUL or half a surrogate pair in text. */
function readable(bytes: Buffer): string {
  return [...bytes.toString('utf8').replaceAll('\0', '')].slice(0, MAX_REPLY_CHARACTERS).join('')
}
