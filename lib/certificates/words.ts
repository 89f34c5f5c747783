import type { DisputeLock } from './dispute-lock'
import type { Ended } from './schema'
import type { Blocker, CertificateStatus } from './state'

export type Tone = 'info' | 'good' | 'warning' | 'bad'

type Words = {
  /** What buyer and staff read on the tag. */
  label: string
  tone: Tone
  /** What is going on and who acts, for the buyer; never a supplier's own words. */
  sentence: string
  /** What the buyer can do now; absent when it is not their turn. */
  action?: string
  /** Order in lists: what needs the buyer first. */
  group: 'needs_you' | 'in_progress' | 'valid' | 'ended'
}

const SAFE = 'Your details are saved and will be sent automatically.'

/** One map of status words for shop, mail and back office. What the buyer reads of a certificate is `buyerWords`. */
export const STATUS_WORDS: Record<CertificateStatus, Words> = {
  awaiting_activation: {
    label: 'Paid, being prepared',
    tone: 'info',
    sentence: 'We are preparing your certificate. You can fill everything in now.',
    group: 'in_progress',
  },
  provisioning: {
    label: 'Paid, being prepared',
    tone: 'info',
    sentence: 'We’re getting your certificate ready. You can fill everything in now.',
    action: 'Start the set-up',
    group: 'in_progress',
  },
  purchase_blocked: {
    label: 'Paid, being prepared',
    tone: 'warning',
    sentence:
      'Getting your certificate is held up on our side. We’ve alerted our team. You can fill everything in now; it continues by itself.',
    action: 'Start the set-up',
    group: 'in_progress',
  },
  purchase_unclear: {
    label: 'Paid, being prepared',
    tone: 'warning',
    sentence:
      'Getting your certificate takes longer than usual and we’re checking. You can fill everything in now; you won’t be charged again.',
    action: 'Start the set-up',
    group: 'in_progress',
  },
  purchase_failed: {
    label: 'Paid, being prepared',
    tone: 'warning',
    sentence: 'We could not get this certificate yet. Our team is looking into it and will write to you.',
    group: 'in_progress',
  },
  not_configured: {
    label: 'Ready to set up',
    tone: 'warning',
    sentence: 'Tell us which address it is for and who approves it.',
    action: 'Set up',
    group: 'needs_you',
  },
  sending: { label: 'Being sent', tone: 'info', sentence: 'Your request is on its way to the authority.', group: 'in_progress' },
  send_blocked: {
    label: 'Being sent',
    tone: 'warning',
    sentence: `We can’t reach our supplier because of a fault in our set-up. We’ve alerted our team. ${SAFE}`,
    group: 'in_progress',
  },
  send_unclear: {
    label: 'Checking it arrived',
    tone: 'info',
    sentence: 'Sending took too long and we’re checking whether it arrived. Don’t send again; we’ll email you as soon as we know.',
    group: 'in_progress',
  },
  needs_fix: {
    label: 'Needs a fix from you',
    tone: 'warning',
    sentence: 'The authority could not accept something in the request.',
    action: 'Mend the request',
    group: 'needs_you',
  },
  awaiting_approval: {
    label: 'Waiting for approval by email',
    tone: 'info',
    sentence: 'Someone has to open the message the authority sent and approve it.',
    group: 'in_progress',
  },
  org_validation: {
    label: 'Organisation being checked',
    tone: 'info',
    sentence: 'The authority is checking the organisation. It doesn’t tell us which check it is on.',
    group: 'in_progress',
  },
  approved: {
    label: 'Approved, being issued',
    tone: 'info',
    sentence: 'Approved. The authority is making the certificate.',
    group: 'in_progress',
  },
  held: {
    label: 'On hold',
    tone: 'warning',
    sentence: 'Wait: the file we received isn’t for the request you sent. We’re looking into it.',
    group: 'in_progress',
  },
  issued: { label: 'Ready to install', tone: 'good', sentence: 'Your certificate is issued.', action: 'Download files', group: 'valid' },
  declined: {
    label: 'Declined by the domain owner',
    tone: 'bad',
    sentence: 'Whoever opened the approval message declined it, or the authority did. You keep what you paid for and can set it up again.',
    action: 'Set up again',
    group: 'needs_you',
  },
  refunded_unissued: { label: 'Refunded', tone: 'info', sentence: 'This certificate was refunded before it was issued.', group: 'ended' },
  refunded_issued: { label: 'Refunded', tone: 'info', sentence: 'This certificate was refunded.', group: 'ended' },
  cancelled: { label: 'Cancelled', tone: 'info', sentence: 'This certificate was cancelled.', group: 'ended' },
}

