import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import { type Hold, OUTAGES } from '../lifecycle/holds'
import { EDITABLE_STAGES } from '../lifecycle/places'
import type { Waiting } from './plan'
import { soldThrough } from './queue'

/** What of an account decides about those that wait for it. */
export type HeldAccount = { id: string; isDefault: boolean; costTolerance: number }

/** A purchase that waits until something is mended. */
export type HeldPurchase = {
  waiting: Waiting
  hold: Hold | null
  enomProdType: number
  /** What it costs and what the balance was when it was put aside, as far as that was known; minor units. */
  cost: number | null
  balance: number | null
  /** When that was. */
  since: Date
}

/** A submission or a list of approvers that waits until Enom can be used. */
export type BlockedStep = { id: string } & ({ what: 'submission' } | { what: 'list'; revision: number; enomCertId: number | null })

const HELD_BATCH = 500

/** Purchases that wait until something outside them is fixed. */
const WAITING = { stage: 'purchase', hold: { in: [...OUTAGES] } } satisfies Prisma.CertificateWhereInput

/** The purchases that wait for an account, all of them, oldest first, some hundred at a time. */
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
    const paid = { amount: orderItem.unitAmount, currency: order.currency }
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

/** The other steps that wait for an account, oldest first; as many as one sweep takes on. They go on, so the next one sees the rest. */
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

/** What the purchases that wait for an account wait for. */
export async function outagesOf(account: HeldAccount): Promise<Set<Hold | null>> {
  // Grouped by the database: `distinct` would read every row of them.
  const rows = await db.certificate.groupBy({ by: ['hold'], where: { ...WAITING, ...soldThrough(account) } })
  return new Set(rows.map(({ hold }) => hold))
}

/** The products, by Enom's numbers, whose price the purchases that wait for an account wait for. */
export async function unpricedOf(account: HeldAccount): Promise<number[]> {
  const rows = await db.certificateType.findMany({
    where: { certificates: { some: { stage: 'purchase', hold: 'price_unavailable', ...soldThrough(account) } } },
    select: { enomProdType: true },
    orderBy: { enomProdType: 'asc' },
  })
  return rows.map(({ enomProdType }) => enomProdType)
}
