import { createHmac } from 'node:crypto'
import { env } from '../config/env'
import { log } from '../log'

type SecurityEvent =
  | 'signed_in'
  | 'sign_in_failed'
  | 'sign_in_refused'
  | 'code_requested'
  | 'code_refused'
  | 'codes_stopped'
  | 'password_set'
  | 'password_refused'
  | 'signed_out'
  | 'signed_out_everywhere'
  | 'limit_used_up'

/** What such a line may say. Never a password, code, token or address. */
type Facts = {
  side?: 'client' | 'staff'
  by?: 'password' | 'code' | 'link'
  userId?: string
  /** Which address, so that lines about the same one can be found together. */
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
  'limit_used_up',
]

/** Writes one line to the log about someone who signs in, tries to, or changes how they do. */
export function logSecurity(security: SecurityEvent, { address, ...facts }: Facts): void {
  const line = { security, ...facts, ...(address !== undefined && { who: nameFor(address) }) }
  if (FAILURES.includes(security)) log.warn(line, 'security')
  else log.info(line, 'security')
}

/** The same for the same address, and of no use to anyone without the shop's key. */
function nameFor(address: string): string {
  return createHmac('sha256', env.AUTH_SECRET).update(`log:${address}`).digest('base64url').slice(0, 16)
}
