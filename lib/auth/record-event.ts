import { randomUUID } from 'node:crypto'
import { now } from '../clock'
import type { SecurityEventKind } from '../db/generated/enums'
import type { Tx } from '../db/transaction'
import type { MailData } from '../email/kinds'
import { queueMail } from '../outbox/queue-mail'
import { logSecurity } from './security-log'

/** The events about which the person is also notified by email. Password and address changes have their own emails. */
const MAILED: Partial<Record<SecurityEventKind, MailData<'security_notice'>['event']>> = {
  password_removed: 'password_removed',
  authenticator_added: 'authenticator_added',
  authenticator_removed: 'authenticator_removed',
  recovery_codes_made: 'recovery_codes_made',
  recovery_code_used: 'recovery_code_used',
  second_step_failed: 'second_step_failed',
  passkey_added: 'passkey_added',
  passkey_removed: 'passkey_removed',
}

/** The account concerned, and the session in which the event happened. */
type Where = { userId: string; session?: string }

/**
 * Records an event about a person's sign-in, shown to them under "Recent events", and emails them about events that could be an attacker's
 * doing.
 */
export async function recordEvent(tx: Tx, { userId, session }: Where, kind: SecurityEventKind): Promise<void> {
  const place = session ? await tx.session.findUnique({ where: { id: session }, select: { device: true, network: true } }) : null
  await tx.securityEvent.create({ data: { userId, kind, at: now(), ...place } })
  logSecurity(kind, { userId })
  const event = MAILED[kind]
  if (!event) return
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } })
  await queueMail(tx, { kind: 'security_notice', onceKey: `security_notice:${randomUUID()}`, to: email, data: { event } })
}
