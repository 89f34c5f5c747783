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
 * Requests the list of inboxes that the authority may email. A job fetches it (fetch-approvers.ts). Does nothing if the list exists or is
 * being fetched. A request made before the certificate is bought stays pending until then.
 */
export async function requestApprovers(actor: Actor, id: string): Promise<Result<undefined, AskRefusal>> {
  return inTransaction(async (tx) => {
    const found = await lockEditable(tx, actor, id, 'approver')
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

/** Limits how often a buyer's changes lead to calls to Enom. No calls are made before the purchase. */
async function takeSlot(tx: Tx, { enomCertId }: EditableCertificate, issuance: Issuance): Promise<Date | undefined> {
  if (enomCertId === null) return undefined
  const { runAt, askedAt } = nextListSlot(issuance.listsAskedAt, now())
  await tx.issuance.update({ where: { id: issuance.id }, data: { listsAskedAt: askedAt } })
  return runAt
}

/**
 * Marks the list as requested for this revision. If the certificate exists at Enom, enqueues the job that fetches it, not before `runAt`.
 */
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

/** The minimum time between two lists, in milliseconds. */
const LIST_PAUSE_MS = 30 * SECOND
/** The maximum number of lists per hour. */
const MAX_LISTS_ASKED = 20

/**
 * Returns when a certificate's list of approvers may next be requested from Enom, and the list of call times with this one added. This
 * limits the calls however often a buyer changes a draft. If a list is already scheduled, its time is returned.
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
