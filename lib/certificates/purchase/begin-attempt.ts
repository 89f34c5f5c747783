import { now } from '../../clock'
import { fencedBy } from '../../db/fence'
import { isDuplicate } from '../../db/is-duplicate'
import { inTransaction } from '../../db/transaction'
import type { Login } from '../../registrar/accounts'
import { holdLogin } from '../../registrar/hold-login'
import { OPEN_ATTEMPT } from '../attempt/open-attempts'
import { type PlaceColumns, placeOf } from '../lifecycle/places'
import { move } from '../lifecycle/transition'
import { isDisputed } from '../settlement/is-disputed'
import { isRefunded } from '../settlement/is-refunded'
import { holdDisputedNow } from './hold-disputed'

export type Intent = {
  certificateId: string
  openKey: string
  accountId: string
  /** With what the account logged in when the run of the queue began. */
  login: Login
  enomProdType: number
  years: number
  quote: number
  highestBefore: number
  balanceBefore: number
}

/**
 * Commits the intent to buy one certificate, with what is known before Enom is asked.
 *
 * - its id: Enom may be asked, once
 * - `passed`: the certificate no longer waits to be bought; one whose money goes back is cancelled here, one whose payment is disputed goes
 *   to a person, who is told
 * - `busy`: another purchase of this product is in flight in this account, and the database allows one; or the account is another one by
 *   now, so that what is known is of the wrong place
 */
export async function beginAttempt(intent: Intent): Promise<{ attemptId: string } | 'passed' | 'busy'> {
  try {
    return await inTransaction(async (tx) => {
      const { login, ...asked } = intent
      const { certificateId, accountId } = asked
      // The order first, as whoever gives its money back does: either they see this intent, or it sees them.
      await tx.$queryRaw`
        select 1 from "Order" where id = (select "orderId" from "Certificate" where id = ${certificateId}::uuid) for share`
      const [row] = await tx.$queryRaw<(PlaceColumns & { orderId: string })[]>`
        select stage, hold, "validationStep", "closedReason", "orderId" from "Certificate" where id = ${certificateId}::uuid for update`
      if (!row || placeOf(row) !== 'purchase') return 'passed'
      if (await tx.purchaseAttempt.findFirst({ where: { certificateId, ...OPEN_ATTEMPT }, select: { id: true } })) return 'passed'
      if (await isRefunded(tx, { orderId: row.orderId, certificateId })) {
        const step = { from: 'purchase', to: 'closed:not_purchased', kind: 'certificate.cancelled', actor: 'system' } as const
        await move(tx, certificateId, step)
        return 'passed'
      }
      if (await isDisputed(tx, { orderId: row.orderId, certificateId })) {
        await holdDisputedNow(tx, certificateId)
        return 'passed'
      }
      if (!(await holdLogin(tx, accountId, login))) return 'busy'
      const data = { ...asked, leaseId: fencedBy(), startedAt: now() }
      const { id } = await tx.purchaseAttempt.create({ data, select: { id: true } })
      return { attemptId: id }
    })
  } catch (error) {
    if (isDuplicate(error)) return 'busy'
    throw error
  }
}
