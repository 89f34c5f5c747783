import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { pageMemory } from './page-memory'
import { RecordedResponse } from './recorded-response'

/** Longer than a proxy in front keeps a connection, so that it is never ours that ends under a request; milliseconds. */
const KEEP_ALIVE = 65_000

/** The web server: what memory holds is answered at once, everything else by `handle`. */
export function startWeb(handle: RequestListener): Server<typeof IncomingMessage, typeof RecordedResponse> {
  const fromMemory = pageMemory()
  return createServer({ ServerResponse: RecordedResponse, keepAliveTimeout: KEEP_ALIVE }, (request, response) => {
    if (!fromMemory(request, response)) handle(request, response)
  })
}
