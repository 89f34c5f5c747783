import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { consumeQuota, type Quota } from '../auth/limits/rate-limit'
import { logSecurity } from '../auth/security-log'
import { log } from '../log'
import { hasScope } from '../permissions'
import { err, ok, type Result } from '../result'
import { findToken, type TokenActor } from './find-token'
import { type Answer, beginRequest, endRequest } from './idempotency'
import type { Operation } from './operations'
import { type DomainRefusal, problemOf, problemOfFields, problemOfRefusal } from './problems'
import { readRawBody } from './read-raw-body'

const MAX_BODY_BYTES = 64 * 1024
const KEY = /^[\x21-\x7e]{1,255}$/

type Part<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined
type Input<Given extends Operation> = { params: Part<Given['params']>; query: Part<Given['query']>; body: Part<Given['body']> }

/** Does a route's work: calls one verb and converts the result for the response. Null means not found. */
type Work<Given extends Operation> = (
  actor: TokenActor,
  input: Input<Given>,
) => Promise<Result<z.input<Given['answer']> | null, DomainRefusal>>

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

/**
 * Defines an API route that calls one domain verb. The route authenticates the token, counts the request against the quota, validates the
 * scope and the input, and executes a POST once per Idempotency-Key. It reads no cookies, and scripts on other sites cannot call it.
 */
export function defineRoute<Given extends Operation>(operation: Given, work: Work<Given>): Handler {
  return async (request, { params }) => {
    const actor = await findToken(request.headers.get('authorization'))
    if (!actor) return problemResponse(problemOf('no-token'), { 'www-authenticate': 'Bearer' })
    const quota = await consumeQuota('api_per_token', actor.tokenId)
    const headers = quotaHeaders(quota)
    if (!quota.isLet) return problemResponse(problemOf('rate-limited'), { ...headers, 'retry-after': String(quota.resetSeconds) })
    if (!hasScope(actor.scopes, operation.scope)) {
      logSecurity('not_allowed', { tokenId: actor.tokenId, reason: operation.scope })
      return problemResponse(problemOf('scope-missing', { detail: `It needs ${operation.scope}.` }), headers)
    }
    const input = await readInput(operation, request, await params)
    if (!input.ok) return problemResponse(input.error, headers)
    const carryOut = () => answerOf(operation, () => work(actor, input.value as Input<Given>))
    if (operation.method === 'get') return respond(await carryOut(), headers)
    const key = request.headers.get('idempotency-key') ?? ''
    if (!KEY.test(key)) return problemResponse(problemOf('key-missing'), headers)
    const asked = [operation.path, input.value]
    const begun = await beginRequest({ tokenId: actor.tokenId, key, request: asked })
    if (!begun.ok) return problemResponse(problemOf(begun.error.code), headers)
    if (begun.value.first) return respond(begun.value.first, { ...headers, 'idempotency-replayed': 'true' })
    const answer = await carryOut()
    await endRequest(begun.value.id, answer)
    return respond(answer, headers)
  }
}

type Problem = ReturnType<typeof problemOf>

async function readInput(operation: Operation, request: Request, params: Record<string, string>): Promise<Result<unknown, Problem>> {
  const address = operation.params?.safeParse(params)
  if (address && !address.success) return err(problemOf('not-found'))
  const query = operation.query?.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (query && !query.success) return err(problemOfFields(query.error.issues))
  const input = { params: address?.data, query: query?.data }
  if (!operation.body) return ok(input)
  const text = await readRawBody(request, { maxBytes: MAX_BODY_BYTES })
  if (text === null) return err(problemOf('too-large'))
  const json = parse(text)
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return err(problemOf('not-json'))
  const body = operation.body.safeParse(json)
  return body.success ? ok({ ...input, body: body.data }) : err(problemOfFields(body.error.issues))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function answerOf(operation: Operation, work: () => Promise<Result<object | null, DomainRefusal>>): Promise<Answer> {
  try {
    const done = await work()
    if (done.ok && done.value !== null) return { status: operation.status, body: done.value }
    return answerWith(done.ok ? problemOf('not-found') : problemOfRefusal(done.error))
  } catch (fault) {
    const reference = randomBytes(4).toString('hex').toUpperCase()
    log.error({ err: fault, reference, path: operation.path }, 'API request failed')
    return answerWith(problemOf('failed', { detail: `Check what was done before you repeat the request. Our reference is ${reference}.` }))
  }
}

function answerWith(problem: Problem): Answer {
  return { status: problem.status, body: problem }
}

/** draft-ietf-httpapi-ratelimit-headers-10. */
function quotaHeaders({ limit, seconds, left, resetSeconds }: Quota): Record<string, string> {
  return { 'ratelimit-policy': `"token";q=${limit};w=${seconds}`, ratelimit: `"token";r=${left};t=${resetSeconds}` }
}

/** Returns a problem as a problem+json response. */
export function problemResponse(problem: Problem, headers: Record<string, string> = {}): Response {
  return respond(answerWith(problem), headers)
}

function respond({ status, body }: Answer, headers: Record<string, string>): Response {
  const type = status >= 400 ? 'application/problem+json' : 'application/json'
  return Response.json(body, { status, headers: { ...headers, 'content-type': type, 'cache-control': 'no-store' } })
}
