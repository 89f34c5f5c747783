import type { EnomErrorKind, EnomMessage } from './errors'
import { parameterName } from './parameters'

const SYSTEMS = ['unknown', 'success', 'registry', 'validation', 'authentication', 'payment', 'system', 'policy'] as const

const NATURES = [
  'n/a',
  'missing',
  'duplicate',
  'out of range',
  'invalid',
  'type mismatch',
  'policy violation',
  'connection failed',
  'failed to retrieve',
  'failed to add',
  'failed to update',
  'failed to delete',
  'disabled',
  'unauthorized',
  'declined',
  'not available',
  'not found',
  'expired',
  'down for maintenance',
  'failed to deduct',
  'failed to send',
  'failed to process',
  'failed to downgrade',
  'failed to upgrade',
  'insufficient reseller balance',
] as const

export type ResponseCode = {
  system: (typeof SYSTEMS)[number]
  nature: (typeof NATURES)[number] | 'unknown'
  /** Number of the parameter the code is about: 155 login, 181 balance, 254 users, 397 SSL certificate, 019-079 contact fields. */
  parameter: number
  /** The parameter in words. */
  about: string
}

/** Splits a six-digit code: one digit system, two nature, three parameter. Returns null for anything else. Enom, "API response codes". */
export function readCode(code: string): ResponseCode | null {
  const match = /^([0-7])(\d\d)(\d\d\d)$/.exec(code)
  if (!match) return null
  return {
    system: SYSTEMS[Number(match[1])] ?? 'unknown',
    nature: NATURES[Number(match[2])] ?? 'unknown',
    parameter: Number(match[3]),
    about: parameterName(Number(match[3])),
  }
}

/** Enom's messages for denied access, matched by code, or by words if a response has no code. */
const UNAUTHORISED: readonly { code: string; words: RegExp }[] = [
  { code: '304155', words: /bad user ?name or password/i },
  { code: '713254', words: /not permitted from this ip|invalid client ip/i },
]

/** Parameters of the login itself. If Enom's own systems fail while checking one of these, the login is not necessarily wrong. */
const LOGIN_PARAMETERS = [155, 156]

function isAboutLogin(code: ResponseCode | null): boolean {
  if (code?.system === 'authentication') return true
  return code !== null && LOGIN_PARAMETERS.includes(code.parameter) && (code.system === 'validation' || code.system === 'policy')
}

/** Returns whether a response with errors is an ordinary refusal or an access denial. */
export function kindOf(messages: readonly EnomMessage[]): Extract<EnomErrorKind, 'refused' | 'unauthorised'> {
  const closed = messages.some(
    ({ code = '', text }) => UNAUTHORISED.some((known) => known.code === code || known.words.test(text)) || isAboutLogin(readCode(code)),
  )
  return closed ? 'unauthorised' : 'refused'
}
