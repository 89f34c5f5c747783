import { randomUUID } from 'node:crypto'
import { now } from '../../clock'
import { db } from '../../db/client'
import type { Charge, Refund } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { allocate } from '../allocation/allocate'
import { refreshOwed } from '../owed'

/** Tests only: records money received for an order. */
export function charged(orderId: string, { amount = 1_000_000, currency = 'USD' } = {}): Promise<Charge> {
  return db.charge.create({ data: { orderId, amount, currency, stripeId: `pi_${randomUUID()}`, createdAt: now() } })
}

type Made = Partial<Pick<Refund, 'chargeId' | 'status' | 'cause' | 'createdAt'>> & {
  amount: number
  /** The certificate the refund is for, if it is for exactly one. */
  only?: string | undefined
}

/**
 * Tests only: records money refunded to the buyer, by default from the order's first payment, and updates our own records accordingly. The
 * refund counts as made in Stripe's dashboard unless it is for one certificate.
 */
export async function refunded(orderId: string, { only, ...facts }: Made, tx: Tx = db): Promise<Refund> {
  const chargeId =
    facts.chargeId ?? (await tx.charge.findFirstOrThrow({ where: { orderId }, orderBy: { createdAt: 'asc' }, select: { id: true } })).id
  const cause = only ? 'staff' : 'dashboard'
  const row = { cause, status: 'sent', currency: 'USD', actor: cause, createdAt: now(), ...facts } as const
  const refund = await tx.refund.create({ data: { ...row, orderId, chargeId, idempotencyKey: `refund:${randomUUID()}` } })
  await allocate(tx, refund, only ? { certificateId: only } : 'payment')
  await refreshOwed(tx, chargeId)
  return refund
}
