import { type CertificateEventKind, isCertificateEvent } from '../certificates/lifecycle/events'
import { HOLDS, type Trouble } from '../certificates/lifecycle/holds'
import { columnsOf, isUndecided, type Place } from '../certificates/lifecycle/places'
import { troubleWords } from '../certificates/status/place-text'
import { whyDeclined } from '../certificates/validation/why-declined'
import { causeOfWords } from '../registrar/translation/causes'

const LOOKING: Trouble = {
  cause: 'We tried to buy this certificate but got no readable response. It may have been bought and paid for.',
  cure: 'You don’t need to do anything. We check at Enom until we know, then bind what was bought or buy it again. This takes a few minutes. If you already see the certificate in Enom’s list, you can bind it below.',
}

const OWED: Trouble = {
  cause: 'It has ended, and the buyer has not been refunded.',
  cure: 'Refund it under Money. Until then it stays in “Needs attention”, and the buyer sees that we’re checking their payment.',
}

const NOT_ACTIVATED: Trouble = {
  cause: 'This product is activated manually, and the buyer is disputing the payment. Nothing was bought.',
  cure: 'You can activate it once the dispute is won. If it is lost, the certificate is cancelled.',
}

type Standing = {
  place: Place
  looks: number | null
  isOwed: boolean
  isDisputed: boolean
  problemText?: string | null
}

/**
 * Returns why a certificate is not progressing and what staff can do about it; null if nothing is wrong. `looks`: the shop is still trying
 * to resolve a purchase with an unknown outcome. `isOwed`: the certificate has ended and its buyer has not been refunded. `isDisputed`: the
 * buyer's bank disputes the payment.
 */
export function troubleOf({ place, looks, isOwed, isDisputed, problemText }: Standing): Trouble | null {
  if (isOwed) return OWED
  const { stage, hold } = columnsOf(place)
  if (!hold) return null
  if (isDisputed && isUndecided(place)) return troubleWords('payment_disputed')
  if (isDisputed && hold === 'activation') return NOT_ACTIVATED
  if (place === 'purchase:outcome_unknown' && looks !== null) return LOOKING
  if (hold === 'declined') return declinedTrouble(problemText ?? '')
  return HOLDS[hold].in[stage]?.trouble ?? null
}

/** Returns the actual cause of a declined request if Enom's wording reveals it. */
function declinedTrouble(words: string): Trouble {
  const cure = 'The buyer can set it up again. If the domain is theirs and this happens again, ask Enom.'
  switch (whyDeclined(words)) {
    case 'caa-refused':
      return {
        cause: 'A CAA record of the domain doesn’t allow this authority.',
        cure: 'The owner of the domain has to allow it in DNS. We’ve told the buyer, who can then set it up again.',
      }
    case 'refused-by-authority':
      return {
        cause: `The authority refused: ${words}.`,
        cure: 'The buyer sees that we’ll write to them about the reason. They can set it up again.',
      }
    case 'declined':
      return {
        cause: words ? `Not approved: ${words}.` : 'It was declined, either by the person who got the approval email or by the authority.',
        cure,
      }
  }
}

/**
 * Returns Enom's or the authority's explanation of a certificate's current state, with the cause if known and not already the reason for
 * the hold. A rejected file is on hold because of the shop's own check, and a disputed certificate because of its dispute; those texts are ours and must not be attributed to
 * Enom.
 */
export function reportedOf({ place, problemText, isDisputed }: Pick<Standing, 'place' | 'isDisputed'> & { problemText: string | null }): {
  words: string
  cause: string | null
} | null {
  if (!problemText || place === 'validation:file_mismatch' || (isDisputed && isUndecided(place))) return null
  const cause = causeOfWords(problemText)?.admin ?? null
  const { hold } = columnsOf(place)
  return { words: problemText, cause: cause && hold && cause.startsWith(troubleWords(hold).cause) ? null : cause }
}

