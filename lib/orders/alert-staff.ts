import { env } from '../config/env'
import type { Tx } from '../db/transaction'
import { queueMail } from '../outbox/queue-mail'

/** Tells the staff, once per `onceKey`, that an order, or something of which the order is not known, needs a person. */
export async function alertStaff(
  tx: Tx,
  orderId: string | null,
  alert: { onceKey: string; subject: string; lines: string[] },
): Promise<void> {
  await queueMail(tx, {
    kind: 'staff_alert',
    onceKey: `staff_alert:${alert.onceKey}`,
    to: env.ALERT_EMAIL ?? env.MAIL_FROM,
    data: { subject: alert.subject, lines: alert.lines, path: orderId ? `/admin/orders/${orderId}` : '/admin' },
    ...(orderId ? { orderId } : {}),
  })
}
