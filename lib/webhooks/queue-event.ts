import { now } from '../clock'
import { newId } from '../db/new-id'
import type { Tx } from '../db/transaction'
import type { EndpointKind } from './kinds'
import { sendAllSoon } from './send-soon'

export type EventFacts = {
  /** Facts for another system, without personal data or secrets. */
  data: Record<string, string | number | null>
  orderId?: string | undefined
  certificateId?: string | undefined
  /** Set if the same event may be reported again; each endpoint receives it once. */
  onceKey?: string | undefined
}

/**
 * Queues an event for each endpoint that subscribes to its kind, within the transaction in which it happens; the worker sends it. `read`
 * returns the facts of one or more events, and is called only if there is such an endpoint.
 */
export async function queueEvent(tx: Tx, kind: EndpointKind, read: () => Promise<EventFacts[]>): Promise<void> {
  // Locked, so that deleting an endpoint at this moment does not make the caller fail.
  const endpoints = await tx.$queryRaw<{ id: string; isFailing: boolean }[]>`
    select id, "failingSince" is not null as "isFailing" from "WebhookEndpoint"
    where "isOn" and ${kind} = any(kinds) order by id for key share`
  if (!endpoints.length) return
  const at = now()
  const events = (await read()).map(({ data, ...about }) => ({
    ...about,
    body: JSON.stringify({ type: kind, timestamp: at.toISOString(), data }),
  }))
  const rows = endpoints.flatMap(({ id }) =>
    events.map((event) => ({ ...event, id: newId(), endpointId: id, kind, createdAt: at, nextAttemptAt: at })),
  )
  const made = await tx.webhookDelivery.createManyAndReturn({ data: rows, skipDuplicates: true, select: { id: true, endpointId: true } })
  const failing = new Set(endpoints.filter(({ isFailing }) => isFailing).map(({ id }) => id))
  await sendAllSoon(
    tx,
    made.map((one) => ({ ...one, isFailing: failing.has(one.endpointId) })),
  )
}
