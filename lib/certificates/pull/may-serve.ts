import { disputeLock } from '../lifecycle/dispute-lock'
import type { ServedColumns } from './served-select'

export type NotServed = 'disputed' | 'suspended' | 'refunded' | 'ended' | 'not-issued'

/** Returns why a certificate's files are not served through links, or null if they are served. */
export function whyNotServed({
  stage,
  issuedAt,
  suspendedAt,
  order,
  allocations,
  files,
}: Omit<ServedColumns, 'files'> & { files: readonly unknown[] }): NotServed | null {
  if (disputeLock(order)) return 'disputed'
  if (suspendedAt) return 'suspended'
  if (order.status === 'refunded' || allocations.length) return 'refunded'
  if (stage === 'closed') return 'ended'
  return issuedAt && files.length ? null : 'not-issued'
}
