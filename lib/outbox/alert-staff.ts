import { env } from '../config/env'
import type { Tx } from '../db/transaction'
import { queueMail } from './queue-mail'

export type StaffAlert = {
  /** What happened, with an id. Staff are told of it once. */
  event: string
  subject: string
  lines: [string, ...string[]]
  /** The back office page with the details. */
  path: string
  orderId?: string
  certificateId?: string
}

/** Mails the staff, once per `event`, within the caller's transaction. */
export async function alertStaff(tx: Tx, { event, subject, lines, path, ...about }: StaffAlert): Promise<void> {
  await queueMail(tx, {
    kind: 'staff_alert',
    onceKey: `staff_alert:${event}`,
    to: env.ALERT_EMAIL ?? env.MAIL_FROM,
    data: { subject, lines, path },
    ...about,
  })
}
