import { createHmac } from 'node:crypto'
import { env } from '../config/env'
import type { SecurityEventKind, SignInWay } from '../db/generated/enums'
import { log } from '../log'

type SecurityEvent =
  | SecurityEventKind
  | 'sign_in_failed'
  | 'sign_in_refused'
  | 'code_requested'
  | 'code_refused'
  | 'codes_stopped'
  | 'password_refused'
  | 'signed_out'
  | 'limit_used_up'
  | 'not_allowed'

/** The fields that a security log line may contain. Never a password, code, token or email address. */
type Facts = {
  side?: 'client' | 'staff'
  by?: SignInWay
  userId?: string
  /** The id of an API token. */
  tokenId?: string
  /** The email address concerned. It is logged as a keyed hash, so that log lines about the same address can be correlated. */
  address?: string
  network?: string
  limit?: string
  reason?: string
}

const FAILURES: readonly SecurityEvent[] = [
  'sign_in_failed',
  'sign_in_refused',
  'code_refused',
  'codes_stopped',
  'password_refused',
  'second_step_failed',
  'limit_used_up',
  'not_allowed',
]

/** Logs a sign-in, a sign-in attempt, a change of sign-in methods, or an attempt at something a role or token does not allow. */
export function logSecurity(security: SecurityEvent, { address, ...facts }: Facts): void {
  const line = { security, ...facts, ...(address !== undefined && { who: nameFor(address) }) }
  if (FAILURES.includes(security)) log.warn(line, 'security')
  else log.info(line, 'security')
}

/** Returns a keyed hash of an address: deterministic, and useless without the shop's key. */
function nameFor(address: string): string {
  return createHmac('sha256', env.AUTH_SECRET).update(`log:${address}`).digest('base64url').slice(0, 16)
}
