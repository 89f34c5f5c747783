import type { Blocker, CertificateStatus } from '../../db/generated/enums'

export type { Blocker, CertificateStatus }

/**
 * Where a certificate may go from where it is. The only list of its kind: transition.ts refuses everything else.
 *
 * - awaiting_activation: paid; the product is activated by hand and staff have not done so.
 * - provisioning: to be bought at Enom. The buyer can already fill in the form.
 * - purchase_blocked: Enom cannot be asked, has no funds, gives no clear price, or asks too much (see `blocker`); tried again by itself.
 * - purchase_unclear: Enom was asked and no readable answer came. Never asked again before Enom's lists have told what it came to.
 * - purchase_failed: Enom does not sell it, or its payment is disputed; a person decides. From here, as from `purchase_blocked`, it is
 *   `not_configured` when it takes one that stands at Enom already.
 * - not_configured: bought; waits for the buyer.
 * - sending: the buyer pressed "Send"; the request is on its way to the authority.
 * - send_blocked, send_unclear: as above, for sending. Unclear is looked up and then resolved by itself.
 * - needs_fix: the authority refused something the buyer can mend.
 * - awaiting_approval, org_validation, approved: the authority is at work.
 * - held: an issued file does not fit the request; staff look before the buyer gets it.
 * - declined: the domain owner or the authority said no; the buyer may set it up again.
 * - cancelled: not bought, because its money goes back; what was bought, or may have been, never is. Where that is withdrawn a person
 *   decides, as after a failed purchase.
 */
export const TRANSITIONS = {
  awaiting_activation: ['provisioning', 'cancelled'],
  provisioning: ['not_configured', 'purchase_blocked', 'purchase_unclear', 'purchase_failed', 'cancelled'],
  purchase_blocked: ['provisioning', 'not_configured', 'purchase_failed', 'cancelled'],
  purchase_unclear: ['not_configured', 'provisioning'],
  purchase_failed: ['provisioning', 'not_configured', 'cancelled'],
  not_configured: ['sending', 'refunded_unissued'],
  sending: ['awaiting_approval', 'send_blocked', 'send_unclear', 'needs_fix', 'refunded_unissued'],
  send_blocked: ['sending', 'refunded_unissued'],
  send_unclear: ['sending', 'awaiting_approval', 'needs_fix', 'refunded_unissued'],
  needs_fix: ['sending', 'refunded_unissued'],
  awaiting_approval: ['org_validation', 'approved', 'issued', 'held', 'declined', 'refunded_unissued', 'not_configured'],
  org_validation: ['awaiting_approval', 'approved', 'issued', 'held', 'declined', 'refunded_unissued', 'not_configured'],
  approved: ['issued', 'held', 'declined', 'refunded_unissued'],
  held: ['issued', 'refunded_issued'],
  issued: ['refunded_issued'],
  declined: ['sending', 'refunded_unissued'],
  refunded_unissued: [],
  refunded_issued: [],
  cancelled: ['purchase_failed'],
} as const satisfies Record<CertificateStatus, readonly CertificateStatus[]>

/** Where a certificate in this status may go next. */
export function nextStatuses(from: CertificateStatus): readonly CertificateStatus[] {
  return TRANSITIONS[from]
}

/** Statuses in which a certificate is still to be bought and Enom is not known to hold anything for it. */
export const NOT_BOUGHT = [
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
