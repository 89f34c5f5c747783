import { OWED } from '../certificates/settlement/unreturned'
import { now } from '../clock'
import { db } from '../db/client'
import type { Prisma } from '../db/generated/client'
import type { Tx } from '../db/transaction'

/** A reason that prevents deleting an account. `order`: an order is open, is being refunded or is disputed. */
export type Obstacle =
  | { kind: 'staff' }
  | { kind: 'certificate'; id: string; name: string; isIssued: boolean; endsAt: Date | null }
  | { kind: 'order' | 'refund' | 'dispute'; id: string; number: number }

/** At most this many of each kind are listed. A client may have thousands of certificates. */
export const OBSTACLES_SHOWN = 20

const OPEN_REFUND: Prisma.RefundWhereInput = {
  OR: [{ status: { in: ['requested', 'sent'] } }, { isOwed: true }, { needsAllocation: true }],
}

/** Returns the reasons that currently prevent deleting a person's account, at most 20 of each kind. An empty list if there are none. */
export async function findObstacles(userId: string, tx: Tx = db): Promise<Obstacle[]> {
  const first = { orderBy: { id: 'asc' }, take: OBSTACLES_SHOWN } as const
  const number = { id: true, number: true } as const
  const [person, certificates, open, refunds, disputes] = [
    await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { role: true } }),
    await tx.certificate.findMany({
      where: { userId, stage: { not: 'closed' }, OR: [{ coverEndsAt: null }, { coverEndsAt: { gt: now() } }] },
      ...first,
      select: { id: true, domainName: true, stage: true, coverEndsAt: true, type: { select: { name: true } } },
    }),
    await tx.order.findMany({
      where: {
        userId,
        OR: [
          { status: { in: ['awaiting_payment', 'payment_processing', 'needs_review'] } },
          { status: { not: 'paid' }, paymentSessions: { some: { status: { in: ['creating', 'open'] } } } },
        ],
      },
      ...first,
      select: number,
    }),
    await tx.order.findMany({
      where: { userId, OR: [{ refunds: { some: OPEN_REFUND } }, { certificates: { some: OWED } }] },
      ...first,
      select: number,
    }),
    await tx.order.findMany({ where: { userId, disputes: { some: { status: 'open' } } }, ...first, select: number }),
  ]
  return [
    ...(person.role === 'staff' ? [{ kind: 'staff' as const }] : []),
    ...certificates.map(({ id, domainName, type, stage, coverEndsAt }) => ({
      kind: 'certificate' as const,
      id,
      name: domainName ?? type.name,
      isIssued: stage === 'issued',
      endsAt: coverEndsAt,
    })),
    ...open.map((order) => ({ kind: 'order' as const, ...order })),
    ...refunds.map((order) => ({ kind: 'refund' as const, ...order })),
    ...disputes.map((order) => ({ kind: 'dispute' as const, ...order })),
  ]
}
