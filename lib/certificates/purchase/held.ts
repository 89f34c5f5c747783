import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import { type Hold, OUTAGES } from '../lifecycle/holds'
import { EDITABLE_STAGES } from '../lifecycle/places'
import { paidFor, type Waiting } from './plan'
import { soldThrough } from './queue'

/** The account settings that affect the purchases held for it. */
export type HeldAccount = { id: string; isDefault: boolean; costTolerance: number }

/** A purchase on hold until an outage is over. */
export type HeldPurchase = {
  waiting: Waiting
  hold: Hold | null
  enomProdType: number
  /** The cost of the purchase, and the balance when the purchase was put on hold, if known, in minor units. */
  cost: number | null
  balance: number | null
  /** When the purchase was put on hold. */
  since: Date
}

/** A submission or a list of approvers that waits until Enom is available. */
export type BlockedStep = { id: string } & ({ what: 'submission' } | { what: 'list'; revision: number; enomCertId: number | null })

const HELD_BATCH = 500

/** Purchases on hold until an external cause is fixed. */
const WAITING = { stage: 'purchase', hold: { in: [...OUTAGES] } } satisfies Prisma.CertificateWhereInput

/** Yields all purchases on hold for an account, oldest first, in batches. */
export async function* listHeldPurchases(account: HeldAccount): AsyncGenerator<HeldPurchase[]> {
  let page = await readPurchases(account)
  while (page.length) {
    yield page
    page = await readPurchases(account, page.at(-1)?.waiting.id)
  }
}

async function readPurchases(account: HeldAccount, after?: string): Promise<HeldPurchase[]> {
  const rows = await db.certificate.findMany({
    where: { ...WAITING, ...soldThrough(account), ...(after ? { id: { gt: after } } : {}) },
    include: {
      type: { select: { enomProdType: true } },
      order: { select: { currency: true } },
      orderItem: true,
    },
    orderBy: { id: 'asc' },
    take: HELD_BATCH,
  })
  return rows.map(({ id, years, acceptedCost, hold, statusSince, type, order, orderItem, heldCost, heldBalance }) => {
    const paid = paidFor(orderItem, order.currency)
    return {
      waiting: { id, years, acceptedCost, paid, quotedCost: orderItem.quotedCost, unprotected: orderItem.unprotected },
      hold,
      enomProdType: type.enomProdType,
      cost: heldCost,
      balance: heldBalance,
      since: statusSince,
    }
  })
}

/**
 * Returns the other steps on hold for an account, oldest first, up to one batch per sweep. The caller resumes them, so the next sweep gets
 * the remaining steps.
 */
export async function listBlockedSteps({ id, isDefault }: HeldAccount): Promise<BlockedStep[]> {
  const account = { OR: [{ enomAccountId: id }, ...(isDefault ? [{ enomAccountId: null }] : [])] }
  const [submissions, lists] = await Promise.all([
    db.certificate.findMany({
      where: { stage: 'submission', hold: { in: [...OUTAGES] }, ...account },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: HELD_BATCH,
    }),
    db.issuance.findMany({
      where: {
        approversStatus: 'failed',
        approversProblem: { in: [...OUTAGES] },
        currentOf: { stage: { in: [...EDITABLE_STAGES] }, ...account },
      },
      select: { certificateId: true, revision: true, certificate: { select: { enomCertId: true } } },
      orderBy: { certificateId: 'asc' },
      take: HELD_BATCH,
    }),
  ])
  return [
    ...submissions.map((submission) => ({ what: 'submission' as const, ...submission })),
    ...lists.map(({ certificateId, revision, certificate: { enomCertId } }) => ({
      what: 'list' as const,
      id: certificateId,
      revision,
      enomCertId,
    })),
  ]
}

/** Returns the outages for which an account's purchases are on hold. */
export async function outagesOf(account: HeldAccount): Promise<Set<Hold | null>> {
  // Grouped by the database, because `distinct` would read every row.
  const rows = await db.certificate.groupBy({ by: ['hold'], where: { ...WAITING, ...soldThrough(account) } })
  return new Set(rows.map(({ hold }) => hold))
}

/** Returns the products, as Enom product types, whose missing price keeps an account's purchases on hold. */
export async function unpricedOf(account: HeldAccount): Promise<number[]> {
  const rows = await db.certificateType.findMany({
    where: { certificates: { some: { stage: 'purchase', hold: 'price_unavailable', ...soldThrough(account) } } },
    select: { enomProdType: true },
    orderBy: { enomProdType: 'asc' },
  })
  return rows.map(({ enomProdType }) => enomProdType)
}
