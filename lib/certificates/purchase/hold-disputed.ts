import type { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { NOT_WON } from '../lifecycle/dispute-lock'
import { OUTAGES } from '../lifecycle/holds'
import { heldPlaces, type Place } from '../lifecycle/places'
import { move, moveAll } from '../lifecycle/transition'
import { alertStaff } from '../notify/staff'
import { lockIdle } from '../operation/lock-idle'

/** Where a certificate is bought by itself, sooner or later. */
const BUYING: readonly Place[] = ['purchase', ...heldPlaces('purchase', OUTAGES)]

/** Out of the queue to be bought, for a person to decide about, because the buyer asked their bank for the money back. */
const DISPUTED = {
  to: 'purchase:payment_disputed',
  kind: 'certificate.payment_disputed',
  actor: 'system',
  facts: { problemText: 'The payment is disputed.' },
} as const

/**
 * Takes what is not bought yet for an order whose payment is disputed out of buying, as part of the caller's transaction: it waits for a
 * person, who has it bought all the same or ends it. One that is being bought at this moment is left alone; should that come to nothing,
 * `begin.ts` does the same. Answers how many wait now.
 */
export async function holdDisputed(tx: Tx, orderId: string): Promise<number> {
  const waiting = {
    orderId,
    stage: 'purchase',
    OR: [{ hold: null }, { hold: { in: [...OUTAGES] } }],
  } satisfies Prisma.CertificateWhereInput
  const rows = await tx.certificate.findMany({ where: waiting, select: { id: true }, orderBy: { id: 'asc' } })
  const free = await lockIdle(
    tx,
    rows.map(({ id }) => id),
  )
  const moved = await moveAll(tx, free, { ...DISPUTED, from: BUYING })
  return moved.length
}

/**
 * Gives a certificate that was about to be bought to a person, because its payment is disputed; part of the caller's transaction, who holds
 * it. Staff are told once for each dispute: when they were told of that, it was not known that this one would wait for them as well.
 */
export async function holdDisputedNow(tx: Tx, id: string): Promise<void> {
  await move(tx, id, { ...DISPUTED, from: 'purchase' })
  const { order } = await tx.certificate.findUniqueOrThrow({
    where: { id },
    select: {
      order: { select: { number: true, disputes: { where: NOT_WON, orderBy: { openedAt: 'desc' }, take: 1, select: { id: true } } } },
    },
  })
  await alertStaff(tx, id, {
    event: `dispute:${id}:${order.disputes[0]?.id}`,
    subject: `A certificate of order ${order.number} is not bought: the payment is disputed`,
    lines: [
      'The buyer asked their bank for the money back. Answer in Stripe before its deadline.',
      'Nothing was bought for it, and nothing will be until you retry it.',
    ],
  })
}
