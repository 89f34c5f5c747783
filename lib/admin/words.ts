import { type CertificateEventKind, isCertificateEvent } from '../certificates/lifecycle/events'
import type { Blocker, CertificateStatus } from '../certificates/lifecycle/states'
import { BLOCKER_WORDS } from '../certificates/lifecycle/status-text'
import { whyDeclined } from '../certificates/validation/why-declined'
import { causeOfWords } from '../registrar/causes'

export type Trouble = { cause: string; cure: string }

const TROUBLE: Partial<Record<CertificateStatus, Trouble>> = {
  awaiting_activation: {
    cause: 'The order is paid and its product is activated by hand.',
    cure: 'Activate it: it is then bought at Enom and the buyer gets the set-up link. Or refund the order; nothing has been bought.',
  },
  purchase_unclear: {
    cause: 'Enom was asked to sell this certificate, no readable answer came, and looking at Enom has not told whether it was sold.',
    cure: 'Look in Enom’s list below. If it lists a certificate of this type that belongs to no order here, bind it. If there is none, say that it was not bought: it is then bought again. We keep looking each hour.',
  },
  purchase_failed: {
    cause: 'Enom refused to sell this certificate, or its refund was not sent. Nothing was bought.',
    cure: 'Read what was reported. Correct the product or the account and try again, or refund the order.',
  },
  send_unclear: {
    cause: 'The request was sent and no readable answer came.',
    cure: 'Nothing to do: we look at Enom whether it arrived and go on by ourselves. Nothing is sent twice.',
  },
  needs_fix: {
    cause: 'The authority refused something the buyer gave.',
    cure: 'The buyer has been told what to change. Help them if they ask; what the authority reported is below.',
  },
  held: {
    cause: 'The issued file does not fit the request, so the buyer has not got it.',
    cure: 'Read what is wrong with it. Ask Enom for a correct file and check again, or release it if you are sure that it is right.',
  },
}

const LOOKING: Trouble = {
  cause: 'Enom was asked to sell this certificate and no readable answer came. It may have been bought and paid.',
  cure: 'Nothing to do: we look at Enom until it is known, and bind what was bought or buy it again. That takes a few minutes. If you see the certificate in Enom’s list already, you can bind it below.',
}

const OWED: Trouble = {
  cause: 'It has ended, and the buyer’s money has not gone back.',
  cure: 'Refund it under Money. Until then it stands among what needs a person, and the buyer reads that we are looking into their money.',
}

const DISPUTED: Trouble = {
  cause: 'The payment is disputed at the buyer’s bank. Nothing was bought.',
  cure: 'Wait for the dispute, which you answer in Stripe. If it is won, this is bought by itself; if it is lost, it is cancelled. You can have it bought all the same, at your own risk.',
}

const NOT_ACTIVATED: Trouble = {
  cause: 'The product is activated by hand, and the payment is disputed at the buyer’s bank. Nothing was bought.',
  cure: 'It cannot be activated before the dispute is won. If it is lost, it is cancelled.',
}

type Standing = {
  status: CertificateStatus
  blocker: Blocker | null
  looks: number | null
  isOwed: boolean
  isDisputed: boolean
  problemText?: string | null
}

/**
 * Why a certificate does not go on, and what staff can do about it; null when nothing is wrong. `looks`: an unclear purchase is still
 * being looked for. `isOwed`: it ended, and its buyer's money has not gone back. `isDisputed`: the buyer's bank claims it back.
 */
export function troubleOf({ status, blocker, looks, isOwed, isDisputed, problemText }: Standing): Trouble | null {
  if (isOwed) return OWED
  if (status === 'purchase_failed' && isDisputed) return DISPUTED
  if (status === 'awaiting_activation' && isDisputed) return NOT_ACTIVATED
  if (status === 'purchase_unclear' && looks !== null) return LOOKING
  if ((status === 'purchase_blocked' || status === 'send_blocked') && blocker) return BLOCKER_WORDS[blocker]
  if (status === 'declined') return declinedTrouble(problemText ?? '')
  return TROUBLE[status] ?? null
}

