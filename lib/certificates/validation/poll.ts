import { readFile } from '../../chain/read-file'
import { now } from '../../clock'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { faultPoint } from '../../fault-point'
import { isReplacement } from '../lifecycle/begin-issuance'
import { columnsOf, placeOf } from '../lifecycle/places'
import { applyProgress } from './apply-progress'
import { askDetail } from './ask-detail'
import { progressOf } from './progress'
import { receiveFile } from './receive-file'
import { nextCheckAt, schedulePoll } from './schedule'
import { type WatchedCertificate, watched } from './watched-certificate'

/**
 * Gets the authority's progress from Enom and moves the certificate accordingly. Checks an issued file first. Always schedules the next
 * check at the end, whatever the result. Skips a certificate that is not in validation.
 */
export async function poll(id: string): Promise<void> {
  const certificate = await db.certificate.findUnique({ where: { id }, include: watched })
  if (certificate?.stage !== 'validation' || certificate.enomCertId === null) return
  const detail = await askDetail(certificate, certificate.enomCertId)
  await faultPoint('poll.answered')
  if (!detail) return keepWatching(certificate)
  const progress = progressOf(detail.stage, certificate.type)
  if (progress === 'issued' && (await isReplaced(certificate, detail.certPem))) return keepWatching(certificate)
  if (progress === 'issued' && detail.certPem) {
    return receiveFile(certificate, { leafPem: detail.certPem, chainPem: detail.chainPem ?? '', detail })
  }
  // Issued, but the file is not available yet. The authority has approved the request.
  await applyProgress(certificate, progress === 'issued' ? { to: 'validation:issuing' } : progress, detail)
}

/** Returns whether Enom still shows the file that is being replaced. */
async function isReplaced({ id, issuance }: WatchedCertificate, certPem: string | undefined): Promise<boolean> {
  if (!issuance || !isReplacement(issuance)) return false
  const fingerprint = certPem && readFile(certPem)?.fingerprint
  if (!fingerprint) return true
  return (await db.certificateFile.count({ where: { certificateId: id, fingerprint, issuanceId: { not: issuance.id } } })) > 0
}

/** Schedules the next check after a check that got no response. `checkedAt` stays unchanged, because nothing was checked. */
async function keepWatching(certificate: WatchedCertificate): Promise<void> {
  const { id, hold, submittedAt } = certificate
  if (hold) return
  const at = now()
  const next = nextCheckAt(submittedAt ?? at, at)
  await inTransaction(async (tx) => {
    const { count } = await tx.certificate.updateMany({ where: { id, ...columnsOf(placeOf(certificate)) }, data: { nextCheckAt: next } })
    if (count) await schedulePoll(tx, id, next)
  })
}
