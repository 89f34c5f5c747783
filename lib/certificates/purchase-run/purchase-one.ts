import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { faultPoint } from '../../fault-point'
import { NotSent, RegistrarError } from '../../registrar/errors'
import type { Registrar } from '../../registrar/translation/types'
import { outageOf } from '../lifecycle/outage'
import { alertOrphan } from '../notify/staff'
import type { Refused } from '../operation/close'
import { whileInProgress } from '../operation/open'
import { beginPurchase, type Intent } from '../purchase/begin'
import { recordOutcome } from '../purchase/record-outcome'
import { reconcilePurchase } from '../reconciliation/reconcile'

/**
 * The result of one purchase of a plan: its outcome, or why Enom was not called.
 * - skipped: the certificate no longer has to be purchased. - busy: another purchase of the product is in flight, or this run's data is out
 *   of date.
 */
export type PurchaseResult = { kind: 'succeeded' | 'absent' | 'unknown' | 'skipped' | 'busy' } | Refused

/**
 * Buys one certificate from Enom with exactly-once effect: commits the intent with the known facts, calls Enom once, and commits the
 * outcome. Without a readable response it reconciles. A purchase whose outcome is unknown is never repeated.
 */
export async function purchaseOne(registrar: Registrar, intent: Intent, enomService: string): Promise<PurchaseResult> {
  await faultPoint('purchase.before_intent')
  const begun = await beginPurchase(intent)
  if (begun.kind !== 'started') return begun
  const { operationId } = begun
  return whileInProgress(operationId, async () => {
    try {
      return await callEnom(registrar.for(intent.certificateId), operationId, intent, enomService)
    } catch (error) {
      // An error on our side, such as a lost database connection. This process is alive, so no other process would treat the purchase as
      // interrupted.
      await recordOutcome(operationId, { kind: 'unknown', text: 'The shop could not store the outcome of the call.' }).catch(
        () => undefined,
      )
      throw error
    }
  })
}

async function callEnom(registrar: Registrar, operationId: string, { years }: Intent, enomService: string): Promise<PurchaseResult> {
  try {
    await faultPoint('purchase.after_intent')
    const sold = await registrar.buy({ operationId, enomService, years })
    await faultPoint('purchase.answered')
    const recorded = await recordOutcome(operationId, { kind: 'succeeded', ...sold, actor: 'system' })
    await faultPoint('purchase.kept')
    if (recorded === 'already_closed') await alertIfOrphan(operationId, sold)
    if (recorded !== 'taken') return { kind: 'succeeded' }
    const text = `Enom returned certificate ${sold.enomCertId}, which another order already has.`
    await recordOutcome(operationId, { kind: 'unknown', text })
  } catch (error) {
    if (!(error instanceof NotSent || error instanceof RegistrarError)) throw error
    const outcome = outcomeOf(error)
    await recordOutcome(operationId, outcome)
    if (outcome.kind === 'refused') return outcome
    // The call was not sent, as our call log shows immediately. The queue comes back to this certificate later.
    if (error instanceof NotSent) return reconcilePurchase(operationId, registrar).then(() => ({ kind: 'busy' }))
  }
  // In most cases the list shows the certificate immediately. The next purchase of the product waits for this reconciliation.
  return { kind: await reconcilePurchase(operationId, registrar) }
}

function outcomeOf(error: NotSent | RegistrarError): Refused | { kind: 'unknown'; text: string } {
  if (error instanceof NotSent) return { kind: 'unknown', text: error.message }
  if (error.trouble === 'unclear') return { kind: 'unknown', text: error.text }
  return { kind: 'refused', text: error.text, outage: outageOf(error) }
}

/** Alerts staff if the purchase was closed during the call with a different certificate or without one. */
async function alertIfOrphan(id: string, { enomCertId }: { enomCertId: number }): Promise<void> {
  const operation = await db.supplierOperation.findUniqueOrThrow({ where: { id }, select: { certificateId: true, enomCertId: true } })
  if (operation.enomCertId === enomCertId) return
  await inTransaction((tx) => alertOrphan(tx, operation.certificateId, { enomCertId, why: 'its purchase had already been closed' }))
}
