import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { firstId } from '../../db/new-id'
import { inTransaction, type Tx } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { sendAllSoon } from '../send-soon'
import { moveDeliveries } from './move-delivery'

export type SendAgainRefusal = { code: 'not-found' | 'endpoint-off' | 'still-waiting' | 'none-failed' }

/** How many failed deliveries one call sends again. */
const MAX_SENT_AGAIN = 500

/** Sends a delivery again, with the same `webhook-id` and text and the full number of attempts. */
export function sendAgain(actor: Actor, id: string): Promise<Result<undefined, SendAgainRefusal>> {
  if (!mayStaff(actor, 'settings')) return Promise.resolve(err({ code: 'not-found' }))
  return inTransaction(async (tx) => {
    const found = await tx.webhookDelivery.findUnique({
      where: { id },
      select: { kind: true, endpoint: { select: { id: true, isOn: true } } },
    })
    if (!found) return err({ code: 'not-found' })
    if (!found.endpoint.isOn) return err({ code: 'endpoint-off' })
    if (!(await restart(tx, [id]))) return err({ code: 'still-waiting' })
    const subject = { kind: 'webhook', id: found.endpoint.id } as const
    await recordStaffAction(tx, actor, { action: 'webhook.send_again', subject, after: { delivery: id, event: found.kind } })
    return ok()
  })
}

/** Sends again the failed deliveries to an endpoint that were created since a given time, oldest first, up to the limit. */
export function sendFailedAgain(
  actor: Actor,
  { endpointId, since }: { endpointId: string; since: Date },
): Promise<Result<{ sent: number; isMore: boolean }, SendAgainRefusal>> {
  if (!mayStaff(actor, 'settings')) return Promise.resolve(err({ code: 'not-found' }))
  return inTransaction(async (tx) => {
    const endpoint = await tx.webhookEndpoint.findUnique({ where: { id: endpointId }, select: { isOn: true } })
    if (!endpoint) return err({ code: 'not-found' })
    if (!endpoint.isOn) return err({ code: 'endpoint-off' })
    const failed = await tx.webhookDelivery.findMany({
      where: { endpointId, status: 'failed', id: { gte: firstId(since) } },
      orderBy: { id: 'asc' },
      take: MAX_SENT_AGAIN + 1,
      select: { id: true },
    })
    const sent = await restart(
      tx,
      failed.slice(0, MAX_SENT_AGAIN).map(({ id }) => id),
    )
    if (!sent) return err({ code: 'none-failed' })
    const subject = { kind: 'webhook', id: endpointId } as const
    await recordStaffAction(tx, actor, { action: 'webhook.send_failed_again', subject, after: { since: since.toISOString(), sent } })
    return ok({ sent, isMore: failed.length > MAX_SENT_AGAIN })
  })
}

async function restart(tx: Tx, ids: readonly string[]): Promise<number> {
  const moved = await moveDeliveries(tx, ids, { to: 'waiting', facts: { attempts: 0, nextAttemptAt: now() } })
  await sendAllSoon(
    tx,
    moved.map((one) => ({ ...one, isFailing: false })),
  )
  return moved.length
}
