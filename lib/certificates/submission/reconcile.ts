import { HOUR, later, MINUTE, now } from '../../clock'
import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import { inTransaction, type Tx } from '../../db/transaction'
import { log } from '../../log'
import { causeOfWords } from '../../registrar/causes'
import { type FixableField, RegistrarError } from '../../registrar/errors'
import { openRegistrar } from '../../registrar/open-registrar'
import type { CertificateDetail } from '../../registrar/types'
import { endRefundedByEnom } from '../ending/refunded-by-enom'
import { alertStaff, alertUnknownStatus } from '../notify/staff'
import { isInProgress, OPEN_SUBMISSION } from '../operation/open'
import { fieldOf } from './record-failure'
import { closeSubmission, recordOutcome, scheduleReconciliation } from './record-outcome'

/** Enom's view may lag behind: that a request has not arrived is believed only this long after the call. */
const ABSENT_AFTER_MS = MINUTE
/** After it was sent again so often, a no is believed; without an answer staff are told, and it is sent again only each hour. */
const MAX_REPEATS = 3

/**
 * Finds out what came of a submission without a readable answer, by asking Enom for the certificate's status: it has arrived, was refunded,
 * or never arrived and is sent again, unless the buyer has been refunded. If Enom refused it each time, although the refusal might have
 * come after the request had gone out, and it did not, the buyer has to fix it. Schedules itself again until the outcome is known.
 */
export async function reconcileSubmission(id: string): Promise<void> {
  // 1. The operation that is open, unless somebody alive is making it.
  const operation = await db.supplierOperation.findFirst({ where: { certificateId: id, ...OPEN_SUBMISSION }, include: about })
  if (!operation) return
  if (operation.state === 'started') {
    if (await isInProgress(db, operation)) return inTransaction((tx) => scheduleReconciliation(tx, id))
    // From here on no call is made for it.
    return recordOutcome(operation.id, { kind: 'unknown', text: 'The shop was interrupted while calling Enom.' })
  }

  // 2. Where Enom says the certificate is.
  const { certificate } = operation
  const at = now()
  const detail = await ask(operation)
  if (detail?.stage === 'refunded') return recordRefunded(operation)
  const isReplacement = certificate.issuance !== null && certificate.issuance.reason !== 'first'
  const hasArrived = detail ? arrivedAt(detail, { wasSentBefore: certificate.submittedAt !== null, isReplacement }) : null
  if (hasArrived) {
    const approverEmail = detail?.approverEmail ?? certificate.issuance?.approverEmail ?? ''
    return recordOutcome(operation.id, { kind: 'succeeded', approverEmail, authorityOrderId: detail?.authorityOrderId, firstPoll: 'now' })
  }

  // 3. It has not arrived: once Enom has had time to know, it is sent again, or a no is believed.
  const isOften = certificate.unansweredTries >= MAX_REPEATS
  const [call] = operation.calls
  const said = isOften && call?.outcome === 'doubtful' ? (call.errorText ?? '') : null
  const refusal = said === null ? null : refusalIn(said)
  const absentFrom = later(certificate.statusSince, isOften && !refusal ? HOUR : ABSENT_AFTER_MS)
  if (hasArrived === false && at >= absentFrom) {
    if (refusal) return recordOutcome(operation.id, { kind: 'refused', outage: null, ...refusal })
    return recordOutcome(operation.id, { kind: 'absent', text: 'The certificate is still waiting for a request at Enom.' })
  }

  // 4. Nobody knows yet: ask again.
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

/** Null where Enom could not reach the authority: nobody has refused anything then. */
function refusalIn(text: string): { text: string; field: FixableField | undefined } | null {
  const why = causeOfWords(text) ?? { trouble: 'refused_for_good' as const }
  return why.trouble === 'unreachable' ? null : { text, field: fieldOf(why) }
}

/** Staff are told once for each time the buyer sent it. */
function tellNeverArrives(tx: Tx, { certificateId: id, certificate }: Operation, said: string | null): Promise<void> {
  return alertStaff(tx, id, {
    event: `never_arrives:${id}:${certificate.issuance?.agreedAt?.toISOString()}`,
    subject: 'A request is not reaching the authority',
    lines: [
      `We asked Enom to forward it ${MAX_REPEATS + 1} times and it has not arrived: the certificate is still waiting for a request.`,
      ...(said ? [`Enom’s last answer: ${said}`] : []),
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

/** Null when Enom's answer does not tell. A refusal left over from an earlier attempt says nothing of this one: as if not sent. */
function arrivedAt(
  { stage, reissueStatus }: CertificateDetail,
  { wasSentBefore, isReplacement }: { wasSentBefore: boolean; isReplacement: boolean },
): boolean | null {
  // A replacement leaves the status as it is.
  if (isReplacement && stage === 'issued') return Boolean(reissueStatus)
  if (stage === 'not_configured') return false
  if (stage === 'declined') return !wasSentBefore
  return stage === 'unknown' ? null : true
}

/** Enom gave its price back while nobody knew whether it had arrived. */
function recordRefunded({ id, certificateId }: Operation): Promise<void> {
  return inTransaction(async (tx) => {
    await endRefundedByEnom(tx, certificateId, { from: 'submission:outcome_unknown', actor: 'enom' })
    await closeSubmission(tx, id, { kind: 'absent', text: 'Enom refunded the certificate.' })
  })
}
