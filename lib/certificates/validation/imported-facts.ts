import { checkFile } from '../../chain/check-file'
import { faultText } from '../../chain/text'
import type { FaultCode, FileFacts } from '../../chain/types'
import type { CertificateType } from '../../db/generated/client'
import type { CertificateDetail } from '../../registrar/translation/types'
import { columnsOf, type Place, type PlaceColumns } from '../lifecycle/places'
import { progressOf } from './progress'
import { nextCheckAt } from './schedule'

/** Initial values of a certificate that existed at Enom before the shop knew about it. */
export type Imported = PlaceColumns & {
  issuedAt: Date | null
  problemText: string | null
  problemCode: string | null
  domainName: string | null
  submittedAt: Date | null
  coverEndsAt: Date | null
  enomStatusId: number
  enomStatusText: string
  authorityOrderId: string | null
  checkedAt: Date
  nextCheckAt: Date | null
  /** The request stored at Enom; later files are checked against it. */
  csrPem: string | null
  file: (FileFacts & { leafPem: string; chainPem: string; faults: FaultCode[] }) | null
}

/**
 * Converts Enom's response about a certificate into the initial values of its row; null if Enom has refunded it. An issued file is checked,
 * and one with a fault is held for staff. An expired file, or one with no request to compare it with, does not count as faulty here.
 */
export async function importedFacts(detail: CertificateDetail, type: CertificateType, at: Date): Promise<Imported | null> {
  const progress = progressOf(detail.stage, type)
  if (detail.stage === 'refunded') return null
  const csrPem = detail.csrPem ?? null
  const file = detail.certPem ? await examine(detail, detail.certPem, csrPem, at) : null
  const place = importedPlace(progress, file)
  const columns = columnsOf(place)
  const isWatched = columns.stage === 'validation' && !columns.hold
  const submittedAt = place === 'setup' ? null : dayToDate(detail.orderDate)
  return {
    ...columns,
    issuedAt: file ? at : null,
    problemText: columns.hold === 'file_mismatch' ? (file?.faults.map(faultText).join(' ') ?? null) : null,
    problemCode: columns.hold === 'declined' ? 'declined' : null,
    domainName: detail.domainName?.toLowerCase() ?? null,
    submittedAt,
    coverEndsAt: dayToDate(detail.expiresAt) ?? coverOf(detail),
    enomStatusId: detail.statusId,
    enomStatusText: detail.statusText,
    authorityOrderId: detail.authorityOrderId ?? null,
    checkedAt: at,
    nextCheckAt: isWatched ? nextCheckAt(submittedAt ?? at, at) : null,
    csrPem,
    file,
  }
}

function importedPlace(progress: ReturnType<typeof progressOf>, file: Imported['file']): Place {
  if (progress === 'issued') return file ? (file.faults.length ? 'validation:file_mismatch' : 'issued') : 'validation:issuing'
  // We don't know this status. The certificate will be checked again, and staff are alerted at that point.
  return progress === 'unknown' ? 'validation:approval' : progress.to
}

async function examine(detail: CertificateDetail, leafPem: string, csrPem: string | null, at: Date): Promise<Imported['file']> {
  const expectedNames = detail.domainName ? [detail.domainName.toLowerCase()] : []
  const check = await checkFile({ leafPem, chainPem: detail.chainPem ?? '', csrPem: csrPem ?? '', expectedNames, at })
  if (!check.facts) return null
  const forgiven: FaultCode[] = csrPem ? ['expired', 'chain_expired'] : ['expired', 'chain_expired', 'key_mismatch']
  const faults = check.faults.filter((fault) => !forgiven.includes(fault))
  return { ...check.facts, leafPem: check.leafPem, chainPem: check.chainPem, faults }
}

function dayToDate(day: string | undefined): Date | null {
  return day ? new Date(`${day}T00:00:00Z`) : null
}

/** Enom gives no end date before a certificate is issued, so the paid term is counted from the order date. */
function coverOf({ orderDate, validityMonths }: CertificateDetail): Date | null {
  const from = dayToDate(orderDate)
  if (!from || validityMonths === undefined) return null
  from.setUTCMonth(from.getUTCMonth() + validityMonths)
  return from
}
