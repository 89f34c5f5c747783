import { HOUR, later, MINUTE, now } from '../../clock'
import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import { inTransaction, type Tx } from '../../db/transaction'
import { log } from '../../log'
import { openRegistrar } from '../../registrar/connection/open-registrar'
import { type FixableField, RegistrarError } from '../../registrar/errors'
import { causeOfWords } from '../../registrar/translation/causes'
import type { CertificateDetail } from '../../registrar/translation/types'
import { endRefundedByEnom } from '../ending/refunded-by-enom'
import { isReplacement } from '../lifecycle/begin-issuance'
import { alertStaff, alertUnknownStatus } from '../notify/staff'
import { isInProgress, OPEN_SUBMISSION } from '../operation/open'
import { fieldOf } from './record-failure'
import { closeSubmission, recordOutcome, scheduleReconciliation } from './record-outcome'

/** How long after the call Enom's status may be out of date. Only after that do we accept that a request has not arrived. */
const ABSENT_AFTER_MS = MINUTE
/**
 * Number of repeats after which a refusal is accepted. If there is no response, staff are alerted and the request is resent only once an
 * hour.
 */
const MAX_REPEATS = 3

/**
 * Determines the outcome of a submission without a readable response from the certificate's status at Enom: the request arrived, the
 * certificate was refunded, or the request never arrived. A request that never arrived is sent again, unless the buyer has been refunded.
 * An error from Enom may come after the request went out, so it counts as a refusal only if several repeats have not arrived either. Then
 * the buyer has to fix the request. Reschedules itself until the outcome is known.
 */
export async function reconcileSubmission(id: string): Promise<void> {
  // 1. Find the open operation. Leave it alone if a live process is working on it.
  const operation = await db.supplierOperation.findFirst({ where: { certificateId: id, ...OPEN_SUBMISSION }, include: about })
  if (!operation) return
  if (operation.state === 'started') {
    if (await isInProgress(db, operation)) return inTransaction((tx) => scheduleReconciliation(tx, id))
    // No call is made for this operation beyond this point.
    return recordOutcome(operation.id, { kind: 'unknown', text: 'The shop was interrupted while calling Enom.' })
  }

  // 2. Get the certificate's status from Enom.
  const { certificate } = operation
  const at = now()
  const detail = await ask(operation)
  if (detail?.stage === 'refunded') return recordRefunded(operation)
  const hasArrived = detail
    ? arrivedAt(detail, { wasSentBefore: certificate.submittedAt !== null, replaces: isReplacement(certificate.issuance) })
    : null
  if (hasArrived) {
    const approverEmail = detail?.approverEmail ?? certificate.issuance?.approverEmail ?? ''
    return recordOutcome(operation.id, { kind: 'succeeded', approverEmail, authorityOrderId: detail?.authorityOrderId, firstPoll: 'now' })
  }

  // 3. The request has not arrived. Once Enom has had time to register it, send it again or accept the refusal.
  const isOften = certificate.unansweredTries >= MAX_REPEATS
  const [call] = operation.calls
  const said = isOften && call?.outcome === 'doubtful' ? (call.errorText ?? '') : null
  const refusal = said === null ? null : refusalIn(said)
  const absentFrom = later(certificate.statusSince, isOften && !refusal ? HOUR : ABSENT_AFTER_MS)
  if (hasArrived === false && at >= absentFrom) {
    if (refusal) return recordOutcome(operation.id, { kind: 'refused', outage: null, ...refusal })
    return recordOutcome(operation.id, { kind: 'absent', text: 'The certificate is still waiting for a request at Enom.' })
  }

  // 4. Still unknown: check again later.
  await inTransaction(async (tx) => {
    const read = detail ? { reconcileCount: { increment: 1 }, reconciledAt: at } : {}
    await tx.supplierOperation.update({ where: { id: operation.id }, data: read })
    if (detail && hasArrived === null) await alertUnknownStatus(tx, id, detail)
    if (isOften && !refusal && hasArrived === false) await tellNeverArrives(tx, operation, said)
    await scheduleReconciliation(tx, id, detail ? ABSENT_AFTER_MS / 2 : ABSENT_AFTER_MS)
  })
}

const about = {
  certificate: { include: { issuance: true } },
  calls: { orderBy: { id: 'desc' }, take: 1, select: { outcome: true, errorText: true } },
} satisfies Prisma.SupplierOperationInclude
type Operation = Prisma.SupplierOperationGetPayload<{ include: typeof about }>

/** Returns the refusal in Enom's response, or null if Enom could not reach the authority, because then nothing was refused. */
function refusalIn(text: string): { text: string; field: FixableField | undefined } | null {
  const why = causeOfWords(text) ?? { trouble: 'refused_for_good' as const }
  return why.trouble === 'unreachable' ? null : { text, field: fieldOf(why) }
}

/** Alerts staff once per request that the buyer sent. */
function tellNeverArrives(tx: Tx, { certificateId: id, certificate }: Operation, said: string | null): Promise<void> {
  return alertStaff(tx, id, {
    event: `never_arrives:${id}:${certificate.issuance?.agreedAt?.toISOString()}`,
    subject: 'A request is not reaching the authority',
    lines: [
      `We asked Enom to forward it ${MAX_REPEATS + 1} times and it has not arrived: the certificate is still waiting for a request.`,
      ...(said ? [`Enom’s last response: ${said}`] : []),
      'We send it again every hour. Ask Enom if this continues.',
    ],
  })
}

async function ask({ certificateId, accountId, certificate: { enomCertId } }: Operation): Promise<CertificateDetail | null> {
  try {
    const registrar = await openRegistrar({ accountId, certificateId })
    return registrar && enomCertId !== null ? await registrar.detail(enomCertId) : null
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    log.warn({ certificateId, trouble: error.trouble }, 'reconciling a submission failed; will retry')
    return null
  }
}

/**
 * Returns whether the request has arrived, or null if this is not clear from Enom's response. A refusal of an earlier submission says
 * nothing about the current one, which is then treated as not arrived.
 */
function arrivedAt(
  { stage, reissueStatus }: CertificateDetail,
  { wasSentBefore, replaces }: { wasSentBefore: boolean; replaces: boolean },
): boolean | null {
  // A replacement does not change the status.
  if (replaces && stage === 'issued') return Boolean(reissueStatus)
  if (stage === 'not_configured') return false
  if (stage === 'declined') return !wasSentBefore
  return stage === 'unknown' ? null : true
}

/** Records that Enom refunded the certificate while we did not know whether the request had arrived. */
function recordRefunded({ id, certificateId }: Operation): Promise<void> {
  return inTransaction(async (tx) => {
    await endRefundedByEnom(tx, certificateId, { from: 'submission:outcome_unknown', actor: 'enom' })
    await closeSubmission(tx, id, { kind: 'absent', text: 'Enom refunded the certificate.' })
  })
}
