import { randomUUID } from 'node:crypto'
import { db } from '../../db/client'
import type { OrderClaims, PersonClaims } from './claims'

/**
 * Returns the claims of a client session for the person with this canonical address, or null if there is no such person or they are
 * disabled.
 */
export async function clientClaims(email: string): Promise<PersonClaims | null> {
  const user = await db.user.findUnique({ where: { email }, select: { id: true, sessionVersion: true, disabledAt: true } })
  return user && !user.disabledAt ? { kind: 'client', sub: user.id, version: user.sessionVersion } : null
}

/** Returns the claims of a session that gives access to only one order, or null if the order is gone or its owner is disabled. */
export async function orderClaims(orderId: string): Promise<OrderClaims | null> {
  const order = await db.order.findUnique({
    where: { id: orderId },
    select: { id: true, user: { select: { id: true, sessionVersion: true, disabledAt: true } } },
  })
  if (!order || order.user.disabledAt) return null
  return { kind: 'order', sub: order.user.id, version: order.user.sessionVersion, orderId: order.id, session: randomUUID() }
}
