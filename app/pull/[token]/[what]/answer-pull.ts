import { createHash } from 'node:crypto'
import { fetchFile } from '@/lib/certificates/pull/fetch-file'
import { NOT_SERVED } from '@/lib/certificates/pull/text'
import { matchesTag } from '@/lib/web/matches-tag'

const HEADERS = {
  'content-type': 'text/plain; charset=utf-8',
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
}

/**
 * Responds to a server that fetches a file with its link: with the PEM text, or 304 if the server already has it (RFC 9110 §13.1.2).
 * Unknown files and unknown, replaced and revoked links get the same response.
 */
export async function answerPull({ token, what }: { token: string; what: string }, ifNoneMatch: string | null): Promise<Response> {
  const pulled = await fetchFile(token)
  const read = WHAT.get(what)
  if (!pulled.ok || !read) {
    const { status, text } = NOT_SERVED[pulled.ok ? 'not-found' : pulled.error.code]
    return plain(status, text)
  }
  const body = read(pulled.value)
  const etag = `"${createHash('sha256').update(body).digest('hex')}"`
  if (matchesTag(ifNoneMatch, etag)) return new Response(null, { status: 304, headers: { ...HEADERS, etag } })
  return new Response(body, { headers: { ...HEADERS, etag } })
}

/** Returns a plain-text response, for programs and people at a terminal. */
export function plain(status: number, text: string, more: Record<string, string> = {}): Response {
  return new Response(text, { status, headers: { ...HEADERS, ...more } })
}

type Pem = { leafPem: string; chainPem: string }

const WHAT = new Map<string, (file: Pem) => string>([
  ['leaf.pem', ({ leafPem }) => closed(leafPem)],
  ['chain.pem', ({ chainPem }) => closed(chainPem)],
  ['fullchain.pem', ({ leafPem, chainPem }) => closed(leafPem) + closed(chainPem)],
])

function closed(pem: string): string {
  return pem.trim() ? `${pem.trim()}\n` : ''
}
