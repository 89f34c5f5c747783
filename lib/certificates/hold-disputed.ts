import type { Tx } from '../db/transaction'
import { lockUnlessBought } from './lock-unless-bought'
import { transitionAll } from './transition'

/** Statuses in which a certificate is bought by itself, sooner or later. */
const BUYING = ['provisioning', 'purchase_blocked'] as const

/** Out of the queue to be bought, for a person to decide about, because the buyer asked their bank for the money back. */
export const DISPUTED = {
  to: 'purchase_failed',
  kind: 'certificate.payment_disputed',
  actor: 'system',
  facts: { problemText: 'The payment is disputed.' },
} as const

/**
 * Takes what is not bought yet for an order whose payment is disputed out of buying, as part of the caller's transaction: it waits for a
 * person, who has it bought all the same or ends it. One that is being bought at this moment is left alone; should that come to nothing,
 * `begin-attempt.ts` does the same. Answers how many wait now.
 */
export async function holdDisputed(tx: Tx, orderId: string): Promise<number> {
  const waiting = { orderId, status: { in: [...BUYING] } }
  const rows = await tx.certificate.findMany({ where: waiting, select: { id: true }, orderBy: { id: 'asc' } })
  const free = await lockUnlessBought(
    tx,
    rows.map(({ id }) => id),
  )
  const moved = await transitionAll(tx, free, { ...DISPUTED, from: BUYING })
  return moved.length
}
