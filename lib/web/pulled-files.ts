import type { IncomingMessage, ServerResponse } from 'node:http'
import { now } from '../clock'
import { matchesTag } from './matches-tag'

/** How long the shop repeats that a file has not changed before it checks again; milliseconds. */
const TTL_MS = 10_000
/** Far more links than are used within ten seconds. */
const MAX_LINKS = 10_000

const PULL = /^\/pull\/[\w-]+\/[a-z]+\.pem$/

export type PulledFiles = {
  /** Returns true if it has answered. Otherwise Next must. */
  answers: (request: IncomingMessage, response: ServerResponse) => boolean
  /** Notes which file Next serves. */
  remembers: (request: IncomingMessage, response: ServerResponse) => void
}

/**
 * Remembers for ten seconds which file each pull link serves, so that many servers with one link cost as much as one. Only the file's tag
 * is kept, and the only response is 304: a link that has just been revoked can't be used to fetch anything.
 */
export function pulledFiles(): PulledFiles {
  const links = new Map<string, { tag: string; until: number }>()
  return {
    answers: ({ method, url = '', headers }, response) => {
      const file = method === 'GET' ? links.get(url) : undefined
      if (!file || now().getTime() >= file.until || !matchesTag(headers['if-none-match'], file.tag)) return false
      response.writeHead(304, { etag: file.tag, 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' }).end()
      return true
    },
    remembers: ({ method, url = '' }, response) => {
      if (method !== 'GET' || !PULL.test(url)) return
      response.once('finish', () => {
        const tag = response.getHeader('etag')
        if ((response.statusCode !== 200 && response.statusCode !== 304) || typeof tag !== 'string') links.delete(url)
        else {
          if (links.size >= MAX_LINKS) links.clear()
          links.set(url, { tag, until: now().getTime() + TTL_MS })
        }
      })
    },
  }
}
