import { DAY, now } from '../../clock'
import { db } from '../../db/client'
import type { SupplierOperation } from '../../db/generated/client'
import { isDuplicate } from '../../db/is-duplicate'
import { inTransaction, type Tx } from '../../db/transaction'
import { MAY_HAVE_DONE_IT } from '../../registrar/calls/outcomes'
import type { ListedCertificate, Registrar } from '../../registrar/translation/types'
import { hasOpenPurchase } from '../operation/open'
import { moveOperation } from '../operation/transition'
import { assignCertificate } from '../purchase/assign-certificate'
import { type PurchaseQueue, waitingIn } from '../purchase/queue'
import { recordOutcome } from '../purchase/record-outcome'
import { isDisputed } from '../settlement/is-disputed'
import { isRefunded } from '../settlement/is-refunded'
import { fits, listAbove, unclaimed } from './supplier-evidence'

/** How long a certificate can still be claimed here after its purchase seemed to have bought nothing. After that, the audit finds it. */
const CLAIM_WITHIN_MS = 7 * DAY
/** Large pages, because certificates of several days are read. */
const PAGE_SIZE = 250

/**
 * Claims orphans instead of buying new certificates. Orphans are certificates at Enom that turned up after their purchase was closed as
 * absent (by us or by staff) or was left to staff. Each goes to the order it was bought for, otherwise to the oldest waiting order, so a
 * wrong verdict costs nothing. Without such a purchase, Enom is not called. Must be called only while no purchase of the queue is in
 * flight.
 * @throws RegistrarError if Enom's list could not be read. In that case nothing may be bought either.
 */
export async function claimOrphans(registrar: Registrar, queue: PurchaseQueue, enomProdType: number): Promise<void> {
  const { accountId } = registrar
  const left = await db.supplierOperation.findMany({
    where: {
      kind: 'purchase',
      accountId,
      enomProdType,
      enomCertId: null,
      startedAt: { gt: new Date(now().getTime() - CLAIM_WITHIN_MS) },
      OR: [{ state: 'absent' }, { state: 'unknown', inFlightKey: null }],
      // A purchase that was never sent to Enom cannot have produced an orphan. Any later certificate was bought by someone else.
      calls: { some: MAY_HAVE_DONE_IT },
    },
    orderBy: { id: 'asc' },
  })
  if (!left.length) return
  const floor = Math.min(...left.map(({ highestBefore }) => highestBefore))
  const listed = await listAbove(registrar, floor, { pageSize: PAGE_SIZE })
  for (const row of (await unclaimed(accountId, listed)).reverse()) {
    // A certificate that is still waiting for this very purchase comes first.
    const mayHaveLeft = left.filter((operation) => operation.highestBefore < row.enomCertId && fits(row, operation) === 'yes')
    const operation = mayHaveLeft.find(({ state }) => state === 'unknown') ?? mayHaveLeft[0]
    if (operation && (await claim(queue, operation, row))) left.splice(left.indexOf(operation), 1)
  }
}

async function claim(queue: PurchaseQueue, operation: SupplierOperation, listed: ListedCertificate): Promise<boolean> {
  const { enomCertId } = listed
  const enomOrderId = listed.enomOrderId ?? null
  const found = { enomCertId, enomOrderId, actor: 'system' }
  if (operation.state === 'unknown') return (await recordOutcome(operation.id, { kind: 'succeeded', ...found })) === 'recorded'
  const { accountId, quote, years } = operation
  try {
    return await inTransaction(async (tx) => {
      const account = await tx.enomAccount.findUniqueOrThrow({ where: { id: accountId }, select: { id: true, isDefault: true } })
      const where = { ...waitingIn(queue, account), years }
      const select = { id: true } as const
      const waiting =
        (await tx.certificate.findFirst({ where: { ...where, id: operation.certificateId }, select })) ??
        (await tx.certificate.findFirst({ where, orderBy: { id: 'asc' }, select }))
      if (!waiting || !(await stillWaits(tx, waiting.id))) return false
      const facts = { enomCertId, enomOrderId }
      if (!(await moveOperation(tx, operation.id, { from: ['absent'], to: 'succeeded', facts }))) return false
      const bought = {
        enomAccountId: accountId,
        enomCertId,
        enomOrderId,
        cost: quote,
        boughtAt: operation.startedAt,
        years,
        actor: 'system',
      }
      return assignCertificate(tx, waiting.id, bought)
    })
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

/**
 * Locks a certificate until the caller's transaction ends. Returns whether it is still waiting to be bought. Returns false if another queue
 * is buying it right now, or if it is refunded or disputed; the next purchase then cancels it or hands it to staff.
 */
export async function stillWaits(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isWaiting: boolean; orderId: string }[]>`
    select stage = 'purchase' and hold is null as "isWaiting", "orderId" from "Certificate" where id = ${id}::uuid for update`
  if (!row?.isWaiting || (await hasOpenPurchase(tx, id))) return false
  const piece = { orderId: row.orderId, certificateId: id }
  return !((await isRefunded(tx, id)) || (await isDisputed(tx, piece)))
}
