import { randomUUID } from 'node:crypto'
import { now } from '../../clock'
import { db } from '../../db/client'
import type { Dispute } from '../../db/generated/client'

/** Marks an order's payment as disputed, without any of the consequences. For tests only. Creates the payment first if there is none. */
export async function disputed(orderId: string, facts: Partial<Pick<Dispute, 'dueBy' | 'stripeId'>> = {}): Promise<string> {
  const charge =
    (await db.charge.findFirst({ where: { orderId }, orderBy: { createdAt: 'asc' } })) ??
    (await db.charge.create({ data: { orderId, amount: 1_000_000, currency: 'USD', stripeId: `pi_${randomUUID()}` } }))
  const { id } = await db.dispute.create({
    data: { orderId, chargeId: charge.id, stripeId: `du_${randomUUID()}`, openedAt: now(), ...facts },
    select: { id: true },
  })
  return id
}
