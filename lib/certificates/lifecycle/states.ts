import type { Blocker, CertificateStatus } from '../../db/generated/enums'

export type { Blocker, CertificateStatus }

/** Statuses in which a certificate is still to be bought and Enom is not known to hold anything for it. */
const NOT_BOUGHT = [
  'awaiting_activation',
  'provisioning',
  'purchase_blocked',
  'purchase_failed',
] as const satisfies readonly CertificateStatus[]

/** Statuses in which a paid certificate can take one of Enom's. */
export const AWAITS_PURCHASE = [
  'provisioning',
  'purchase_blocked',
  'purchase_unclear',
  'purchase_failed',
] as const satisfies readonly CertificateStatus[]

/** Statuses in which the buyer may still change the request, the contacts and the approver. */
export const EDITABLE = [
  'awaiting_activation',
  'provisioning',
  'purchase_blocked',
  'purchase_unclear',
  'purchase_failed',
  'not_configured',
  'needs_fix',
  'declined',
] as const satisfies readonly CertificateStatus[]

/** Statuses in which Enom is asked at intervals how far the authority is. */
export const WATCHED = ['awaiting_approval', 'org_validation', 'approved'] as const satisfies readonly CertificateStatus[]

/** Whether Enom is asked about a certificate in this status: while the authority is at work, and for a held one when staff wish. */
export function isWatched(status: string): boolean {
  return status === 'held' || WATCHED.some((watched) => watched === status)
}

/** Statuses of a certificate that ended after it was bought: Enom gave its price back, or the buyer has it back. */
export const REFUNDED = ['refunded_unissued', 'refunded_issued'] as const satisfies readonly CertificateStatus[]

/** Statuses in which nothing is bought for a certificate any more, and Enom holds nothing for it; its refund may have failed. */
export const OVER = ['cancelled', ...REFUNDED] as const satisfies readonly CertificateStatus[]

/** Statuses in which what was paid for one certificate can be given back alone. */
export const REFUNDABLE = [...NOT_BOUGHT, ...OVER] as const satisfies readonly CertificateStatus[]

/** Statuses that always need a member of staff; needs-staff.ts knows the others. */
export const NEEDS_STAFF = ['awaiting_activation', 'purchase_failed', 'held'] as const satisfies readonly CertificateStatus[]
