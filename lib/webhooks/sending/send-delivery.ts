import { now } from '../../clock'
import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import { inTransaction, type Tx } from '../../db/transaction'
import { assertLeaseLive } from '../../jobs/lease'
import { sendAt } from '../send-soon'
import { openSecret, signedHeaders } from '../sign'
import { type AfterAttempt, afterAttempt } from './after-attempt'
import { moveDeliveries } from './move-delivery'
import { type Answer, type Means, post } from './post'

type Delivery = Prisma.WebhookDeliveryGetPayload<{ include: { endpoint: true } }>
type Endpoint = Delivery['endpoint']

/**
 * Alerts staff that an endpoint was switched off, in the same transaction. Passed in, because the outbox is on a higher floor
 * (docs/architecture.md).
 */
export type TellStaff = (tx: Tx, endpoint: Pick<Endpoint, 'id' | 'url' | 'description'>, reason: 'gone' | 'failing') => Promise<void>

/**
 * Sends one delivery and records the result. The attempt is recorded first, so if a process dies after sending, the delivery is sent again
 * with the same `webhook-id`, by which the receiver recognises it.
 */
export async function sendDelivery(id: string, { tellStaff, means }: { tellStaff: TellStaff; means?: Means }): Promise<void> {
  const found = await db.webhookDelivery.findUnique({ where: { id }, include: { endpoint: true } })
  if (found?.status !== 'waiting') return
  const { endpoint } = found
  if (!endpoint.isOn) {
    await moveDeliveries(db, [id], { to: 'failed', facts: { nextAttemptAt: null, problem: 'endpoint_off' } })
    return
  }
  const at = now()
  const begun = await db.webhookDelivery.updateManyAndReturn({
    where: { id, status: 'waiting' },
    data: { attempts: { increment: 1 }, lastAttemptAt: at },
    select: { attempts: true },
  })
  const attempts = begun[0]?.attempts
  if (attempts === undefined) return
  const headers = signedHeaders({ id: `msg_${id}`, at, body: found.body }, secretsOf(endpoint, at))
  assertLeaseLive()
  const answer = await post({ url: endpoint.url, headers, body: found.body }, means)
  await inTransaction((tx) => note(tx, { ...found, attempts }, answer, tellStaff))
}

/** For a day after a new secret is created, messages are signed with both secrets. */
function secretsOf({ id, secretSealed, previousSealed, previousUntil }: Endpoint, at: Date): string[] {
  const previous = previousSealed && previousUntil && previousUntil > at ? [previousSealed] : []
  return [secretSealed, ...previous].map((sealed) => openSecret(sealed, id))
}

async function note(tx: Tx, { id, endpoint, attempts }: Delivery, answer: Answer, tellStaff: TellStaff): Promise<void> {
  const at = now()
  const next = afterAttempt(answer, { attempts, failingSince: endpoint.failingSince }, at)
  const isDelivered = next.kind === 'delivered'
  await tx.webhookEndpoint.updateMany({
    where: { id: endpoint.id, failingSince: isDelivered ? { not: null } : null },
    data: { failingSince: isDelivered ? null : at },
  })
  if (next.kind === 'later') {
    const { count } = await tx.webhookDelivery.updateMany({ where: { id, status: 'waiting' }, data: { ...answer, nextAttemptAt: next.at } })
    if (count) await sendAt(tx, { id, endpointId: endpoint.id, isFailing: true }, next.at)
    return
  }
  await moveDeliveries(tx, [id], { to: isDelivered ? 'delivered' : 'failed', facts: { ...answer, nextAttemptAt: null } })
  if (next.kind === 'switch-off') await switchOff(tx, endpoint, next, tellStaff)
}

async function switchOff(
  tx: Tx,
  endpoint: Endpoint,
  { reason }: Extract<AfterAttempt, { kind: 'switch-off' }>,
  tellStaff: TellStaff,
): Promise<void> {
  const { count } = await tx.webhookEndpoint.updateMany({
    where: { id: endpoint.id, isOn: true },
    data: { isOn: false, offReason: reason },
  })
  if (count) await tellStaff(tx, endpoint, reason)
}
