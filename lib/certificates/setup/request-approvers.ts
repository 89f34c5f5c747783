import type { Actor } from '../../actor'
import { HOUR, later, now, SECOND } from '../../clock'
import type { Issuance } from '../../db/generated/client'
import { inTransaction, type Tx } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { err, ok, type Result } from '../../result'
import { checkDraft } from './draft'
import { type EditableCertificate, lockEditable, type NotEditable } from './editable'

export type AskRefusal = { code: NotEditable | 'request-missing' | 'contacts-missing' }

/**
 * Asks for the inboxes the authority would write to; a job brings them (fetch-approvers.ts). A list that is there, or on its way,
 * is not asked for again. Before the certificate is bought the wish is noted and kept until then.
 */
export async function requestApprovers(actor: Actor, id: string): Promise<Result<undefined, AskRefusal>> {
  return inTransaction(async (tx) => {
    const found = await lockEditable(tx, actor, id)
    if (!found.ok) return err({ code: found.error })
    const { type, issuance } = found.value
    const { steps } = await checkDraft(issuance, type)
    if (!issuance || steps.server !== 'done') return err({ code: 'request-missing' })
    if (steps.contacts !== 'done') return err({ code: 'contacts-missing' })
    if (issuance.approversStatus === 'done' || issuance.approversStatus === 'queued') return ok()
    await queueList(tx, found.value, issuance.revision, await takeSlot(tx, found.value, issuance))
    return ok()
  })
}

/** What the buyer's own changes cost at Enom is limited; before the purchase nothing is asked. */
async function takeSlot(tx: Tx, { enomCertId }: EditableCertificate, issuance: Issuance): Promise<Date | undefined> {
  if (enomCertId === null) return undefined
  const { runAt, askedAt } = nextListSlot(issuance.listsAskedAt, now())
  await tx.issuance.update({ where: { id: issuance.id }, data: { listsAskedAt: askedAt } })
  return runAt
}

/** Marks the list as wanted for this revision and, once there is a certificate at Enom, sends for it, not before `runAt`. */
export async function queueList(
  tx: Tx,
  certificate: Pick<EditableCertificate, 'id' | 'enomCertId'>,
  revision: number,
  runAt?: Date,
): Promise<void> {
  await tx.issuance.updateMany({
    where: { currentOf: { id: certificate.id }, revision },
    data: { approversStatus: 'queued', approversProblem: null },
  })
  if (certificate.enomCertId === null) return
  const payload = { certificateId: certificate.id, revision }
  await enqueue(tx, 'certificate.list_approvers', payload, { runAt })
}

/** So long after one list the next is asked for; milliseconds. */
const LIST_PAUSE_MS = 30 * SECOND
/** And so many in an hour. */
const MAX_LISTS_ASKED = 20

/**
 * When Enom may be asked for one more list of a certificate's approvers, and what is then kept of when it was asked. However often a buyer
 * changes a draft, Enom hears of it now and then only. A list that waits for its time is the one that is asked for then.
 */
export function nextListSlot(askedAt: readonly Date[], at: Date): { runAt: Date; askedAt: Date[] } {
  const last = askedAt.at(-1)
  if (last && last > at) return { runAt: last, askedAt: [...askedAt] }
  const twentieth = askedAt.at(-MAX_LISTS_ASKED)
  const runAt = new Date(
    Math.max(at.getTime(), last ? later(last, LIST_PAUSE_MS).getTime() : 0, twentieth ? later(twentieth, HOUR).getTime() : 0),
  )
  return { runAt, askedAt: [...askedAt, runAt].slice(-MAX_LISTS_ASKED) }
}
