import { env } from '../../config/env'
import type { Tx } from '../../db/transaction'
import { queueEvent } from '../../webhooks/queue-event'
import { queueMail } from '../queue-mail'
import { type AlertEvent, alertKindOf } from './alert-kinds'

export type StaffAlert = {
  /** The event, including an id. Staff are alerted once per event. */
  event: `${AlertEvent}:${string}`
  /** The subject is also sent to other systems, so it contains no names of people or domains. */
  subject: string
  lines: [string, ...string[]]
  /** The back office page with the details. */
  path: string
  orderId?: string
  certificateId?: string
}

/**
 * Alerts staff once per `event`, within the caller's transaction: by email unless they switched that off, and through the webhooks that
 * subscribe to it.
 */
export async function alertStaff(tx: Tx, { event, subject, lines, path, ...about }: StaffAlert): Promise<void> {
  const kind = alertKindOf(event)
  const choice = await tx.alertChoice.findUnique({ where: { kind } })
  if (choice?.byMail ?? true)
    await queueMail(tx, {
      kind: 'staff_alert',
      onceKey: `staff_alert:${event}`,
      to: env.ALERT_EMAIL ?? env.MAIL_FROM,
      data: { subject, lines, path },
      ...about,
    })
  // The lines are left out because they may name people. The page shows them to staff who are allowed to read them.
  const read = async () => [{ ...about, onceKey: `alert:${event}`, data: { subject, url: `${env.APP_URL}${path}` } }]
  await queueEvent(tx, `alert.${kind}`, read)
}
