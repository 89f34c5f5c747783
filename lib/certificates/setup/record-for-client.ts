import { randomUUID } from 'node:crypto'
import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import type { Tx } from '../../db/transaction'
import { type DoneForClient, tellDoneForYou } from '../notify/buyer'

const ACTIONS = {
  filled_in: 'certificate.filled_in',
  sent: 'certificate.sent_for_client',
  replacement: 'certificate.replacement_for_client',
  replacement_ended: 'certificate.replacement_ended_for_client',
} as const

/**
 * Notifies a client of what staff did in the client's set-up, and records it in the audit log; does nothing for other actors. Several saved
 * steps result in one email a day. Must be called last in the transaction.
 */
export async function recordForClient(
  tx: Tx,
  actor: Actor,
  certificateId: string,
  { what, agreement, ...detail }: DoneForClient & { step?: string; reason?: string },
): Promise<void> {
  if (actor.kind !== 'staff') return
  const once = what === 'filled_in' ? now().toISOString().slice(0, 10) : randomUUID()
  await tellDoneForYou(tx, certificateId, { what, eventId: `${certificateId}:${what}:${once}`, ...(agreement && { agreement }) })
  const after = { ...detail, ...(agreement && { agreement }) }
  await recordStaffAction(tx, actor, { action: ACTIONS[what], subject: { kind: 'certificate', id: certificateId }, after })
}
