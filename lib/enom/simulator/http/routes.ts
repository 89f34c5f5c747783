import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { World } from '../commands/command'
import { answerInterface, type CallRecord, type MoodyWorld } from '../interface'
import { approveRequest } from '../life/approve-request'
import { Unfit } from '../life/require-in-status'
import { turnDownRequest } from '../life/turn-down-request'
import { createMoods } from '../moods/moods'
import { sendSlowly } from '../moods/send-slowly'
import { readForm } from '../operator/form-input'
import { VERBS } from '../operator/verbs'
import { VIEWS } from '../operator/views'
import { approvePage, unknownRequestPage } from '../pages/approve-page'
import { factsPage } from '../pages/facts-page'
import { operatorPage } from '../pages/operator-page'
import { page } from '../pages/page'
import { callerAddress, isOwnOrigin, readBody, redirect, sendJson, sendPage, writeDocumentHead } from './http'

const CALLS_KEPT = 5_000

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** What a port serves besides the approver's page and the root certificate. */
type Part = 'interface' | 'operator'

/** Creates the server's routes: Enom's interface, the approver's page, the operator's page and API, and the root certificate. */
export function createRoutes(
  world: World,
  onCall: (call: CallRecord) => void = () => {},
): { serve(parts: readonly Part[]): Handler; calls: readonly CallRecord[] } {
  const calls: CallRecord[] = []
  const moods = createMoods(world)
  const record = (call: CallRecord) => {
    onCall(call)
    calls.push(call)
    if (calls.length > CALLS_KEPT) calls.shift()
  }

  async function handle(parts: readonly Part[], request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://simulator')
    const [, area = '', first = '', second = ''] = url.pathname.split('/')
    const isForOperator = parts.includes('operator')
    if (url.pathname.toLowerCase() === '/interface.asp' && parts.includes('interface'))
      return serveInterface({ ...world, moods }, url, request, response, record)
    if (area === 'approve') return serveApproval(world, first, request, response)
    if (area === 'ca') return serveAuthority(world, first, response)
    if (isForOperator && area === 'operator' && first === 'api') return serveApi(world, calls, second, url, request, response)
    if (isForOperator && area === 'operator') return serveOperator(world, first, url, request, response)
    if (isForOperator && url.pathname === '/') return redirect(response, '/operator')
    sendPage(response, 404, page('Not found', isForOperator ? '<p><a href="/operator">Operator page</a></p>' : ''))
  }
  return { serve: (parts) => (request, response) => handle(parts, request, response), calls }
}

async function serveInterface(
  world: MoodyWorld,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  record: (call: CallRecord) => void,
): Promise<void> {
  const body = request.method === 'POST' ? new URLSearchParams(await readBody(request)) : []
  const parameters = new Map([...url.searchParams, ...body].map(([name, value]) => [name.toLowerCase(), value]))
  const answer = await answerInterface(world, { parameters, ip: callerAddress(request) }, record)
  if (answer.kind === 'cut-off') request.socket.destroy()
  if (answer.kind === 'silence' && answer.endsAfterMs) setTimeout(() => request.socket.destroy(), answer.endsAfterMs).unref()
  if (answer.kind !== 'document') return
  writeDocumentHead(response, answer)
  if (answer.slowForMs) await sendSlowly(response, answer.body, answer.slowForMs)
  else response.end(answer.body)
}

const decision = z.enum(['approve', 'decline'])

async function serveApproval(world: World, token: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const certificate = world.store.certificateByToken(token)
  // A resubmitted request has a new link, and the old one must not work for it.
  if (certificate?.submission?.token !== token) return sendPage(response, 404, unknownRequestPage())
  if (request.method !== 'POST') return sendPage(response, 200, approvePage(certificate))
  if (!isOwnOrigin(request)) return sendPage(response, 403, page('Not from here', ''))
  const chosen = decision.safeParse(new URLSearchParams(await readBody(request)).get('decision'))
  try {
    if (chosen.data === 'approve') await approveRequest(world, certificate.certId)
    if (chosen.data === 'decline') turnDownRequest(world, certificate.certId, 'decline', '')
  } catch (fault) {
    // Already decided, perhaps in another window. The page then shows the current status.
    if (!(fault instanceof Unfit)) throw fault
  }
  redirect(response, `/approve/${token}`)
}

async function serveApi(
  world: World,
  calls: readonly CallRecord[],
  name: string,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isOwnOrigin(request)) return sendJson(response, 403, { error: 'Not from here' })
  if (request.method !== 'POST') {
    const view = VIEWS[name]
    return view
      ? sendJson(response, 200, view(world, calls, url.searchParams))
      : sendJson(response, 404, { error: `There is no view "${name}"` })
  }
  const body = (await readBody(request)).trim() || '{}'
  const error = await perform(world, name, () => JSON.parse(body))
  return error ? sendJson(response, 422, { error }) : sendJson(response, 200, { ok: true })
}

async function serveOperator(world: World, verb: string, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST' && verb === 'facts') return sendPage(response, 200, factsPage())
  if (request.method !== 'POST') return sendPage(response, 200, operatorPage(world, url.searchParams.get('notice') ?? ''))
  if (!isOwnOrigin(request)) return sendPage(response, 403, page('Not from here', ''))
  const form = new URLSearchParams(await readBody(request))
  const error = await perform(world, verb, () => readForm(verb, form))
  redirect(response, error ? `/operator?notice=${encodeURIComponent(error)}` : '/operator')
}

/** Runs a verb. Returns an error message, or null. */
export async function perform(world: World, name: string, readInput: () => unknown): Promise<string | null> {
  const verb = VERBS[name]
  if (!verb) return `There is no verb "${name}"`
  try {
    await verb.run(world, readInput())
    return null
  } catch (fault) {
    if (fault instanceof z.ZodError) return z.prettifyError(fault)
    if (fault instanceof Unfit || fault instanceof SyntaxError) return fault.message
    throw fault
  }
}

function serveAuthority(world: World, file: string, response: ServerResponse): void {
  const files: Record<string, string> = { 'root.pem': world.authority.rootPem, 'intermediate.pem': world.authority.intermediatePem }
  const pem = files[file]
  if (file === 'intermediate.cer') {
    response.writeHead(200, { 'content-type': 'application/pkix-cert' })
    response.end(Buffer.from(world.authority.intermediatePem.replace(/-----[^-]+-----|\s/g, ''), 'base64'))
    return
  }
  response.writeHead(pem ? 200 : 404, { 'content-type': pem ? 'application/x-pem-file' : 'text/plain' })
  response.end(pem ?? 'Not found')
}
