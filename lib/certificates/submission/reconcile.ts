import { HOUR, MINUTE, now } from '../../clock'
import { db } from '../../db/client'
import { inTransaction, type Tx } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { log } from '../../log'
import { type Cause, causeOfWords } from '../../registrar/causes'
import { RegistrarError } from '../../registrar/errors'
import { openRegistrar } from '../../registrar/open-registrar'
import type { CertificateDetail } from '../../registrar/types'
import { endAtEnom } from '../ending/refunded-by-enom'
import { endRefunded } from '../ending/refunded-to-buyer'
import { release } from '../lifecycle/transition'
import { alertStaff, alertUnknownStatus } from '../notify/staff'
import { handBack, scheduleReconciliationOfSubmission } from './record-failure'
import { recordSubmitted } from './record-submitted'

/** Enom's view may lag behind: "not sent" is believed only this long after the call. */
const SETTLED_AFTER = MINUTE
/** After it was sent again so often, a no is believed; without an answer staff are told, and it is sent again only each hour. */
const MOST_REPEATS = 3

/**
 * Finds out what became of a submission without a readable answer, by asking Enom where the certificate stands:
 * arrived, refunded meanwhile, or never arrived, in which case it is sent again, unless its money went back. What Enom answered each time
 * with a no that might have been too late, and was not, goes back to the buyer. Asks again while nobody knows.
 */
export async function reconcileSubmission(id: string): Promise<void> {
  const certificate = await db.certificate.findUnique({ where: { id }, include: { configuration: true } })
  if (certificate?.status !== 'send_unclear' || certificate.enomCertId === null) return
  const detail = await ask(id, certificate.enomAccountId, certificate.enomCertId)
  const { submittedAt, statusSince, configuration } = certificate
  const arrived = detail ? hasArrived(detail, { wasSentBefore: submittedAt !== null }) : null
  const { sentBy, repeats } = await sendingsOf(id)
  const said = repeats >= MOST_REPEATS ? await lastNo(id) : null
  const refusal = said === null ? null : refusalIn(said)
  const isOften = repeats >= MOST_REPEATS && !refusal
  const isSettled = now().getTime() - statusSince.getTime() >= (isOften ? HOUR : SETTLED_AFTER)
  if (detail?.stage === 'refunded') return markRefunded(id)
  if (arrived) {
    const approverEmail = detail?.approverEmail ?? configuration?.approverEmail ?? ''
    return recordSubmitted(id, { approverEmail, authorityOrderId: detail?.authorityOrderId, firstLook: 'now' })
  }
  if (arrived === false && isSettled) return refusal ? giveUp(id, refusal) : sendAgain(id)
  await inTransaction(async (tx) => {
    if (detail && arrived === null) await alertUnknownStatus(tx, id, detail)
    if (isOften && arrived === false) await tellNeverArrives(tx, id, { sentBy, said })
    await scheduleReconciliationOfSubmission(tx, id, detail ? SETTLED_AFTER / 2 : SETTLED_AFTER)
  })
}

/** The buyer's last sending of it, and how often it was sent again by itself since then. */
async function sendingsOf(certificateId: string): Promise<{ sentBy: string; repeats: number }> {
  const last = { orderBy: { id: 'desc' }, select: { id: true } } as const
  const sent = await db.certificateEvent.findFirst({ where: { certificateId, kind: 'certificate.send_requested' }, ...last })
  const since = sent ? { id: { gt: sent.id } } : {}
  const repeats = await db.certificateEvent.count({ where: { certificateId, kind: 'certificate.send_repeated', ...since } })
  return { sentBy: sent?.id ?? 'nobody', repeats }
}

type Refusal = { why: Pick<Cause, 'trouble' | 'field'>; text: string }

/** Enom's no to the last sending, where it said one that may have come too late; null for silence. */
async function lastNo(certificateId: string): Promise<string | null> {
  const call = await db.enomCall.findFirst({
    where: { certificateId, command: 'CertPurchaseCert' },
    orderBy: { id: 'desc' },
    select: { outcome: true, errorText: true },
  })
  return call?.outcome === 'doubtful' ? (call.errorText ?? '') : null
}

/** Null where Enom could not reach the authority: nobody has refused anything then. */
function refusalIn(text: string): Refusal | null {
  const why = causeOfWords(text) ?? { trouble: 'refused_for_good' as const }
  return why.trouble === 'unreachable' ? null : { why, text }
}

function giveUp(id: string, refusal: Refusal): Promise<void> {
  return inTransaction(async (tx) => {
    if (await endRefunded(tx, id, { from: 'submission:outcome_unknown' })) return
    await handBack(tx, id, { from: 'submission:outcome_unknown', ...refusal })
  })
}

function tellNeverArrives(tx: Tx, id: string, { sentBy, said }: { sentBy: string; said: string | null }): Promise<void> {
  return alertStaff(tx, id, {
    event: `never_arrives:${id}:${sentBy}`,
    subject: 'A request is not reaching the authority',
    lines: [
      `We asked Enom to forward it ${MOST_REPEATS + 1} times and it has not arrived: the certificate is still waiting for a request.`,
      ...(said ? [`Enom’s last answer: ${said}`] : []),
      'We send it again every hour. Ask Enom if this continues.',
    ],
  })
}

async function ask(certificateId: string, accountId: string | null, enomCertId: number): Promise<CertificateDetail | null> {
  try {
    const registrar = await openRegistrar({ accountId, certificateId })
    return registrar && (await registrar.detail(enomCertId))
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    log.warn({ certificateId, trouble: error.trouble }, 'reconciling a submission failed; will retry')
    return null
  }
}

/** Null when Enom's answer does not tell. A refusal left over from an earlier attempt says nothing of this one: as if not sent. */
function hasArrived({ stage }: CertificateDetail, { wasSentBefore }: { wasSentBefore: boolean }): boolean | null {
  if (stage === 'not_configured') return false
  if (stage === 'declined') return !wasSentBefore
  return stage === 'unknown' ? null : true
}

function sendAgain(id: string): Promise<void> {
  return inTransaction(async (tx) => {
    if (await endRefunded(tx, id, { from: 'submission:outcome_unknown' })) return
    const moved = await release(tx, id, {
      stage: 'submission',
      holds: ['outcome_unknown'],
      kind: 'certificate.send_repeated',
      actor: 'system',
    })
    if (moved.ok) await enqueue(tx, 'certificate.submit', { certificateId: id })
  })
}

function markRefunded(id: string): Promise<void> {
  return inTransaction(async (tx) => {
    await endAtEnom(tx, id, { from: 'submission:outcome_unknown', actor: 'enom' })
  })
}
