import type { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { NOT_WON } from '../lifecycle/dispute-lock'
import { OUTAGES } from '../lifecycle/holds'
import { heldPlaces, type Place } from '../lifecycle/places'
import { move, moveAll } from '../lifecycle/transition'
import { alertStaff } from '../notify/staff'
import { lockIdle } from '../operation/lock-idle'

/** Places from which a certificate will be bought automatically. */
const BUYING: readonly Place[] = ['purchase', ...heldPlaces('purchase', OUTAGES)]

/** Moves a certificate out of the purchase queue so that staff can decide about it, because the buyer has disputed the payment. */
const DISPUTED = {
  to: 'purchase:payment_disputed',
  kind: 'certificate.payment_disputed',
  actor: 'system',
  facts: { problemText: 'The payment is disputed.' },
} as const

/**
 * Puts unbought certificates on hold, in the caller's transaction: those of an order whose payment is disputed, and those that certificates
 * of that order were exchanged for. Staff then decide for each one whether to buy it anyway or to end it. Skips a certificate that is being
 * bought right now. If that purchase fails, `begin.ts` holds it. Returns the number put on hold.
 */
export async function holdDisputed(tx: Tx, orderId: string): Promise<number> {
  const waiting = {
    stage: 'purchase',
    AND: [{ OR: [{ hold: null }, { hold: { in: [...OUTAGES] } }] }, { OR: [{ orderId }, { changedFrom: { orderId } }] }],
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
 * Holds a certificate that was about to be bought, because its payment is disputed. Runs in the caller's transaction, which has locked the
 * certificate. Alerts staff once per dispute: when they were alerted to the dispute, it was not yet known that this certificate would be
 * held as well.
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
    subject: `A certificate in order ${order.number} was not bought: the payment is disputed`,
    lines: [
      'The buyer asked their bank for the money back. Respond in Stripe before its deadline.',
      'Nothing has been bought for it, and nothing will be until you retry the purchase.',
    ],
  })
}
