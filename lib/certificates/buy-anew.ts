import { type Actor, actorName, isStaff } from '../actor'
import { type Also, inTransaction } from '../db/transaction'
import { err, ok, type Result } from '../result'
import { enqueueLanesOf } from './lane'
import { ownCertificate } from './own'
import type { ResolveRefusal } from './resolve-refusal'
import { type Step, transition } from './transition'

type Start = Pick<Step, 'kind' | 'detail' | 'facts'> & { from: readonly ('purchase_failed' | 'purchase_blocked')[] }

/** Staff have a certificate bought that Enom did not sell; `also` is part of the same commit. */
export function buyAnew(actor: Actor, id: string, step: Start, also?: Also): Promise<Result<undefined, ResolveRefusal>> {
  return inTransaction(async (tx) => {
    const certificate = isStaff(actor) && (await tx.certificate.findFirst({ where: ownCertificate(actor, id), select: { id: true } }))
    if (!certificate) return err({ code: 'not-found' })
    const moved = await transition(tx, id, { ...step, to: 'provisioning', actor: actorName(actor) })
    if (!moved.ok) return err({ code: moved.error })
    await enqueueLanesOf(tx, [id])
    await also?.(tx)
    return ok()
  })
}