/** The true cause first, as far as Enom's words tell it. */
function declinedTrouble(words: string): Trouble {
  const cure = 'The buyer can set it up again. If the domain is theirs and this repeats, ask Enom.'
  switch (whyDeclined(words)) {
    case 'caa-refused':
      return {
        cause: 'A CAA record of the domain forbids the authority.',
        cure: 'The owner of the domain has to allow it in DNS; the buyer has been told and can then set it up again.',
      }
    case 'refused-by-authority':
      return {
        cause: `The authority refused: ${words}.`,
        cure: 'The buyer reads that we write to them about the reason. They can set it up again.',
      }
    case 'declined':
      return {
        cause: words ? `Not approved: ${words}.` : 'The person who opened the approval message declined, or the authority did.',
        cure,
      }
  }
}

/**
 * What staff read of why a certificate is where it is: Enom's or the authority's own words, with their cause where these tell one. A file is
 * held by the shop's own check and a disputed one by its dispute: no words of ours are explained as if Enom had said them.
 */
export function reportedOf({ status, problemText, isDisputed }: Pick<Standing, 'status' | 'isDisputed'> & { problemText: string | null }): {
  words: string
  cause: string | null
} | null {
  if (!problemText || status === 'held' || (status === 'purchase_failed' && isDisputed)) return null
  return { words: problemText, cause: causeOfWords(problemText)?.admin ?? null }
}

const EVENTS: Record<CertificateEventKind, string> = {
  'certificate.created': 'Made for the paid order',
  'certificate.activated': 'Activated by hand',
  'certificate.purchased': 'Bought at Enom',
  'certificate.purchase_blocked': 'Purchase waits',
  'certificate.purchase_unclear': 'Purchase unclear',
  'certificate.purchase_failed': 'Purchase refused',
  'certificate.purchase_resumed': 'Purchase tried again by itself',
  'certificate.purchase_retried': 'Purchase tried again by staff',
  'certificate.found_not_bought': 'Looked up at Enom: nothing was bought',
  'certificate.more_found': 'More than one certificate at Enom belongs to nobody here',
  'certificate.cost_accepted': 'Cost accepted by staff',
  'certificate.cost_corrected': 'Cost corrected to what Enom took',
  'certificate.declared_not_bought': 'Staff found that nothing was bought',
  'certificate.send_requested': 'Sent off by the buyer',
  'certificate.send_repeated': 'Sent again, since it had not arrived',
  'certificate.send_blocked': 'Sending waits',
  'certificate.send_unclear': 'Sending unclear',
  'certificate.send_resumed': 'Sending tried again by itself',
  'certificate.submitted': 'Arrived at the authority',
  'certificate.needs_fix': 'Refused: the buyer has to fix it',
  'certificate.released': 'Held file released by staff',
  'certificate.declined': 'Declined',
  'certificate.refunded_at_enom': 'Ended, as Enom refunded it',
  'certificate.cancelled': 'Cancelled',
  'certificate.dispute_won': 'Dispute won: being bought',
  'certificate.payment_disputed': 'Payment disputed: not bought before staff decide',
  'certificate.refund_withdrawn': 'Its refund was not made',
  'certificate.imported': 'Imported from Enom for this client',
  'certificate.awaiting_approval': 'Waiting for approval by email',
  'certificate.org_validation': 'Organisation being checked',
  'certificate.approved': 'Approved',
  'certificate.not_configured': 'Request taken back at Enom; it can be set up again',
  'certificate.held': 'File on hold: it does not fit the request',
  'certificate.issued': 'Issued',
  'certificate.refunded_unissued': 'Ended, as its price went back before it was issued',
}

/** What an event of a certificate was, for staff; one of another release by its own name. */
export function certificateEventText(kind: string): string {
  return isCertificateEvent(kind) ? EVENTS[kind] : kind.replace(/^certificate\./, '').replaceAll('_', ' ')
}

const MAILS: Record<string, string> = {
  order_received: 'order received',
  payment_processing: 'bank is confirming',
  payment_failed: 'payment failed',
  refund_made: 'refund made',
  set_up: 'set up your certificate',
  sent_to_authority: 'sent to the authority',
  certificate_issued: 'certificate issued',
  needs_you: 'needs you',
  sign_in: 'sign-in code',
  password_code: 'code to set a password',
  security_notice: 'notice about signing in',
  staff_alert: 'alert to staff',
}

/** A mail by the name staff know it by. */
export function mailName(kind: string): string {
  return MAILS[kind] ?? kind
}

/** What became of a mail. */
export function mailText(kind: string, status: 'queued' | 'sent' | 'failed'): string {
  const name = `Mail “${mailName(kind)}”`
  if (status === 'sent') return `${name} sent`
  return status === 'queued' ? `${name} is waiting to be sent` : `${name} could not be sent`
}
