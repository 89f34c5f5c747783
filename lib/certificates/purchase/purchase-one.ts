import { inTransaction } from '../../db/transaction'
import { faultPoint } from '../../fault-point'
import { NotSent, RegistrarError } from '../../registrar/errors'
import { openRegistrar } from '../../registrar/open-registrar'
import { whileInProgress } from '../attempt/open-attempts'
import { alertOrphan } from '../notify/staff'
import { beginAttempt, type Intent } from './begin-attempt'
import { markUnknown } from './mark-unknown'
import { reconcilePurchase } from './reconcile'
import { recordPurchase } from './record-purchase'
import { type RefusedPurchase, recordRefusal } from './record-refusal'

const NOT_KEPT = 'The shop could not store the outcome of the call.'

/**
 * What became of one purchase.
 *
 * - settled: it holds a certificate of Enom, or is known not to and waits again
 * - passed: it no longer waits to be bought
 * - busy: another purchase of the product is in flight
 * - unclear: it may have been bought; Enom is looked at until it is known
 * - a refusal: nothing was bought
 */
export type Made = { kind: 'settled' | 'passed' | 'busy' | 'unclear' } | RefusedPurchase

/**
 * Buys one certificate at Enom, exactly once in effect: the intent with what is known is committed, Enom is asked once, the outcome is
 * committed. Without a readable answer Enom is looked at; nothing is asked again in doubt.
 */
export async function purchaseOne(intent: Intent, enomService: string): Promise<Made> {
  await faultPoint('purchase.before_intent')
  const begun = await beginAttempt(intent)
  if (begun === 'passed' || begun === 'busy') return { kind: begun }
  const { attemptId } = begun
  return whileInProgress(attemptId, async () => {
    try {
      return await ask(attemptId, intent, enomService)
    } catch (error) {
      // Our own fault, such as a database that went away: we are alive, so nobody else will find this attempt cut off.
      await markUnknown(attemptId, NOT_KEPT).catch(() => undefined)
      throw error
    }
  })
}

async function ask(attemptId: string, { certificateId, accountId, years }: Intent, enomService: string): Promise<Made> {
  await faultPoint('purchase.after_intent')
  const registrar = await openRegistrar({ accountId, certificateId })
  if (!registrar) throw new Error(`account ${accountId} is gone`)
  try {
    const bought = await registrar.buy({ attemptId, enomService, years })
    await faultPoint('purchase.answered')
    const kept = await recordPurchase(attemptId, { ...bought, actor: 'system' })
    await faultPoint('purchase.kept')
    if (kept === 'settled') await tellIfUnheld(attemptId, bought)
    if (kept !== 'taken') return { kind: 'settled' }
    await markUnknown(attemptId, `Enom answered with certificate ${bought.enomCertId}, which another order already has.`)
  } catch (error) {
    if (error instanceof NotSent) return comeBack(attemptId, error)
    if (!(error instanceof RegistrarError)) throw error
    if (error.trouble !== 'unclear') return recordRefusal(attemptId, error)
    await markUnknown(attemptId, error.text)
  }
  // Most lists show it at once; the next purchase of the product waits for this.
  return { kind: (await reconcilePurchase(attemptId)) === 'settled' ? 'settled' : 'unclear' }
}

/** Enom was not asked, so a look settles the attempt at once, and the queue comes back for its certificate. */
async function comeBack(attemptId: string, { message }: NotSent): Promise<Made> {
  await markUnknown(attemptId, message)
  await reconcilePurchase(attemptId)
  return { kind: 'busy' }
}

/** Somebody settled the attempt while Enom was asked: with another certificate, or with none. */
function tellIfUnheld(id: string, { enomCertId }: { enomCertId: number }): Promise<void> {
  return inTransaction(async (tx) => {
    const attempt = await tx.purchaseAttempt.findUniqueOrThrow({ where: { id }, select: { certificateId: true, enomCertId: true } })
    if (attempt.enomCertId === enomCertId) return
    await alertOrphan(tx, attempt.certificateId, { enomCertId, why: 'its purchase had already been closed' })
  })
}
