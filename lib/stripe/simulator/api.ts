import { createHash } from 'node:crypto'
import type { Desk } from './desk'
import { getDispute } from './disputes'
import { listParams as eventListParams, listEvents } from './events'
import { badRequest, noSuch, StripeFault } from './fault'
import { decodeForm, type FormTree, readParams } from './form'
import { listMovements, listPayouts, movementParams, listParams as payoutListParams } from './payouts'
import { createRefund, getRefund, listRefunds, listParams as refundListParams, createParams as refundParams } from './refunds'
import { createParams, createSession, expireSession, getSession, listParams, listSessions } from './sessions'
import type { Answer } from './store'
import {
  calculate,
  calculationParams,
  createReversal,
  createTransaction,
  getTransaction,
  reversalParams,
  transactionParams,
  withLines,
} from './tax/tax'

export type ApiRequest = {
  method: string
  path: string
  query: string
  body: string
  authorization: string | undefined
  idempotencyKey: string | undefined
}

export type ApiAnswer = Answer & { replayed: boolean }

/** The minimum time that Stripe keeps an idempotency key, in seconds. */
const KEY_STANDS = 24 * 60 * 60

/**
 * Handles one call to /v1: checks the API key, repeats the first response for a known idempotency key, and returns refusals in Stripe's
 * envelope.
 */
export function answerApi(desk: Desk, request: ApiRequest): ApiAnswer {
  try {
    requireKey(request.authorization)
    if (request.method !== 'POST' || !request.idempotencyKey) return { ...respond(desk, request), replayed: false }
    return answerOnce(desk, request, request.idempotencyKey)
  } catch (fault) {
    if (!(fault instanceof StripeFault)) throw fault
    return { status: fault.status, body: JSON.stringify({ error: fault.error }), replayed: false }
  }
}

function answerOnce(desk: Desk, request: ApiRequest, key: string): ApiAnswer {
  const fingerprint = createHash('sha256').update(`${request.path}\n${request.body}`).digest('hex')
  const kept = desk.store.answers.get(key)
  if (kept && kept.at > desk.now() - KEY_STANDS) {
    if (kept.fingerprint !== fingerprint) {
      throw new StripeFault(400, {
        type: 'idempotency_error',
        message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      })
    }
    return { status: kept.status, body: kept.body, replayed: true }
  }
  const answer = respond(desk, request)
  desk.store.answers.put(key, { ...answer, fingerprint, at: desk.now() })
  return { ...answer, replayed: false }
}

function respond(desk: Desk, request: ApiRequest): Answer {
  const tree = decodeForm(request.method === 'GET' ? request.query : request.body)
  const found = route(desk, request.method, request.path, tree)
  if (found === undefined) {
    throw new StripeFault(404, {
      type: 'invalid_request_error',
      message: `Unrecognized request URL (${request.method}: ${request.path}).`,
    })
  }
  return { status: 200, body: JSON.stringify(found) }
}

function route(desk: Desk, method: string, path: string, tree: FormTree): object | undefined {
  const { store } = desk
  const [, , ...parts] = path.split('/')
  const address = `${method} ${parts.map((part) => (/_/.test(part) && /\d|[A-Z]/.test(part) ? ':id' : part)).join('/')}`
  const id = parts.find((part) => /_/.test(part) && /\d|[A-Z]/.test(part)) ?? ''
  switch (address) {
    case 'POST checkout/sessions':
      return createSession(desk, readParams(createParams, tree))
    case 'GET checkout/sessions':
      return page(listSessions(desk, readParams(listParams, tree)), readParams(listParams, tree), path)
    case 'GET checkout/sessions/:id':
      return expanded(desk, getSession(desk, id), tree)
    case 'POST checkout/sessions/:id/expire':
      return expireSession(desk, id)
    case 'GET checkout/sessions/:id/line_items':
      return { object: 'list', data: store.lineItems.get(getSession(desk, id).id) ?? [], has_more: false, url: path }
    case 'GET payment_intents/:id':
      return store.intents.get(id) ?? missing('payment_intent', id)
    case 'GET charges/:id':
      return store.charges.get(id) ?? missing('charge', id)
    case 'POST refunds':
      return createRefund(desk, readParams(refundParams, tree))
    case 'GET refunds':
      return page(listRefunds(desk, readParams(refundListParams, tree)), readParams(refundListParams, tree), path)
    case 'GET refunds/:id':
      return getRefund(desk, id)
    case 'GET disputes/:id':
      return getDispute(desk, id)
    case 'GET events/:id':
      return store.events.get(id)?.event ?? missing('event', id)
    case 'GET events':
      return page(listEvents(desk, readParams(eventListParams, tree)), readParams(eventListParams, tree), path)
    case 'POST tax/calculations':
      return withLines(calculate(desk, readParams(calculationParams, tree)), tree.expand)
    case 'POST tax/transactions/create_from_calculation':
      return withLines(createTransaction(desk, readParams(transactionParams, tree)), tree.expand)
    case 'POST tax/transactions/create_reversal':
      return withLines(createReversal(desk, readParams(reversalParams, tree)), tree.expand)
    case 'GET tax/transactions/:id':
      return withLines(getTransaction(desk, id), tree.expand)
    case 'GET payouts':
      return page(listPayouts(desk, readParams(payoutListParams, tree)), readParams(payoutListParams, tree), path)
    case 'GET balance_transactions':
      return page(listMovements(desk, readParams(movementParams, tree)), readParams(movementParams, tree), path)
    default:
      return undefined
  }
}

function missing(kind: string, id: string): never {
  throw noSuch(kind, id)
}

/** Expands a session as requested by `expand[]`: its payment intent and its line items. */
function expanded(desk: Desk, session: ReturnType<typeof getSession>, tree: FormTree): object {
  const asked = typeof tree.expand === 'object' ? Object.values(tree.expand) : []
  const unknown = asked.find((name) => name !== 'payment_intent' && name !== 'line_items')
  if (unknown !== undefined) throw badRequest(`This property cannot be expanded (${String(unknown)}).`, 'expand')
  const intent = typeof session.payment_intent === 'string' ? desk.store.intents.get(session.payment_intent) : undefined
  return {
    ...session,
    ...(asked.includes('payment_intent') && intent ? { payment_intent: intent } : {}),
    ...(asked.includes('line_items')
      ? {
          line_items: {
            object: 'list',
            data: desk.store.lineItems.get(session.id) ?? [],
            has_more: false,
            url: `/v1/checkout/sessions/${session.id}/line_items`,
          },
        }
      : {}),
  }
}

/** Returns one page of a list, starting after `starting_after`. */
function page(
  all: { id: string }[],
  { limit, starting_after }: { limit: number; starting_after?: string | undefined },
  url: string,
): object {
  const from = starting_after ? all.findIndex(({ id }) => id === starting_after) + 1 : 0
  return { object: 'list', url, has_more: all.length > from + limit, data: all.slice(from, from + limit) }
}

function requireKey(authorization: string | undefined): void {
  const key = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]
  if (!key) {
    throw new StripeFault(401, {
      type: 'invalid_request_error',
      message: 'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth.',
    })
  }
  if (!/^(sk|rk)_test_/.test(key)) {
    throw new StripeFault(401, {
      type: 'invalid_request_error',
      message: 'Invalid API Key provided: this simulator accepts only test keys.',
    })
  }
}
