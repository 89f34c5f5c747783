import { env } from '../config/env'
import type { Tx } from '../db/transaction'
import { queueMail } from '../outbox/queue-mail'

/** Writes to the staff, once per `event`, as part of the caller's transaction. */
export async function alertStaff(
  tx: Tx,
  certificateId: string,
  alert: { event: string; subject: string; lines: [string, ...string[]]; path?: string },
): Promise<void> {
  await queueMail(tx, {
    kind: 'staff_alert',
    onceKey: `staff_alert:${alert.event}`,
    to: env.ALERT_EMAIL ?? env.MAIL_FROM,
    data: { subject: alert.subject, lines: alert.lines, path: alert.path ?? `/admin/certificates/${certificateId}` },
    certificateId,
  })
}
