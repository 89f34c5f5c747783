import type { Call, SimulatedCommand, World } from './commands/command'
import { findCommand } from './commands/table'
import { takeFault } from './faults'
import { type DocumentAnswer, errorPage, type InterfaceAnswer } from './http/answer'
import { FAULTS, type FaultKind } from './moods/kinds'
import { lookThrough } from './moods/lens'
import type { Fate, Moods } from './moods/moods'
import { spoil } from './moods/spoil'
import { makeStatusStrange } from './moods/strange-status'
import { findService } from './products/products'
import { Refusal, refuse } from './refusals'
import { type Element, el, group } from './render/element'
import { compose, type Envelope, type Stack, serverName } from './render/envelope'
import { renderHtml, renderText } from './render/text'
import { renderXml } from './render/xml'
import type { Account } from './state/schema'
import { readStrictly } from './strict/read-strictly'

/** One logged call, without its secrets. */
export type CallRecord = {
  at: string
  command: string
  account: string
  certId: string
  outcome: string
  /** What the call contains that Enom accepts but does not document. Only set in strict mode. */
  warnings?: string[]
}

export type InterfaceRequest = {
  /** The query and body merged, with the body taking precedence. Names are in lower case. */
  parameters: Map<string, string>
  ip: string
}

/** State and services shared by the server's parts, plus the moods of its calls. */
export type MoodyWorld = World & { moods: Moods }

type Moment = { command: SimulatedCommand | undefined; account: Account | undefined; request: InterfaceRequest; world: World }

/** Responds to one call of interface.asp, with a fault planted by the operator or drawn from the moods. */
export async function answerInterface(
  world: MoodyWorld,
  request: InterfaceRequest,
  record: (call: CallRecord) => void,
): Promise<InterfaceAnswer> {
  const { switches } = world.store.settings()
  const name = request.parameters.get('command')?.trim() ?? ''
  const login = request.parameters.get('uid')?.trim() ?? ''
  const strictly = switches.strict ? readCall(request, name) : null
  const note = (outcome: string) =>
    record({
      at: new Date().toISOString(),
      command: name,
      account: login,
      certId: request.parameters.get('certid') ?? '',
      outcome,
      ...(strictly?.warnings.length && { warnings: strictly.warnings }),
    })
  if (switches.outage !== 'off') {
    note(`outage: ${switches.outage}`)
    if (switches.outage === 'http-503') return errorPage(503, 'Service Unavailable')
    return switches.outage === 'hang' ? { kind: 'silence' } : { kind: 'cut-off' }
  }
  const planted = takeFault(world.store, name, login)
  const fate = world.moods.draw(name, login)
  const fault = planted ?? fate.fault
  const wait = switches.delayMs + fate.waitMs + (fault === 'slow' ? switches.slowMs : 0)
  if (wait > 0) await new Promise((done) => setTimeout(done, wait))

  const started = performance.now()
  const outcome =
    fault && !FAULTS[fault].done
      ? leaveUndone(world, request, name, fault)
      : deny(await run(world, request, name, fate, strictly?.refusal), fault)
  const number = outcome.refusal?.responses[0]?.number ?? 'ok'
  note(fault ? `${planted ? 'fault' : 'mood'}: ${fault}` : number)
  const seconds = (performance.now() - started) / 1000
  const answer = write(world, request, { ...outcome, whole: fault !== 'truncated', seconds }, fault !== 'done-false')
  const warned = strictly?.warnings.length
    ? { ...answer, headers: { ...answer.headers, [WARNING_HEADER]: strictly.warnings.join('; ') } }
    : answer
  return spoil(warned, fault, fate.luck, world.store.settings())
}

const WARNING_HEADER = 'Enom-Simulator-Warning'

function readCall(request: InterfaceRequest, name: string): ReturnType<typeof readStrictly> | null {
  const command = findCommand(name)
  return command ? readStrictly(command.name, request.parameters) : null
}

type Outcome = Pick<Envelope, 'command' | 'stack' | 'payload' | 'site'> & { refusal?: Refusal }

async function run(
  world: MoodyWorld,
  request: InterfaceRequest,
  name: string,
  fate: Fate,
  refusedStrictly?: Refusal | null,
): Promise<Outcome> {
  const command = findCommand(name)
  const login = findLogin(world, request)
  const base = { command: name, stack: chooseStack(world, command), site: login ? 'eNom' : '', payload: [] }
  try {
    // No await may come between here and the command's own write, because the account must not change in between.
    const lens = fate.meet(login, findProducts(request, login))
    if (fate.maintenance) throw refuse.maintenance()
    const account = findLogin(world, request)
    for (const check of world.store.settings().switches.checks) CHECK[check]({ world, request, command, account })
    if (!command) throw refuse.unknownCommand()
    if (!account) throw refuse.badLogin()
    if (refusedStrictly) throw refusedStrictly
    const payload = await command.answer({ ...toCall(world, request, account), store: lookThrough(world.store, lens) })
    return { ...base, payload: fate.strangeStatus ? makeStatusStrange(payload, fate.luck) : payload }
  } catch (refusal) {
    if (refusal instanceof Refusal) return { ...base, refusal }
    throw refusal
  }
}

