import type { Actor } from '../../actor'
import { retryPurchase } from '../../certificates/purchase/retry'
import { err, ok, type Result } from '../../result'
import type { RepairRefusal } from './messages'
import { readOpen, resolve, unlessResolved } from './open-difference'

/** Retries a purchase that has waited for more than a day. If that doesn't help, the next night's comparison finds the difference again. */
export async function retryUnbought(actor: Actor, id: string): Promise<Result<undefined, RepairRefusal>> {
  const difference = await readOpen(actor, id, ['paid_not_bought'])
  if (!difference.ok) return difference
  const { certificateId } = difference.value
  if (!certificateId) return err({ code: 'nothing-to-try' })
  return unlessResolved(async () => {
    const tried = await retryPurchase(actor, certificateId, { also: (tx) => resolve(tx, actor, id, 'retried') })
    return tried.ok ? ok() : err({ code: 'certificate', refusal: tried.error })
  })
}
