import { z } from 'zod'
import { type CertificateEventKind, isCertificateEvent } from '../lifecycle/events'

const text = z.string().optional()
const details = z.object({
  approverEmail: text,
  domainName: text,
  name: text,
  role: text,
  step: text,
  what: text,
  problemCode: text,
  proofMethod: text,
})

type Details = z.infer<typeof details>

const STEP_TEXTS: Record<string, string> = {
  request: 'the certificate request',
  contacts: 'the contacts',
  approver: 'the choice of approver',
  install: 'the installation',
}

function stepText(step: string | undefined): string {
  const words = STEP_TEXTS[step ?? '']
  return words ? `, for ${words}` : ''
}

/** What someone other than the owner saved (setup/note-other.ts). */
const SAVED: Record<string, string> = {
  request: 'Saved the certificate request',
  contacts: 'Saved the contacts',
  approver: 'Chose who approves',
  proof: 'Chose how the domain is proved',
  name: 'Changed the name of this certificate',
  pull_link_made: 'Made a link for a server',
  pull_link_renewed: 'Renewed a link for a server',
  pull_link_revoked: 'Revoked a link for a server',
}

/** Who ended a request, where the authority has said so (validation/why-declined.ts). */
const DECLINED: Record<string, string> = {
  'caa-refused': 'Refused by the authority: a CAA record does not allow it',
  'refused-by-authority': 'Refused by the authority',
}

/**
 * The text of each kind of event for the buyer. Null if the buyer cannot act on it or it would name the supplier. Staff read
 * `admin/text.ts`.
 */
const LINES: Record<CertificateEventKind, string | ((detail: Details) => string) | null> = {
  'certificate.created': 'Ordered and paid',
  'certificate.imported': 'Added to your account',
  'certificate.activated': 'Being prepared',
  'certificate.purchased': 'Ready to set up',
  'certificate.send_requested': ({ domainName }) => `Request for ${domainName ?? 'the address'} sent`,
  'certificate.send_blocked': 'A problem on our side is delaying the request; it continues automatically',
  'certificate.send_unclear': 'Checking whether it arrived',
  'certificate.submitted': ({ approverEmail, proofMethod }) =>
    proofMethod
      ? `Sent to the authority, which looks for your ${proofMethod === 'dns' ? 'DNS record' : 'file'}`
      : `Sent to the authority, which emails ${approverEmail ?? 'the approver'}`,
  'certificate.needs_fix': 'The authority refused something in the request',
  'certificate.awaiting_approval': 'Waiting for approval by email',
  'certificate.approval_resent': ({ approverEmail }) => `Approval email sent again to ${approverEmail ?? 'the approver'}`,
  'certificate.approver_changed': ({ approverEmail }) => `Approval moved to another inbox: ${approverEmail ?? 'the approver'}`,
  'certificate.withdrawn': 'Request withdrawn to start again',
  'certificate.org_validation': 'Organisation being checked',
  'certificate.approved': 'Approved',
  'certificate.declined': ({ problemCode }) => (problemCode ? DECLINED[problemCode] : undefined) ?? 'Declined',
  'certificate.replacement_begun': 'Replacement started',
  'certificate.replacement_by_ticket': 'We asked the authority for the replacement',
  'certificate.replaced_elsewhere': 'A new file arrived from the authority',
  'certificate.replacement_abandoned': 'Replacement cancelled; the current file stays',
  'certificate.not_configured': 'Request withdrawn; it can be set up again',
  'certificate.suspended': 'Locked by our team',
  'certificate.unsuspended': 'Unlocked',
  'certificate.terminated': 'Ended by our team',
  'certificate.changed': ({ what }) => `Changed to ${what ?? 'another certificate'}`,
  'certificate.held': 'File received, being checked',
  'certificate.released': 'Issued',
  'certificate.issued': 'Issued',
  'certificate.cancelled': 'Cancelled',
  'certificate.refunded_at_enom': 'Ended',
  'certificate.refunded_unissued': 'Refunded',
  'certificate.member_invited': ({ name }) => `Invited ${name ?? 'someone'}`,
  'certificate.member_joined': ({ role }) => `Accepted the invitation as ${role ?? 'a member'}`,
  'certificate.member_role_changed': ({ name, role }) => `Changed the role of ${name ?? 'a member'} to ${role ?? 'another one'}`,
  'certificate.member_ended': ({ name }) => `Ended the access of ${name ?? 'a member'}`,
  'certificate.helper_link_made': ({ name, step }) => `Made a helper link for ${name ?? 'someone'}${stepText(step)}`,
  'certificate.helper_link_opened': ({ step }) => `Opened the helper link${stepText(step)}`,
  'certificate.helper_link_revoked': ({ name }) => `Revoked the helper link of ${name ?? 'someone'}`,
  'certificate.saved_by_other': ({ what }) => SAVED[what ?? ''] ?? 'Saved a change',
  'certificate.transfer_offered': ({ name }) => `Offered this certificate to ${name ?? 'another account'}`,
  'certificate.transfer_accepted': 'Accepted the transfer; the certificate moved to this account',
  'certificate.transfer_declined': 'Declined the transfer',
  'certificate.transfer_withdrawn': 'Withdrew the offer to transfer',
  'certificate.purchase_blocked': null,
  'certificate.purchase_unclear': null,
  'certificate.purchase_failed': null,
  'certificate.purchase_resumed': null,
  'certificate.purchase_retried': null,
  'certificate.found_not_bought': null,
  'certificate.more_found': null,
  'certificate.cost_accepted': null,
  'certificate.cost_corrected': null,
  'certificate.declared_not_bought': null,
  'certificate.send_repeated': null,
  'certificate.withdraw_requested': null,
  'certificate.send_resumed': null,
  'certificate.dispute_won': null,
  'certificate.payment_disputed': null,
  'certificate.refund_withdrawn': null,
  'certificate.note': null,
  'certificate.viewed_as_client': null,
  'certificate.files_resent': 'The authority was asked to email the files again',
}

/** Returns the text of an event for the buyer, or null if it is not for them. Without `withNames` it names no member, helper or account. */
export function timelineText({ kind, detail }: { kind: string; detail: unknown }, { withNames = true } = {}): string | null {
  const line = isCertificateEvent(kind) ? LINES[kind] : null
  if (typeof line !== 'function') return line
  const facts = details.safeParse(detail).data ?? {}
  return line(withNames ? facts : { ...facts, name: undefined })
}

/** Returns who did it as far as the buyer may know: of us only which side, of members and helpers the name (view/people.ts). */
export function timelineWho(actor: string, names: ReadonlyMap<string, string>): string {
  const [side = 'system'] = actor.split(':')
  if (side === 'enom') return 'the authority'
  if (side === 'system') return 'the shop'
  return side === 'staff' ? 'our team' : (names.get(actor) ?? 'someone with access')
}
