import { randomUUID } from 'node:crypto'
import type { Refusal } from '../refusals'
import { type Element, el, group } from './element'

/** Enom's two server programs. They differ in empty elements, hosts and defaults. */
export type Stack = 'API' | 'API.NET'

export type Envelope = {
  command: string
  stack: Stack
  payload: Element[]
  refusal?: Refusal
  /** Empty when the login failed. */
  site: string
  requestedAt: string
  seconds: number
  /** False to end the response before `Done`. */
  whole?: boolean
}

const HOST = 'sim01'

export function serverName(stack: Stack): string {
  return stack === 'API' ? HOST.toUpperCase() : HOST
}

/** Returns the complete response in wire order: the command's own elements, then the trailer. */
export function compose(envelope: Envelope): Element[] {
  const { stack, refusal } = envelope
  const errors = refusal?.errors ?? []
  const responses = refusal?.responses ?? []
  const trailer: Element[] = [
    el('Command', envelope.command.toUpperCase()),
    el('APIType', stack),
    el('Language', 'eng'),
    el('ErrCount', errors.length),
  ]
  if (errors.length) {
    trailer.push(
      group(
        'errors',
        errors.map((text, index) => el(`Err${index + 1}`, text)),
      ),
    )
  }
  trailer.push(el('ResponseCount', responses.length))
  if (responses.length) {
    trailer.push(
      group(
        'responses',
        responses.map(({ number, string }) => group('response', [el('ResponseNumber', number), el('ResponseString', string)])),
      ),
    )
  }
  if (envelope.whole === false) return [...envelope.payload, ...trailer]
  trailer.push(
    el('MinPeriod', stack === 'API' ? '' : 1),
    el('MaxPeriod', 10),
    el('Server', serverName(stack)),
    el('Site', envelope.site),
    el('IsLockable'),
    el('IsRealTimeTLD'),
    el('TimeDifference', '+0.00'),
    el('ExecTime', stack === 'API' ? '0.000' : envelope.seconds.toFixed(3)),
    el('Done', 'true'),
    el('TrackingKey', randomUUID()),
    el('RequestDateTime', envelope.requestedAt),
    stack === 'API' ? { name: 'debug', cdata: '' } : el('debug'),
  )
  return [...envelope.payload, ...(stack === 'API.NET' ? trailer.map((element) => ({ ...element, selfClosing: true })) : trailer)]
}
