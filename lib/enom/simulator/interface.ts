import type { Call, SimulatedCommand, World } from './commands/command'
import { findCommand } from './commands/table'
import { takeFault } from './faults'
import { Refusal, refuse } from './refusals'
import { type Element, el, group } from './render/element'
import { compose, type Envelope, type Stack, serverName } from './render/envelope'
import { renderHtml, renderText } from './render/text'
import { renderXml } from './render/xml'
import type { Account } from './schema'

/** One line of what was asked, without its secrets. */
export type CallRecord = { at: string; command: string; account: string; certId: string; outcome: string }

export type InterfaceRequest = {
  /** Query and body merged, the body winning; names in lower case. */
  parameters: Map<string, string>
  ip: string
}

/** What goes back: a document, or nothing at all. */
export type InterfaceAnswer =
  | { kind: 'document'; status: number; body: string; contentType: string; stack: Stack }
  | { kind: 'cut-off' }
  | { kind: 'silence' }

type Moment = { command: SimulatedCommand | undefined; account: Account | undefined; request: InterfaceRequest; world: World }

/** Answers one call of interface.asp, with whatever fault the operator planted for it. */
export async function answerInterface(
  world: World,
  request: InterfaceRequest,
  record: (call: CallRecord) => void,
): Promise<InterfaceAnswer> {
  const { switches } = world.store.settings()
  const name = request.parameters.get('command')?.trim() ?? ''
  const note = (outcome: string) =>
    record({
      at: new Date().toISOString(),
      command: name,
      account: request.parameters.get('uid') ?? '',
      certId: request.parameters.get('certid') ?? '',
      outcome,
    })
  if (switches.outage !== 'off') {
    note(`outage: ${switches.outage}`)
    if (switches.outage === 'http-503') return page(503, 'Service Unavailable')
    return switches.outage === 'hang' ? { kind: 'silence' } : { kind: 'cut-off' }
  }
  const fault = takeFault(world.store, name, request.parameters.get('uid')?.trim() ?? '')
  const wait = switches.delayMs + (fault === 'slow' ? switches.slowMs : 0)
  if (wait > 0) await new Promise((done) => setTimeout(done, wait))
  if (fault === 'fail-before-commit' || fault === 'http-500' || fault === 'not-xml') {
    note(`fault: ${fault}`)
    if (fault === 'fail-before-commit') return { kind: 'cut-off' }
    return fault === 'http-500' ? page(500, 'Internal Server Error') : page(200, 'We will be right back')
  }

  const started = performance.now()
  const outcome = await run(world, request, name)
  note(fault ? `fault: ${fault}` : (outcome.refusal?.responses[0]?.number ?? 'ok'))
  if (fault === 'commit-then-no-answer') return { kind: 'cut-off' }
  if (fault === 'commit-then-hang') return { kind: 'silence' }
  const whole = fault !== 'truncated'
  const payload = fault === 'success-false' ? sayFailed(name, outcome.payload) : outcome.payload
  return write(world, request, { ...outcome, payload, whole, seconds: (performance.now() - started) / 1000 })
}

type Outcome = Pick<Envelope, 'command' | 'stack' | 'payload' | 'site'> & { refusal?: Refusal }

async function run(world: World, request: InterfaceRequest, name: string): Promise<Outcome> {
  const command = findCommand(name)
  const account = findLogin(world, request)
  const stack = chooseStack(world, command)
  const base = { command: name, stack, site: account ? 'eNom' : '', payload: [] }
  try {
    // No pause between these checks and a command's own writing: the account must not change meanwhile.
    for (const check of world.store.settings().switches.checks) CHECK[check]({ world, request, command, account })
    if (!command) throw refuse.unknownCommand()
    if (!account) throw refuse.badLogin()
    return { ...base, payload: await command.answer(toCall(world, request, account)) }
  } catch (refusal) {
    if (refusal instanceof Refusal) return { ...base, refusal }
    throw refusal
  }
}

/** The checks before a command's own; their order is a knob, because the live one is not public. */
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
    // Asked before the password it is the list of whoever the login names.
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

/** A business failure as it can really come: ErrCount 0 and `Success` False. */
function sayFailed(name: string, payload: Element[]): Element[] {
  const [first, ...rest] = payload
  const failed = [el('Success', false), el('Message', 'The request could not be processed')]
  return first?.children ? [group(first.name, failed), ...rest] : [group(name, failed)]
}

function write(world: World, request: InterfaceRequest, outcome: Omit<Envelope, 'requestedAt'>): InterfaceAnswer {
  const elements = compose({ ...outcome, requestedAt: world.clock.dateTime(world.clock.now().toISOString()) })
  const server = serverName(outcome.stack)
  const charset = outcome.stack === 'API' ? 'Charset=utf-8' : 'charset=utf-8'
  const document = (type: string, body: string): InterfaceAnswer => ({
    kind: 'document',
    status: 200,
    body,
    contentType: `${type}; ${charset}`,
    stack: outcome.stack,
  })
  const wanted = request.parameters.get('responsetype')?.trim().toLowerCase()
  if (wanted === 'xml') return document('text/xml', cutOff(renderXml(elements), outcome) + (outcome.stack === 'API' ? '\r\n' : ''))
  if (wanted === 'html') return document('text/html', renderHtml(elements, server))
  return document('text/plain', renderText(elements, server))
}

/** A truncated answer loses its end tag with the rest. */
function cutOff(xml: string, { whole }: Pick<Envelope, 'whole'>): string {
  return whole === false ? xml.replace(/<\/interface-response>$/, '') : xml
}

function page(status: number, text: string): InterfaceAnswer {
  const body = `<html><head><title>${text}</title></head><body><h1>${text}</h1></body></html>`
  return { kind: 'document', status, body, contentType: 'text/html', stack: 'API' }
}
