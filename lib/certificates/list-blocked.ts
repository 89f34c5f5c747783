import { z } from 'zod'
import { db } from '../db/client'
import type { Prisma } from '../db/generated/client'
import { Blocker } from '../db/generated/enums'
import type { Waiting } from './plan-lane'

/** A purchase that waits until something is mended. */
export type BlockedPurchase = {
  waiting: Waiting
  blocker: Blocker | null
  enomProdType: number
  accountId: string | null
  costTolerance: number
  /** What it costs and what the balance was when it was put aside, as far as that was known; minor units. */
  cost: number | null
  balance: number | null
}

/** A submission or a list of approvers that waits until Enom can be used. `accountId` is null when there is no account it could use. */
export type BlockedStep = { id: string; accountId: string | null } & (
  | { what: 'submission' }
  | { what: 'list'; revision: number; enomCertId: number | null }
)

/** As many as one sweep takes on; the next minute sees the rest. */
const AT_ONCE = 500

const facts = z.object({ balance: z.int().nullish(), cost: z.int().nullish() })

/** The purchases that wait, oldest first. */
export async function listBlockedPurchases(): Promise<BlockedPurchase[]> {
  // Apart, so that what waits for a decision never fills the room of what only waits for Enom.
  const [fallback, held, others] = await Promise.all([
    db.enomAccount.findFirst({ where: { isDefault: true }, select: { id: true, costTolerance: true } }),
    readBlocked({ blocker: 'cost_risen' }),
    readBlocked({ OR: [{ blocker: null }, { blocker: { not: 'cost_risen' } }] }),
  ])
  return [...others, ...held].map(({ id, years, acceptedCost, blocker, type, order, orderItem, events }) => {
    const account = orderItem.product.enomAccount ?? fallback
    const known = facts.safeParse(events[0]?.detail).data
    const paid = { amount: orderItem.unitAmount, currency: order.currency }
    return {
      waiting: { id, years, acceptedCost, paid, quotedCost: orderItem.quotedCost },
      blocker,
      enomProdType: type.enomProdType,
      accountId: account?.id ?? null,
      costTolerance: account?.costTolerance ?? 0,
      cost: known?.cost ?? null,
      balance: known?.balance ?? null,
    }
  })
}

function readBlocked(which: Prisma.CertificateWhereInput) {
  return db.certificate.findMany({
    where: { status: 'purchase_blocked', ...which },
    include: {
      type: { select: { enomProdType: true } },
      order: { select: { currency: true } },
      orderItem: { include: { product: { select: { enomAccount: { select: { id: true, costTolerance: true } } } } } },
      events: { where: { to: 'purchase_blocked' }, orderBy: { id: 'desc' }, take: 1 },
    },
    orderBy: { id: 'asc' },
    take: AT_ONCE,
  })
}

/** The other steps that wait, oldest first. */
export async function listBlockedSteps(): Promise<BlockedStep[]> {
  const [fallback, submissions, lists] = await Promise.all([
    db.enomAccount.findFirst({ where: { isDefault: true }, select: { id: true } }),
    db.certificate.findMany({ where: { status: 'send_blocked' }, orderBy: { id: 'asc' }, take: AT_ONCE }),
    db.configuration.findMany({
      where: { approversStatus: 'failed', approversProblem: { in: Object.values(Blocker) } },
      include: { certificate: true },
      take: AT_ONCE,
    }),
  ])
  const accountOr = (id: string | null) => id ?? fallback?.id ?? null
  return [
    ...submissions.map(({ id, enomAccountId }) => ({ what: 'submission' as const, id, accountId: accountOr(enomAccountId) })),
    ...lists.map(({ certificateId: id, revision, certificate: { enomAccountId, enomCertId } }) => ({
      ...{ what: 'list' as const, id, revision, enomCertId },
      accountId: accountOr(enomAccountId),
    })),
  ]
}
