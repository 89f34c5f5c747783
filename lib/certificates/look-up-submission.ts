import { MINUTE, now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { log } from '../log'
import { RegistrarError } from '../registrar/errors'
import { openRegistrar } from '../registrar/open-registrar'
import type { CertificateDetail } from '../registrar/types'
import { endRefunded } from './end-refunded'
import { keepSubmission } from './keep-submission'
import { scheduleLookUp } from './park-submission'
import { transition } from './transition'

/** Enom's view may lag behind: "not sent" is believed only this long after the call. */
const SETTLED_AFTER = MINUTE

/**
 * Finds out what became of a submission without a readable answer, by asking Enom where the certificate stands:
 * arrived, refunded meanwhile, or never arrived, in which case it is sent again, unless its money went back. Asks again while nobody knows.
 */
export async function lookUpSubmission(id: string): Promise<void> {
  const certificate = await db.certificate.findUnique({ where: { id }, include: { configuration: true } })
  if (certificate?.status !== 'send_unclear' || certificate.enomCertId === null) return
  const detail = await ask(id, certificate.enomAccountId, certificate.enomCertId)
  const { submittedAt, statusSince, configuration } = certificate
  const arrived = detail ? hasArrived(detail, { wasSentBefore: submittedAt !== null }) : null
  const isSettled = now().getTime() - statusSince.getTime() >= SETTLED_AFTER
  if (detail?.stage === 'refunded') return markRefunded(id)
  if (arrived) {
    const approverEmail = detail?.approverEmail ?? configuration?.approverEmail ?? ''
    return keepSubmission(id, { approverEmail, authorityOrderId: detail?.authorityOrderId, firstLook: 'now' })
  }
  if (arrived === false && isSettled) return sendAgain(id)
  await inTransaction((tx) => scheduleLookUp(tx, id, detail ? SETTLED_AFTER / 2 : SETTLED_AFTER))
}

async function ask(certificateId: string, accountId: string | null, enomCertId: number): Promise<CertificateDetail | null> {
  try {
    const registrar = await openRegistrar({ accountId, certificateId })
    return registrar && (await registrar.detail(enomCertId))
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    log.warn({ certificateId, trouble: error.trouble }, 'look-up failed')
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
    if (await endRefunded(tx, id, { from: 'send_unclear' })) return
    const moved = await transition(tx, id, { from: 'send_unclear', to: 'sending', kind: 'certificate.send_repeated', actor: 'system' })
    if (moved.ok) await enqueue(tx, 'certificate.submit', { certificateId: id }, { key: `submit:${id}` })
  })
}

function markRefunded(id: string): Promise<void> {
  return inTransaction(async (tx) => {
    await transition(tx, id, { from: 'send_unclear', to: 'refunded_unissued', kind: 'certificate.refunded_at_enom', actor: 'system' })
  })
}
