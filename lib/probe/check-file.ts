import type { Resolver } from 'node:dns/promises'
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { isPublicAddress } from '../config/public-address'
import { ownResolver } from './own-resolver'
import { resolveHost } from './resolve-host'

/** Time limit for the look-up, the connection and the response together, in milliseconds. */
const FILE_TIMEOUT_MS = 5_000
const MAX_BYTES = 16 * 1024

/**
 * What a web server sends for a file that an authority looks for:
 * - found: the correct file
 * - wrong_body: a different text
 * - redirect: a redirect, which the authority may not follow
 * - not_found: no such file, or another refusal
 * - no_address: the name has no public address - no_answer: nothing responds on port 80
 */
type FileState = 'found' | 'wrong_body' | 'redirect' | 'not_found' | 'no_address' | 'no_answer'
export type FileLookup = { state: FileState; status: number | null; seen: string | null }

type Means = { resolver?: Pick<Resolver, 'resolve4' | 'resolve6'>; dial?: (address: string) => Socket }

/** Fetches one file over http, from a public address only, and follows no redirect. */
export async function checkFile({ url, contents }: { url: string; contents: string }, means: Means = {}): Promise<FileLookup> {
  const { protocol, hostname, port, pathname } = new URL(url)
  const nothing = { status: null, seen: null }
  if (protocol !== 'http:' || port !== '') return { state: 'no_answer', ...nothing }
  const lookup = await resolveHost(hostname, means.resolver ?? ownResolver())
  const address = lookup.found === 'addresses' ? lookup.addresses.find(isPublicAddress) : undefined
  if (!address) return { state: 'no_address', ...nothing }
  const dial = means.dial ?? ((host: string) => connect({ host, port: 80, autoSelectFamily: false }))
  const answer = await get(hostname, pathname, () => dial(address)).catch(() => null)
  if (!answer) return { state: 'no_answer', ...nothing }
  const { status, location, body } = answer
  if (status >= 300 && status < 400) return { state: 'redirect', status, seen: location }
  if (status !== 200) return { state: 'not_found', status, seen: null }
  return { state: body.trim() === contents.trim() ? 'found' : 'wrong_body', status, seen: body.trim().slice(0, 120) }
}

function get(
  host: string,
  path: string,
  createConnection: () => Socket,
): Promise<{ status: number; location: string | null; body: string }> {
  return new Promise((resolve, reject) => {
    // With an agent, Node would look up the name again and connect to any address it finds.
    const asked = request({ host, path, createConnection, signal: AbortSignal.timeout(FILE_TIMEOUT_MS) }, (answer) => {
      const chunks: Buffer[] = []
      let bytes = 0
      const end = () =>
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? null, body: Buffer.concat(chunks).toString() })
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        bytes += chunk.length
        if (bytes <= MAX_BYTES) return
        end()
        asked.destroy()
      })
      answer.once('end', end)
    })
    asked.once('error', reject)
    asked.end()
  })
}
