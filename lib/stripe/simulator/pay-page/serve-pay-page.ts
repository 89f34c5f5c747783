import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Desk } from '../desk'
import { getSession } from '../sessions'
import { redirect, send } from '../web'
import { answerBank, pay } from './pay'
import { authenticatePage, closedPage, payPage } from './pay-page'
import { readPayment } from './read-payment'

/**
 * Serves `/c/pay/<session>` and `/c/pay/<session>/authenticate`: shows the form, takes the payment and sends the buyer back to the shop.
 */
export function servePayPage(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
  { url, body }: { url: URL; body: string },
): ServerResponse {
  const [, , , id = '', step] = url.pathname.split('/')
  const session = desk.store.sessions.get(id) && getSession(desk, id)
  if (session?.status !== 'open') return send(response, session ? 200 : 404, 'text/html', closedPage(session))
  const items = desk.store.lineItems.get(id) ?? []
  if (request.method !== 'POST') {
    return send(response, 200, 'text/html', step === 'authenticate' ? authenticatePage(session) : payPage(session, items))
  }
  const form = new URLSearchParams(body)
  const { payment, problem } = readPayment(form)
  if (problem) return send(response, 200, 'text/html', payPage(session, items, problem, payment))
  const outcome = step === 'authenticate' ? answerBank(desk, id, form.get('answer') === 'complete', payment) : pay(desk, id, payment)
  if (outcome.kind === 'done') return redirect(response, outcome.url)
  if (outcome.kind === 'authenticate') return redirect(response, `/c/pay/${id}/authenticate`)
  return send(response, 200, 'text/html', payPage(session, items, outcome.message, payment))
}
