import type { Tx } from '../db/transaction'
import { alertStaff } from './alert-staff'
import { DISPUTED } from './hold-disputed'
import { transition } from './transition'

/**
 * Gives a certificate that was about to be bought to a person, because its payment is disputed; part of the caller's transaction, who holds
 * it. Staff are told once for each dispute: when they were told of that, it was not known that this one would wait for them as well.
 */
export async function parkDisputed(tx: Tx, id: string): Promise<void> {
  await transition(tx, id, { ...DISPUTED, from: 'provisioning' })
  const { order } = await tx.certificate.findUniqueOrThrow({ where: { id }, select: { order: true } })
  await alertStaff(tx, id, {
    event: `dispute:${id}:${order.disputedAt?.toISOString()}`,
    subject: `A certificate of order ${order.number} is not bought: the payment is disputed`,
    lines: [
      'The buyer asked their bank for the money back. Answer in Stripe before its deadline.',
      'Nothing was bought for it, and nothing will be before you have it tried again.',
    ],
  })
}
