import type { Actor } from '../../actor'
import { checkNow } from '../../certificates/validation/check-now'
import { err, ok, type Result } from '../../result'
import type { RepairRefusal } from './messages'
import { readOpen, resolve, unlessResolved } from './open-difference'

/**
 * Checks a certificate's status at Enom immediately to bring the shop up to date. If that doesn't help, the next comparison finds the
 * difference again.
 */
export async function checkDifferenceNow(actor: Actor, id: string): Promise<Result<undefined, RepairRefusal>> {
  const difference = await readOpen(actor, id, ['stale'])
  if (!difference.ok) return difference
  const { certificateId } = difference.value
  if (!certificateId) return err({ code: 'not-found' })
  return unlessResolved(async () => {
    const asked = await checkNow(actor, certificateId, { also: (tx) => resolve(tx, actor, id, 'looked') })
    return asked.ok ? ok() : err({ code: 'certificate', refusal: asked.error })
  })
}
