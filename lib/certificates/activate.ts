import { type Actor, actorName, isStaff } from '../actor'
import { inTransaction } from '../db/transaction'
import { err, ok, type Result } from '../result'
import { enqueueLanesOf } from './lane'
import { ownCertificate } from './own'
import { tellSetUp } from './tell-set-up'
import { transition } from './transition'

/** Staff let a paid certificate go on: it is bought at Enom, and the buyer gets the set-up link. */
export function activate(actor: Actor, id: string): Promise<Result<undefined, { code: 'not-found' | 'moved-meanwhile' }>> {
  return inTransaction(async (tx) => {
    const certificate = isStaff(actor) && (await tx.certificate.findFirst({ where: ownCertificate(actor, id), include: { order: true } }))
    if (!certificate) return err({ code: 'not-found' })
    const step = { from: 'awaiting_activation', to: 'provisioning', kind: 'certificate.activated', actor: actorName(actor) } as const
    const moved = await transition(tx, certificate.id, step)
    if (!moved.ok) return err({ code: moved.error })
    await enqueueLanesOf(tx, [certificate.id])
    await tellSetUp(tx, certificate.order, { activation: 'manual' })
    return ok()
  })
}
