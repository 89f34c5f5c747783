import type { IncomingMessage, ServerResponse } from 'node:http'
import { now } from '../clock'
import { hashToken } from '../links/secrets'
import { matchesTag } from './matches-tag'

/** How long, in milliseconds, the shop repeats that a file has not changed before it checks again. */
const TTL_MS = 10_000
/** The maximum number of links remembered: far more than are used within ten seconds. The oldest is forgotten first. */
const MAX_LINKS = 10_000

const PULL = /^\/pull\/[\w-]+\/[a-z]+\.pem$/

export type PulledFiles = {
  /** Returns true if it has sent a response. Otherwise, Next has to respond. */
  answers: (request: IncomingMessage, response: ServerResponse) => boolean
  /** Records which file Next serves. */
  remembers: (request: IncomingMessage, response: ServerResponse) => void
}

/** `tag`: the ETag of the file that the link served, or null if it served none. */
type Served = { tag: string | null; at: number; askedAt: number }

/**
 * Remembers for ten seconds which file each pull link serves, so that many servers with one link cost as much as one. It stores only hashes
 * of links and the files' tags, and its only response is 304: a link that has just been revoked can't be used to fetch anything.
 */
export function pulledFiles(): PulledFiles {
  const links = new Map<string, Served>()
  return {
    answers: ({ method, url = '', headers }, response) => {
      if (method !== 'GET' || headers['if-none-match'] === undefined || !PULL.test(url)) return false
      const served = links.get(keyOf(url))
      if (!served?.tag || Math.abs(now().getTime() - served.at) >= TTL_MS || !matchesTag(headers['if-none-match'], served.tag)) return false
      response.writeHead(304, { etag: served.tag, 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' }).end()
      return true
    },
    remembers: ({ method, url = '' }, response) => {
      if (method !== 'GET' || !PULL.test(url)) return
      const askedAt = performance.now()
      response.once('finish', () => {
        const key = keyOf(url)
        const known = links.get(key)
        // A response that was decided before this one may be sent after it.
        if (known && known.askedAt > askedAt) return
        const tag = response.statusCode === 200 || response.statusCode === 304 ? response.getHeader('etag') : null
        links.delete(key)
        links.set(key, { tag: typeof tag === 'string' ? tag : null, at: now().getTime(), askedAt })
        const [oldest] = links.keys()
        if (links.size > MAX_LINKS && oldest !== undefined) links.delete(oldest)
      })
    },
  }
}

function keyOf(url: string): string {
  return Buffer.from(hashToken(url)).toString('base64')
}
