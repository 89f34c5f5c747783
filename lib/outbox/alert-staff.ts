import { env } from '../config/env'
import type { Tx } from '../db/transaction'
import { queueMail } from './queue-mail'

export type StaffAlert = {
  /** What happened, with its id: staff are told of it once. */
  event: string
  subject: string
  lines: [string, ...string[]]
  /** The back office page that says more. */
  path: string
  orderId?: string
  certificateId?: string
}

/** Writes to the staff, once per `event`, as part of the caller's transaction. */
export async function alertStaff(tx: Tx, { event, subject, lines, path, ...about }: StaffAlert): Promise<void> {
  await queueMail(tx, {
    kind: 'staff_alert',
    onceKey: `staff_alert:${event}`,
    to: env.ALERT_EMAIL ?? env.MAIL_FROM,
    data: { subject, lines, path },
    ...about,
  })
}
