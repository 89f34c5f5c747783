import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { type Also, inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import type { ResolveRefusal } from '../lifecycle/access'
import { ownCertificate } from '../lifecycle/access'
import { OUTAGES, UNDECIDED } from '../lifecycle/holds'
import { release } from '../lifecycle/transition'
import { NO_TRIES } from '../operation/tries'
import { recordDecision } from '../settlement/is-disputed'
import { enqueueRunsFor } from './queue'

type Start = Pick<Parameters<typeof release>[2], 'facts' | 'holds'> & {
  kind: 'certificate.purchase_retried' | 'certificate.cost_accepted'
  detail?: { cost: number }
}

/** Queues a failed or held purchase again, at the request of staff. `also` runs in the same transaction. */
function buyAnew(actor: Actor, id: string, step: Start, also?: Also): Promise<Result<undefined, ResolveRefusal>> {
  return inTransaction(async (tx) => {
    const certificate =
      mayStaff(actor, 'certificates') &&
      (await tx.certificate.findFirst({ where: ownCertificate(actor, id, 'view'), select: { id: true } }))
    if (!certificate) return err({ code: 'not-found' })
    const moved = await release(tx, id, { ...step, facts: { ...step.facts, ...NO_TRIES }, stage: 'purchase', actor: actorName(actor) })
    if (!moved.ok) return err({ code: moved.error })
    await recordDecision(tx, id, { decision: 'purchase_anyway', decidedBy: actorName(actor) })
    await enqueueRunsFor(tx, [id])
    await also?.(tx)
    await recordStaffAction(tx, actor, { action: step.kind, subject: { kind: 'certificate', id }, after: step.detail })
    return ok()
  })
}

/** Retries a refused or held purchase immediately, at the request of staff. */
export function retryPurchase(actor: Actor, id: string, { also }: { also?: Also } = {}): Promise<Result<undefined, ResolveRefusal>> {
  return buyAnew(actor, id, { holds: [...OUTAGES, ...UNDECIDED], kind: 'certificate.purchase_retried' }, also)
}

/**
 * Records that staff accept this cost for a certificate, in minor units of the account's currency, and has the certificate bought
 * immediately.
 */
export function acceptCost(actor: Actor, id: string, { cost }: { cost: number }): Promise<Result<undefined, ResolveRefusal>> {
  return buyAnew(actor, id, {
    holds: OUTAGES,
    kind: 'certificate.cost_accepted',
    detail: { cost },
    facts: { acceptedCost: cost },
  })
}
