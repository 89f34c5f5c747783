/**
 * Everything that can happen to a certificate, in the order of its life: the `kind` of its event rows. Texts for buyers are in
 * view/timeline-text.ts, texts for staff in admin/text.ts.
 */
export const CERTIFICATE_EVENTS = [
  'certificate.created',
  'certificate.imported',
  'certificate.activated',
  'certificate.purchased',
  'certificate.purchase_blocked',
  'certificate.purchase_unclear',
  'certificate.purchase_failed',
  'certificate.purchase_resumed',
  'certificate.purchase_retried',
  'certificate.found_not_bought',
  'certificate.more_found',
  'certificate.cost_accepted',
  'certificate.cost_corrected',
  'certificate.declared_not_bought',
  'certificate.send_requested',
  'certificate.send_repeated',
  'certificate.send_blocked',
  'certificate.send_unclear',
  'certificate.send_resumed',
  'certificate.submitted',
  'certificate.needs_fix',
  'certificate.awaiting_approval',
  'certificate.approval_resent',
  'certificate.approver_changed',
  'certificate.withdraw_requested',
  'certificate.withdrawn',
  'certificate.org_validation',
  'certificate.approved',
  'certificate.not_configured',
  'certificate.held',
  'certificate.released',
  'certificate.issued',
  'certificate.declined',
  'certificate.replacement_begun',
  'certificate.replacement_abandoned',
  'certificate.replacement_by_ticket',
  'certificate.cancelled',
  'certificate.suspended',
  'certificate.unsuspended',
  'certificate.dispute_won',
  'certificate.payment_disputed',
  'certificate.refund_withdrawn',
  'certificate.refunded_unissued',
  'certificate.refunded_at_enom',
  'certificate.member_invited',
  'certificate.member_joined',
  'certificate.member_role_changed',
  'certificate.member_ended',
  'certificate.helper_link_made',
  'certificate.helper_link_opened',
  'certificate.helper_link_revoked',
  'certificate.saved_by_other',
  'certificate.transfer_offered',
  'certificate.transfer_accepted',
  'certificate.transfer_declined',
  'certificate.transfer_withdrawn',
] as const

export type CertificateEventKind = (typeof CERTIFICATE_EVENTS)[number]

/** Returns whether this release knows a stored event kind. */
export function isCertificateEvent(kind: string): kind is CertificateEventKind {
  return CERTIFICATE_EVENTS.some((known) => known === kind)
}
