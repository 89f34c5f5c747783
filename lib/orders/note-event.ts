import { now } from '../clock'
import type { Prisma } from '../db/generated/client'
import type { Tx } from '../db/transaction'

/** Appends something worth remembering about an order that does not change its status. */
export async function noteEvent(
  tx: Tx,
  orderId: string,
  event: { kind: string; actor: string; detail?: Prisma.InputJsonObject },
): Promise<void> {
  await tx.orderEvent.create({ data: { orderId, at: now(), kind: event.kind, actor: event.actor, detail: event.detail ?? {} } })
}