const JUST_ENDED: Words = { label: 'Ended', tone: 'info', sentence: 'This certificate has ended.', group: 'ended' }

const ENDED_WORDS: Record<Ended, Words> = {
  owed: {
    label: 'Ended',
    tone: 'warning',
    sentence: 'This certificate has ended. We’re looking into your money and will write to you.',
    group: 'ended',
  },
  disputed: JUST_ENDED,
  never_paid: JUST_ENDED,
}

const LOCKED = 'It can’t be set up, sent or downloaded.'

/** A payment that the buyer's bank asks back locks what was bought with it. */
const LOCKED_WORDS: Record<DisputeLock, Words> = {
  open: {
    label: 'Locked: payment disputed',
    tone: 'bad',
    sentence: `Your bank has asked us to give the payment for this certificate back, so it is locked until the bank decides. ${LOCKED} Nothing you typed is lost.`,
    group: 'in_progress',
  },
  lost: {
    label: 'Locked: payment taken back',
    tone: 'bad',
    sentence: `Your bank took the payment for this certificate back, so it is locked. ${LOCKED}`,
    group: 'in_progress',
  },
}

/** Nothing about this one goes on by itself while Enom asks that much. */
const TOO_DEAR_WORDS: Words = {
  ...STATUS_WORDS.purchase_blocked,
  sentence:
    'This certificate costs us more than you paid, so a person has to decide. You don’t pay more: you get the certificate or your money back, and we’ll write to you. You can fill everything in now.',
}

/**
 * What the buyer reads of a certificate: that it was refunded only where their money went back, and that it continues by itself only where
 * it does.
 */
export function buyerWords(certificate: {
  status: CertificateStatus
  ended: Ended | null
  isTooDear?: boolean
  lock?: DisputeLock | null
}): Words {
  const { status, ended, isTooDear, lock } = certificate
  if (ended) return ENDED_WORDS[ended]
  if (lock && !isOver(status)) return LOCKED_WORDS[lock]
  return isTooDear ? TOO_DEAR_WORDS : STATUS_WORDS[status]
}

/** Whether a certificate in this status is over: nothing more comes of it. */
export function isOver(status: CertificateStatus): boolean {
  return STATUS_WORDS[status].group === 'ended'
}

const STAFF_LABELS: Partial<Record<CertificateStatus, string>> = {
  awaiting_activation: 'Waits for activation',
  provisioning: 'Being bought at Enom',
  purchase_blocked: 'Purchase waits',
  purchase_unclear: 'Purchase unclear',
  purchase_failed: 'Purchase refused',
  send_blocked: 'Sending waits',
  send_unclear: 'Sending unclear',
  needs_fix: 'Needs a fix from the buyer',
  refunded_unissued: 'Ended unissued',
  refunded_issued: 'Ended after issue',
}

/** What staff read on the tag: more exact than the buyer's words where it matters. */
export function staffLabel(status: CertificateStatus): string {
  return STAFF_LABELS[status] ?? STATUS_WORDS[status].label
}

/** Cause and cure of a blocker, for staff. */
export const BLOCKER_WORDS: Record<Blocker, { cause: string; cure: string }> = {
  enom_unreachable: {
    cause: 'Enom does not answer.',
    cure: 'Nothing to do unless it lasts: we look every minute and continue by ourselves.',
  },
  price_unread: {
    cause: 'Enom gives no clear price for a product that is on sale here.',
    cure: 'We ask every minute and continue by ourselves. If it lasts, ask Enom support about this product.',
  },
  login_refused: {
    cause: 'Enom says: bad user name or password.',
    cure: 'Check the login in Enom accounts. An account of the live system is not known to the test system: look at Test Mode too.',
  },
  ip_refused: {
    cause: 'Enom does not permit this shop’s IP address.',
    cure: 'On Enom’s website: Resellers, Manage, API. Enter the shop’s outgoing address under New and click add.',
  },
  funds_needed: {
    cause: 'The balance at Enom is too low.',
    cure: 'Refill the account at Enom. Waiting certificates continue by themselves.',
  },
  cost_risen: {
    cause: 'Enom asks more for a certificate than was paid for it.',
    cure: 'Accept the cost on the certificate’s page, let the Enom account exceed prices by more, or refund it. If the price falls, what waits continues by itself.',
  },
  no_account: {
    cause: 'No Enom account is set up for this product.',
    cure: 'Add an account in Enom accounts, or choose one in the product.',
  },
}