/** Returns the outcome of a call that never reached its command. */
function leaveUndone(world: World, request: InterfaceRequest, name: string, fault: FaultKind): Outcome {
  const site = findLogin(world, request) ? 'eNom' : ''
  const base = { command: name, stack: chooseStack(world, findCommand(name)), site, payload: [] }
  if (fault === 'throttled') return { ...base, refusal: refuse.throttled() }
  if (fault === 'fail-then-error') return { ...base, refusal: refuse.systemError() }
  return fault === 'success-false' ? { ...base, payload: sayFailed(name) } : base
}

/** Reports a failure although the command was carried out. */
function deny(outcome: Outcome, fault: FaultKind | null): Outcome {
  if (outcome.refusal) return outcome
  if (fault === 'commit-then-error') return { ...outcome, payload: [], refusal: refuse.systemError() }
  return fault === 'commit-then-success-false' ? { ...outcome, payload: sayFailed(outcome.command) } : outcome
}

/** Returns the products a call is about to buy: the service it requests, or the contents of the cart. */
function findProducts({ parameters }: InterfaceRequest, account: Account | undefined): number[] {
  const named = findService(parameters.get('service') ?? '')
  return named ? [named.prodType] : [...new Set((account?.cart ?? []).map(({ prodType }) => prodType))]
}

/** The checks made before those of the command. Their order can be switched, because Enom's is not public. */
const CHECK: Record<'maintenance' | 'command' | 'credentials' | 'ip', (moment: Moment) => void> = {
  maintenance({ world }) {
    if (world.store.settings().switches.maintenance) throw refuse.maintenance()
  },
  command({ command }) {
    if (!command) throw refuse.unknownCommand()
  },
  credentials({ account }) {
    if (!account) throw refuse.badLogin()
  },
  ip({ world, request }) {
    // If the address is checked before the password, this is the address list of the account with this login.
    const named = world.store.account(request.parameters.get('uid')?.trim() ?? '')
    const isListed = named?.ips.some((ip) => ip === request.ip || (ip.endsWith('*') && request.ip.startsWith(ip.slice(0, -1))))
    if (!isListed) throw refuse.badAddress(request.ip)
  },
}

function findLogin(world: World, { parameters }: InterfaceRequest): Account | undefined {
  const account = world.store.account(parameters.get('uid')?.trim() ?? '')
  return account && account.password === parameters.get('pw') ? account : undefined
}

function chooseStack(world: World, command: SimulatedCommand | undefined): Stack {
  const { stack } = world.store.settings().switches
  return stack === 'mixed' ? (command?.stack ?? 'API') : stack
}

function toCall(world: World, { parameters }: InterfaceRequest, account: Account): Call {
  return {
    ...world,
    account,
    parameter: (name) => parameters.get(name.toLowerCase()) ?? '',
    hasParameter: (name) => parameters.has(name.toLowerCase()),
  }
}

/** Returns a business failure in the form that Enom uses: ErrCount 0 and `Success` False. */
function sayFailed(name: string): Element[] {
  return [group(name, [el('Success', false), el('Message', 'The request could not be processed')])]
}

function write(world: World, request: InterfaceRequest, outcome: Omit<Envelope, 'requestedAt'>, isDone: boolean): DocumentAnswer {
  const composed = compose({ ...outcome, requestedAt: world.clock.dateTime(world.clock.now().toISOString()) })
  const elements = isDone ? composed : composed.map((element) => (element.name === 'Done' ? el('Done', 'false') : element))
  const server = serverName(outcome.stack)
  const { switches } = world.store.settings()
  const charset = outcome.stack === 'API' ? 'Charset=utf-8' : 'charset=utf-8'
  const document = (type: string, body: string): DocumentAnswer => ({
    kind: 'document',
    status: 200,
    body,
    contentType: `${type}; ${charset}`,
    stack: outcome.stack,
  })
  const wanted = request.parameters.get('responsetype')?.trim().toLowerCase()
  if (wanted === 'xml') return document('text/xml', cutOff(renderXml(elements), outcome) + (outcome.stack === 'API' ? '\r\n' : ''))
  if (wanted === 'html') return document('text/html', renderHtml(elements, server, switches))
  return document('text/plain', renderText(elements, server, switches))
}

/** Removes the end tag of a truncated response. */
function cutOff(xml: string, { whole }: Pick<Envelope, 'whole'>): string {
  return whole === false ? xml.replace(/<\/interface-response>$/, '') : xml
}
