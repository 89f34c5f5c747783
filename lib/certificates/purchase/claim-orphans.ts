import { DAY, now } from '../../clock'
import { db } from '../../db/client'
import type { PurchaseAttempt } from '../../db/generated/client'
import { isDuplicate } from '../../db/is-duplicate'
import { inTransaction, type Tx } from '../../db/transaction'
import { MAY_HAVE_DONE_IT } from '../../registrar/outcomes'
import type { ListedCertificate, Registrar } from '../../registrar/types'
import { hasOpenAttempt } from '../attempt/open-attempts'
import { isDisputed } from '../settlement/is-disputed'
import { isRefunded } from '../settlement/is-refunded'
import { assignCertificate } from './assign-certificate'
import { type PurchaseQueue, waitingIn } from './queue'
import { recordPurchase } from './record-purchase'
import { fits, listAbove, unclaimed } from './supplier-evidence'

/** So long after an attempt that seemed to have bought nothing, its certificate may still turn up; later the audit finds it. */
const REMEMBERED = 7 * DAY
/** Days of certificates are read, so in few questions. */
const LARGE_PAGE = 250

/**
 * Before anything is bought in a queue: a certificate that turned up after all, of an attempt that we (or staff) had called "nothing
 * bought" or had parked, is taken instead of a new one. It goes to the order it was bought for, or to the oldest that waits; a wrong
 * verdict costs nothing. With no such attempt Enom is not asked. To be called only while no purchase of the queue is in flight.
 * @throws RegistrarError when Enom's list could not be read: then nothing may be bought either.
 */
export async function claimOrphans(registrar: Registrar, queue: PurchaseQueue, enomProdType: number): Promise<void> {
  const { accountId } = registrar
  const left = await db.purchaseAttempt.findMany({
    where: {
      accountId,
      enomProdType,
      enomCertId: null,
      startedAt: { gt: new Date(now().getTime() - REMEMBERED) },
      OR: [{ state: 'absent' }, { state: 'unclear', openKey: null }],
      // One for which Enom was never asked has left nothing; what is found then was bought by somebody else.
      calls: { some: MAY_HAVE_DONE_IT },
    },
    orderBy: { id: 'asc' },
  })
  if (!left.length) return
  const floor = Math.min(...left.map(({ highestBefore }) => highestBefore))
  const listed = await listAbove(registrar, floor, { pageSize: LARGE_PAGE })
  for (const row of (await unclaimed(accountId, listed)).reverse()) {
    // Whoever still waits for this very purchase comes first.
    const mayHaveLeft = left.filter((attempt) => attempt.highestBefore < row.enomCertId && fits(row, attempt) === 'yes')
    const attempt = mayHaveLeft.find(({ state }) => state === 'unclear') ?? mayHaveLeft[0]
    if (attempt && (await adopt(queue, attempt, row))) left.splice(left.indexOf(attempt), 1)
  }
}

async function adopt(queue: PurchaseQueue, attempt: PurchaseAttempt, listed: ListedCertificate): Promise<boolean> {
  const { enomCertId } = listed
  const enomOrderId = listed.enomOrderId ?? null
  const found = { enomCertId, enomOrderId, actor: 'system' }
  if (attempt.state === 'unclear') return (await recordPurchase(attempt.id, found)) === 'kept'
  const { accountId, quote, years } = attempt
  try {
    return await inTransaction(async (tx) => {
      const account = await tx.enomAccount.findUniqueOrThrow({ where: { id: accountId }, select: { id: true, isDefault: true } })
      const where = { ...waitingIn(queue, account), years }
      const select = { id: true } as const
      const waiting =
        (await tx.certificate.findFirst({ where: { ...where, id: attempt.certificateId }, select })) ??
        (await tx.certificate.findFirst({ where, orderBy: { id: 'asc' }, select }))
      if (!waiting || !(await stillWaits(tx, waiting.id))) return false
      const { count } = await tx.purchaseAttempt.updateMany({
        where: { id: attempt.id, state: 'absent' },
        data: { state: 'bought', enomCertId, enomOrderId },
      })
      if (!count) return false
      const bought = { enomAccountId: accountId, enomCertId, enomOrderId, cost: quote, boughtAt: attempt.startedAt, years, actor: 'system' }
      return assignCertificate(tx, waiting.id, bought)
    })
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

/**
 * Locks a certificate until the caller's transaction ends. One that another queue is buying at this moment does not wait; one whose money
 * goes back, or is claimed back by the buyer's bank, is left for whoever buys next, who cancels it or gives it to a person.
 */
async function stillWaits(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ status: string; orderId: string }[]>`
    select status::text as status, "orderId" from "Certificate" where id = ${id}::uuid for update`
  if (row?.status !== 'provisioning' || (await hasOpenAttempt(tx, id))) return false
  const piece = { orderId: row.orderId, certificateId: id }
  return !((await isRefunded(tx, piece)) || (await isDisputed(tx, piece)))
}
