import type { Mail } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { MAIL_KINDS } from '../email/kinds'
import { isMailKind } from '../email/render-mail'
import { queueMail } from './queue-mail'

/**
 * Adds an email with the text of an existing one to the outbox. Returns false if that text has been deleted or is no longer valid for its
 * kind of email.
 */
export async function queueAgain(tx: Tx, mail: Mail, { to, onceKey }: { to: string; onceKey: string }): Promise<boolean> {
  const { kind, data, orderId, certificateId } = mail
  if (!isMailKind(kind)) return false
  const read = MAIL_KINDS[kind].safeParse(data)
  if (!read.success) return false
  const about = { ...(orderId ? { orderId } : {}), ...(certificateId ? { certificateId } : {}) }
  await queueMail(tx, { kind, onceKey, to, data: read.data, ...about })
  return true
}
