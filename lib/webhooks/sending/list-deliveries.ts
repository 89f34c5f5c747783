import { z } from 'zod'
import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { mayStaff } from '../../permissions'
import { DELIVERY_STATUSES, type DeliveryStatus } from '../text'

const PAGE_SIZE = 50

const COLUMNS = {
  id: true,
  endpointId: true,
  kind: true,
  status: true,
  attempts: true,
  createdAt: true,
  nextAttemptAt: true,
  lastAttemptAt: true,
  durationMs: true,
  httpStatus: true,
  problem: true,
  orderId: true,
  certificateId: true,
} as const

export type DeliveryRow = {
  id: string
  endpointId: string
  kind: string
  status: DeliveryStatus
  attempts: number
  createdAt: Date
  nextAttemptAt: Date | null
  lastAttemptAt: Date | null
  durationMs: number | null
  httpStatus: number | null
  problem: string | null
  orderId: string | null
  certificateId: string | null
}

export type DeliveryDetail = DeliveryRow & { body: string; reply: string | null }

/** Lists the deliveries to an endpoint, newest first. Empty for anyone who may not see the settings. */
export async function listDeliveries(
  actor: Actor,
  endpointId: string,
  { after, status }: { after?: string | undefined; status?: string | undefined } = {},
): Promise<{ rows: DeliveryRow[]; next: string | null }> {
  if (!mayStaff(actor, 'settings')) return { rows: [], next: null }
  const found = await db.webhookDelivery.findMany({
    where: {
      endpointId,
      ...(z.uuid().safeParse(after).success && { id: { lt: after } }),
      ...(status && { status: { in: DELIVERY_STATUSES.filter((one) => one === status) } }),
    },
    orderBy: { id: 'desc' },
    take: PAGE_SIZE + 1,
    select: COLUMNS,
  })
  const rows = found.slice(0, PAGE_SIZE)
  return { rows, next: found.length > PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null }
}

/** Returns one delivery with what was sent and the response, or null if it does not exist or the actor may not see it. */
export async function getDelivery(actor: Actor, id: string): Promise<DeliveryDetail | null> {
  if (!mayStaff(actor, 'settings')) return null
  return db.webhookDelivery.findUnique({ where: { id }, select: { ...COLUMNS, body: true, reply: true } })
}
