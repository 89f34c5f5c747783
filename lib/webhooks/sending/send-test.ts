import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { newId } from '../../db/new-id'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { TEST_EVENT } from '../kinds'
import { sendAllSoon } from '../send-soon'
import type { SendAgainRefusal } from './send-again'

/** Sends a test event to an endpoint, whatever kinds it subscribes to. Returns the delivery's id. */
export function sendTest(actor: Actor, endpointId: string): Promise<Result<{ deliveryId: string }, SendAgainRefusal>> {
  if (!mayStaff(actor, 'settings')) return Promise.resolve(err({ code: 'not-found' }))
  return inTransaction(async (tx) => {
    const endpoint = await tx.webhookEndpoint.findUnique({ where: { id: endpointId }, select: { isOn: true } })
    if (!endpoint) return err({ code: 'not-found' })
    if (!endpoint.isOn) return err({ code: 'endpoint-off' })
    const [id, at] = [newId(), now()]
    const body = JSON.stringify({ type: TEST_EVENT, timestamp: at.toISOString(), data: {} })
    await tx.webhookDelivery.create({ data: { id, endpointId, kind: TEST_EVENT, body, createdAt: at, nextAttemptAt: at } })
    await sendAllSoon(tx, [{ id, endpointId, isFailing: false }])
    await recordStaffAction(tx, actor, { action: 'webhook.test', subject: { kind: 'webhook', id: endpointId } })
    return ok({ deliveryId: id })
  })
}
