import { now } from '../../clock'
import { fencedBy } from '../../db/fence'
import { isDuplicate } from '../../db/is-duplicate'
import { inTransaction } from '../../db/transaction'
import { type Login, lockLogin } from '../../registrar/accounts/accounts'
import { type PlaceColumns, placeOf } from '../lifecycle/places'
import { move } from '../lifecycle/transition'
import { hasOpenPurchase } from '../operation/open'
import { isDisputed } from '../settlement/is-disputed'
import { isRefunded } from '../settlement/is-refunded'
import { holdDisputedNow } from './hold-disputed'

export type Intent = {
  certificateId: string
  inFlightKey: string
  accountId: string
  /** The account's login when the queue's run started. */
  login: Login
  enomProdType: number
  years: number
  quote: number
  highestBefore: number
  balanceBefore: number
}

/**
 * Commits the intent to buy one certificate, with the facts known before the call to Enom.
 * - started: Enom may be called, once.
 * - skipped: the certificate no longer has to be purchased. A refunded certificate is cancelled here. A disputed one is held for staff, and
 *   they are alerted. A suspended one waits.
 * - busy: another purchase of this product is in flight in this account, and the database allows only one. Or the account's login has
 *   changed, so this run's data is out of date.
 */
export async function beginPurchase(
  intent: Intent,
): Promise<{ kind: 'started'; operationId: string } | { kind: 'skipped' } | { kind: 'busy' }> {
  try {
    return await inTransaction(async (tx) => {
      const { login, ...asked } = intent
      const { certificateId, accountId } = asked
      // Lock the order first, as every refund does: either the refund sees this intent, or we see the refund.
      await tx.$queryRaw`
        select 1 from "Order" where id = (select "orderId" from "Certificate" where id = ${certificateId}::uuid) for share`
      const [row] = await tx.$queryRaw<(PlaceColumns & { orderId: string; suspendedAt: Date | null })[]>`
        select stage, hold, "validationStep", "closedReason", "orderId", "suspendedAt" from "Certificate" where id = ${certificateId}::uuid for update`
      if (!row || row.suspendedAt || placeOf(row) !== 'purchase' || (await hasOpenPurchase(tx, certificateId))) return { kind: 'skipped' }
      if (await isRefunded(tx, certificateId)) {
        const step = { from: 'purchase', to: 'closed:not_purchased', kind: 'certificate.cancelled', actor: 'system' } as const
        await move(tx, certificateId, step)
        return { kind: 'skipped' }
      }
      if (await isDisputed(tx, { orderId: row.orderId, certificateId })) {
        await holdDisputedNow(tx, certificateId)
        return { kind: 'skipped' }
      }
      if (!(await lockLogin(tx, accountId, login))) return { kind: 'busy' }
      const data = { kind: 'purchase' as const, ...asked, leaseId: fencedBy(), startedAt: now() }
      const { id } = await tx.supplierOperation.create({ data, select: { id: true } })
      return { kind: 'started', operationId: id }
    })
  } catch (error) {
    if (isDuplicate(error)) return { kind: 'busy' }
    throw error
  }
}
