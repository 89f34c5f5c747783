import { randomUUID } from 'node:crypto'
import { inTransaction } from '../db/transaction'
import { queueMail } from '../outbox/queue-mail'

/**
 * Notifies someone that codes no longer work for their address. Unknown addresses are treated the same, and the worker drops the email to
 * them.
 */
export function tellCodesOff(email: string): Promise<void> {
  return inTransaction((tx) =>
    queueMail(tx, { kind: 'security_notice', onceKey: `security_notice:${randomUUID()}`, to: email, data: { event: 'codes_stopped' } }),
  )
}
