import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { ZodError } from 'zod'
import { startDeliveries } from './deliveries'
import type { Desk } from './desk'
import { StripeFault } from './fault'
import { planFaults } from './faults'
import { operate } from './operator'
import { operatorPage } from './operator-page'
import { settleDueBankDebits } from './pay-page/pay'
import { servePayPage } from './pay-page/serve-pay-page'
import { serveApi } from './serve-api'
import { expireDue } from './sessions'
import { openStore } from './store'
import { listen, readBody, redirect, send } from './web'

export type StripeSimulator = { url: string; port: number; close(): Promise<void> }

/**
 * Starts a Stripe simulator: the API under /v1, the hosted payment page under /c/pay and the operator's page under /operator. `port` 0
 * picks any free port. `publicUrl` is the URL at which a browser reaches it (by default its own address). Its state is stored in `dataDir`
 * and loaded at the next start.
 */
export async function startStripeSimulator(options: {
  port: number
  dataDir: string
  webhookUrl: string
  webhookSecret: string
  publicUrl?: string
  host?: string
  /** Seconds until a bank debit from one of the self-settling test accounts settles. */
  bankDebitSeconds?: number
}): Promise<StripeSimulator> {
  const { host = '127.0.0.1', bankDebitSeconds = 30 } = options
  const store = openStore(options.dataDir)
  const now = () => Math.floor(Date.now() / 1000) + (store.clock.get('ahead') ?? 0)
  const deliveries = startDeliveries(store, { url: options.webhookUrl, secret: options.webhookSecret }, now)
  const faults = planFaults()
  const desk: Desk = { store, publicUrl: options.publicUrl ?? '', bankDebitSeconds, emit: deliveries.emit, now }

  const server = createServer((request, response) => {
    serve(request, response).catch((fault: unknown) => {
      const known = fault instanceof StripeFault ? fault.status : fault instanceof ZodError ? 400 : 500
      send(response, known, 'application/json', JSON.stringify({ error: { message: fault instanceof Error ? fault.message : 'unknown' } }))
    })
  })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const url = new URL(request.url ?? '/', 'http://simulator')
    const body = await readBody(request)
    if (url.pathname.startsWith('/v1/')) return serveApi({ desk, faults }, request, response, { url, body })
    if (url.pathname.startsWith('/c/pay/')) return servePayPage(desk, request, response, { url, body })
    if (url.pathname.startsWith('/operator/api/') && request.method === 'POST') {
      const answer = await operate({ desk, deliveries, faults }, url.pathname.slice('/operator/api/'.length), JSON.parse(body || '{}'))
      return send(response, answer ? 200 : 404, 'application/json', JSON.stringify(answer ?? {}))
    }
    if (url.pathname.startsWith('/operator/') && request.method === 'POST') {
      await operate({ desk, deliveries, faults }, url.pathname.slice('/operator/'.length), Object.fromEntries(new URLSearchParams(body)))
      return redirect(response, '/operator')
    }
    if (url.pathname === '/operator') return send(response, 200, 'text/html', operatorPage(desk, deliveries))
    if (url.pathname === '/') return redirect(response, '/operator')
    return send(response, 404, 'text/plain', 'There is nothing at this address.')
  }

  const timer = setInterval(() => {
    expireDue(desk)
    settleDueBankDebits(desk)
  }, 500)
  timer.unref()
  const port = await listen(server, options.port, host)
  const url = `http://${host}:${port}`
  desk.publicUrl ||= url

  return {
    url,
    port,
    async close() {
      clearInterval(timer)
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
      await deliveries.close()
    },
  }
}
