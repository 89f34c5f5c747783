import { DAY, now } from '../clock'
import { db } from '../db/client'
import type { PurchaseAttempt } from '../db/generated/client'
import { inTransaction, type Tx } from '../db/transaction'
import { log } from '../log'
import { RegistrarError } from '../registrar/errors'
import type { ListedCertificate, Registrar } from '../registrar/types'
import { isRefunded } from './is-refunded'
import { isTaken, keepPurchase, writePurchase } from './keep-purchase'
import { type Lane, waitingIn } from './lane'
import { mayBeBought } from './open-attempts'
import { fits, listAbove, unclaimed } from './traces'

/** So long after an attempt that seemed to have bought nothing, its certificate may still turn up; later the audit finds it. */
const REMEMBERED = 7 * DAY
const UNCONFIGURED = 1

/**
 * Before anything is bought in a lane: a certificate that turned up after all, of an attempt that we (or staff) had called "nothing
 * bought" or had parked, is taken instead of a new one. It goes to the order it was bought for, or to the oldest that waits; a wrong
 * verdict costs nothing. With no such attempt Enom is not asked. To be called only while no purchase of the lane is in flight.
 */
export async function adoptLeftovers(registrar: Registrar, lane: Lane, enomProdType: number): Promise<void> {
  const { accountId } = registrar
  const left = await db.purchaseAttempt.findMany({
    where: {
      accountId,
      enomProdType,
      enomCertId: null,
      startedAt: { gt: new Date(now().getTime() - REMEMBERED) },
      OR: [{ state: 'absent' }, { state: 'unclear', openKey: null }],
    },
    orderBy: { id: 'asc' },
  })
  if (!left.length) return
  const floor = Math.min(...left.map(({ highestBefore }) => highestBefore))
  try {
    const listed = await listAbove(registrar, floor, { enomProdType, statusId: UNCONFIGURED })
    for (const row of (await unclaimed(accountId, listed)).reverse()) {
      // Whoever still waits for this very purchase comes first.
      const mayHaveLeft = left.filter((attempt) => attempt.highestBefore < row.enomCertId && fits(row, attempt) === 'yes')
      const attempt = mayHaveLeft.find(({ state }) => state === 'unclear') ?? mayHaveLeft[0]
      if (attempt && (await adopt(lane, attempt, row))) left.splice(left.indexOf(attempt), 1)
    }
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    log.warn({ trouble: error.trouble }, 'could not look for certificates left over')
  }
}

async function adopt(lane: Lane, attempt: PurchaseAttempt, listed: ListedCertificate): Promise<boolean> {
  const { enomCertId } = listed
  const enomOrderId = listed.enomOrderId ?? null
  const found = { enomCertId, enomOrderId, actor: 'system' }
  if (attempt.state === 'unclear') return (await keepPurchase(attempt.id, found)) === 'kept'
  const { accountId, quote, years } = attempt
  try {
    return await inTransaction(async (tx) => {
      const account = await tx.enomAccount.findUniqueOrThrow({ where: { id: accountId }, select: { id: true, isDefault: true } })
      const where = { ...waitingIn(lane, account), years }
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
      return writePurchase(tx, waiting.id, bought)
    })
  } catch (error) {
    if (isTaken(error)) return false
    throw error
  }
}

/**
 * Locks a certificate until the caller's transaction ends. One that another lane is buying at this moment does not wait; one whose money
 * goes back is left for whoever buys next, who cancels it.
 */
async function stillWaits(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ status: string; orderId: string }[]>`
    select status::text as status, "orderId" from "Certificate" where id = ${id}::uuid for update`
  if (row?.status !== 'provisioning' || (await mayBeBought(tx, id))) return false
  return !(await isRefunded(tx, { orderId: row.orderId, certificateId: id }))
}
