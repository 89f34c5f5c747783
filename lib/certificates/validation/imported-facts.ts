import { checkFile } from '../../chain/check-file'
import { faultText } from '../../chain/text'
import type { FaultCode, FileFacts } from '../../chain/types'
import type { CertificateType } from '../../db/generated/client'
import type { CertificateDetail } from '../../registrar/types'
import { columnsOf, type Place, type PlaceColumns } from '../lifecycle/places'
import { progressOf } from './progress'
import { nextCheckAt } from './schedule'

/** What a certificate begins with that stood at Enom before the shop knew of it. */
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
  /** The request Enom holds, by which a file that comes later is examined. */
  csrPem: string | null
  file: (FileFacts & { leafPem: string; chainPem: string; faults: FaultCode[] }) | null
}

/**
 * Reads Enom's answer about one certificate into what our row begins with; null when Enom has refunded it. An issued file is examined:
 * one with a fault is held for staff. It is no fault here that it has expired, or that there is no request to compare it with.
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
  // A word of Enom's we do not know: it is looked at again, and staff are told then.
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

/** Enom gives no end before it is issued: then what was paid for counts from the day of the order. */
function coverOf({ orderDate, validityMonths }: CertificateDetail): Date | null {
  const from = dayToDate(orderDate)
  if (!from || validityMonths === undefined) return null
  from.setUTCMonth(from.getUTCMonth() + validityMonths)
  return from
}
