import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { ownCertificate, type ResolveRefusal } from '../lifecycle/access'
import { release } from '../lifecycle/transition'
import { OPEN_PURCHASE } from '../operation/open'
import { NO_TRIES } from '../operation/tries'
import { enqueueRunsFor } from './queue'
import { closePurchase } from './record-outcome'

/**
 * Records that staff have checked that Enom sold nothing, so the certificate is purchased again. If a certificate from the first purchase
 * turns up later, the next order gets it. Refuses while we are still reconciling, because Enom's lists may not yet show what it sold.
 */
export function declareNotPurchased(actor: Actor, id: string): Promise<Result<undefined, ResolveRefusal>> {
  return inTransaction(async (tx) => {
    const certificate =
      mayStaff(actor, 'certificates') &&
      (await tx.certificate.findFirst({ where: ownCertificate(actor, id, 'view'), select: { id: true } }))
    if (!certificate) return err({ code: 'not-found' })
    await tx.$queryRaw`select 1 from "Certificate" where id = ${id}::uuid for update`
    const open = await tx.supplierOperation.findMany({
      where: { certificateId: id, ...OPEN_PURCHASE },
      select: { id: true, inFlightKey: true },
    })
    if (open.some(({ inFlightKey }) => inFlightKey !== null)) return err({ code: 'still-looking' })
    const event = { kind: 'certificate.declared_not_bought', actor: actorName(actor) } as const
    const moved = await release(tx, id, { stage: 'purchase', holds: ['outcome_unknown'], ...event })
    if (!moved.ok) return err({ code: moved.error })
    for (const operation of open) {
      await closePurchase(tx, operation.id, { kind: 'absent', text: `${actorName(actor)} checked: nothing was bought.` })
    }
    // Staff have decided, so the attempts are counted from zero again.
    await tx.certificate.update({ where: { id }, data: NO_TRIES })
    await enqueueRunsFor(tx, [id])
    await recordStaffAction(tx, actor, { action: 'certificate.declare_not_bought', subject: { kind: 'certificate', id } })
    return ok()
  })
}