const EVENTS: Record<CertificateEventKind, string> = {
  'certificate.created': 'Created for the paid order',
  'certificate.activated': 'Activated by hand',
  'certificate.purchased': 'Bought from Enom',
  'certificate.purchase_blocked': 'Purchase on hold',
  'certificate.purchase_unclear': 'Purchase outcome unknown',
  'certificate.purchase_failed': 'Purchase refused',
  'certificate.purchase_resumed': 'Purchase retried automatically',
  'certificate.purchase_retried': 'Purchase retried by staff',
  'certificate.found_not_bought': 'Checked at Enom: nothing was bought',
  'certificate.more_found': 'Enom has more than one certificate that belongs to no order here',
  'certificate.cost_accepted': 'Cost accepted by staff',
  'certificate.cost_corrected': 'Cost corrected to what Enom charged',
  'certificate.declared_not_bought': 'Staff found that nothing was bought',
  'certificate.send_requested': 'Request sent',
  'certificate.send_repeated': 'Sent again because it had not arrived',
  'certificate.send_blocked': 'Sending on hold',
  'certificate.send_unclear': 'Sending outcome unknown',
  'certificate.send_resumed': 'Sending retried automatically',
  'certificate.submitted': 'Arrived at the authority',
  'certificate.needs_fix': 'Refused: the buyer has to fix it',
  'certificate.released': 'Held file released by staff',
  'certificate.declined': 'Declined',
  'certificate.suspended': 'Suspended',
  'certificate.unsuspended': 'Suspension ended',
  'certificate.member_invited': 'Invited a member',
  'certificate.member_joined': 'Accepted an invitation',
  'certificate.member_role_changed': 'Changed a member’s role',
  'certificate.member_ended': 'Ended a member’s access',
  'certificate.helper_link_made': 'Made a helper link',
  'certificate.helper_link_opened': 'Opened a helper link',
  'certificate.helper_link_revoked': 'Revoked a helper link',
  'certificate.saved_by_other': 'Someone other than the buyer saved a change',
  'certificate.transfer_offered': 'Offered to another account',
  'certificate.transfer_accepted': 'Moved to another account',
  'certificate.transfer_declined': 'Transfer declined',
  'certificate.transfer_withdrawn': 'Transfer withdrawn',
  'certificate.terminated': 'Terminated by staff',
  'certificate.changed': 'Changed to another certificate',
  'certificate.replacement_begun': 'Replacement started',
  'certificate.replacement_by_ticket': 'Replacement to be requested by ticket',
  'certificate.replaced_elsewhere': 'New file received: replaced at the authority or by a ticket',
  'certificate.replacement_abandoned': 'Replacement cancelled',
  'certificate.refunded_at_enom': 'Ended because Enom refunded it',
  'certificate.cancelled': 'Cancelled',
  'certificate.dispute_won': 'Dispute won: being bought',
  'certificate.payment_disputed': 'Payment disputed: not bought until staff decide',
  'certificate.refund_withdrawn': 'Refund not made after all',
  'certificate.imported': 'Imported from Enom for this client',
  'certificate.awaiting_approval': 'Waiting for approval by email',
  'certificate.approval_resent': 'Approval email sent again',
  'certificate.approver_changed': 'Approver changed',
  'certificate.withdraw_requested': 'Asked Enom to withdraw the request',
  'certificate.withdrawn': 'Request withdrawn',
  'certificate.org_validation': 'Organisation being checked',
  'certificate.approved': 'Approved',
  'certificate.not_configured': 'Request withdrawn at Enom; it can be set up again',
  'certificate.held': 'File on hold: it does not match the request',
  'certificate.issued': 'Issued',
  'certificate.note': 'Note',
  'certificate.viewed_as_client': 'Viewed as the client',
  'certificate.files_resent': 'Asked the authority to send the files again',
  'certificate.refunded_unissued': 'Ended because its price was refunded before it was issued',
}

/** Returns the staff wording for a certificate event. An event kind from another release is shown by its raw name. */
export function certificateEventText(kind: string): string {
  return isCertificateEvent(kind) ? EVENTS[kind] : kind.replace(/^certificate\./, '').replaceAll('_', ' ')
}

/** The names used for emails in the back office. */
export const MAILS: Readonly<Record<string, string>> = {
  order_received: 'order received',
  payment_link: 'payment link',
  quote: 'quote',
  payment_processing: 'bank is confirming',
  payment_failed: 'payment failed',
  refund_made: 'refund made',
  credit_given: 'credit given',
  refund_taken_back: 'refund was not sent',
  change_offered: 'change offered',
  set_up: 'set up your certificate',
  sent_to_authority: 'sent to the authority',
  approver_changed: 'approver changed',
  invitation: 'invitation',
  done_for_you: 'done for the client by staff',
  helper_opened: 'helper link opened',
  transfer_offered: 'transfer offered',
  transfer_done: 'transfer done',
  buyer_changed: 'order moved',
  certificate_issued: 'certificate issued',
  needs_you: 'needs you',
  sign_in: 'sign-in code',
  password_code: 'code to set a password',
  security_notice: 'notice about signing in',
  email_change: 'change of address',
  delete_account: 'deletion of the account',
  staff_invitation: 'invitation to the back office',
  staff_password: 'new staff password',
  reminder_set_up: 'reminder to set up',
  reminder_approval: 'reminder to approve',
  reminder_replace_file: 'reminder to replace the file',
  reminder_cover_ends: 'reminder that the cover ends',
  staff_alert: 'alert to staff',
  monthly_report: 'monthly report',
  test: 'test of a text',
}

/** The names of the variants, for emails that have several. */
const MAIL_CASES: Readonly<Record<string, string>> = {
  'set_up.nothing': 'new link to an order',
  'sent_to_authority.publish': 'sent to the authority, with a proof to publish',
  'certificate_issued.elsewhere': 'certificate replaced at the authority',
  'transfer_done.receiver': 'transfer done, to the receiver',
  'buyer_changed.receiver': 'order moved, to its new address',
  'email_change.from': 'change of address, to the current one',
}

/** Returns the name used for a variant of an email in the back office. */
export function mailTextName(mail: string): string {
  return MAIL_CASES[mail] ?? mailName(mail)
}

/** Returns the name used for an email in the back office. */
export function mailName(kind: string): string {
  return MAILS[kind] ?? kind
}

/** Returns the name of an email with its state. */
export function mailText(kind: string, status: 'queued' | 'sent' | 'failed'): string {
  const name = `Mail “${mailName(kind)}”`
  if (status === 'sent') return `${name} sent`
  return status === 'queued' ? `${name} is waiting to be sent` : `${name} could not be sent`
}
