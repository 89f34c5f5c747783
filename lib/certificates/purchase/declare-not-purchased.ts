import { type Actor, actorName, isStaff } from '../../actor'
import { inTransaction } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { closeAttempt } from '../attempt/close'
import { OPEN_ATTEMPT } from '../attempt/open-attempts'
import type { ResolveRefusal } from '../lifecycle/access'
import { ownCertificate } from '../lifecycle/access'
import { release } from '../lifecycle/transition'
import { enqueueRunsFor } from './queue'

/**
 * Staff looked and Enom sold nothing: the certificate is bought anew. Should it turn up after all, the next order takes it. Refused while we are
 * still looking ourselves: until then Enom's lists may lack what it sold, so nobody can know.
 */
export function declareNotPurchased(actor: Actor, id: string): Promise<Result<undefined, ResolveRefusal>> {
  return inTransaction(async (tx) => {
    const certificate = isStaff(actor) && (await tx.certificate.findFirst({ where: ownCertificate(actor, id), select: { id: true } }))
    if (!certificate) return err({ code: 'not-found' })
    await tx.$queryRaw`select 1 from "Certificate" where id = ${id}::uuid for update`
    const open = await tx.purchaseAttempt.findMany({ where: { certificateId: id, ...OPEN_ATTEMPT }, select: { id: true, openKey: true } })
    if (open.some(({ openKey }) => openKey !== null)) return err({ code: 'still-looking' })
    const step = {
      stage: 'purchase',
      holds: ['outcome_unknown'],
      kind: 'certificate.declared_not_bought',
      actor: actorName(actor),
    } as const
    const moved = await release(tx, id, step)
    if (!moved.ok) return err({ code: moved.error })
    for (const attempt of open) {
      await closeAttempt(tx, attempt.id, { state: 'absent', text: `${actorName(actor)} checked: nothing was bought.` })
    }
    await enqueueRunsFor(tx, [id])
    return ok()
  })
}
