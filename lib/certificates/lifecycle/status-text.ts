import { DAY, HOUR } from '../../clock'
import type { DisputeLock } from './dispute-lock'
import type { BuyerProblem } from './problems'
import type { Blocker, CertificateStatus } from './states'

/** Why a certificate that ended is not called refunded: its buyer is owed the money, disputes the payment, or never paid for it here. */
export type Ended = 'owed' | 'disputed' | 'never_paid'

type Tone = 'info' | 'good' | 'warning' | 'bad'

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
    sentence: 'We’re preparing your certificate. You can fill everything in now.',
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
      'A problem on our side is delaying your certificate. We’ve alerted our team. You can fill everything in now; the rest happens automatically.',
    action: 'Start the set-up',
    group: 'in_progress',
  },
  purchase_unclear: {
    label: 'Paid, being prepared',
    tone: 'warning',
    sentence:
      'Your certificate is taking longer than usual, and we’re checking why. You can fill everything in now, and you won’t be charged again.',
    action: 'Start the set-up',
    group: 'in_progress',
  },
  purchase_failed: {
    label: 'Paid, being prepared',
    tone: 'warning',
    sentence: 'We couldn’t get this certificate yet. Our team is looking into it and will write to you.',
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
    sentence: `A problem on our side keeps us from sending your request. We’ve alerted our team. ${SAFE}`,
    group: 'in_progress',
  },
  send_unclear: {
    label: 'Checking it arrived',
    tone: 'info',
    sentence:
      'Sending took too long, so we’re checking whether your request arrived. Don’t send it again. We’ll email you as soon as we know.',
    group: 'in_progress',
  },
  needs_fix: {
    label: 'Action needed',
    tone: 'warning',
    sentence: 'The authority could not accept something in the request.',
    action: 'Fix the request',
    group: 'needs_you',
  },
  awaiting_approval: {
    label: 'Waiting for approval by email',
    tone: 'info',
    sentence: 'Someone has to open the email from the authority and approve it.',
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
    sentence: 'The file we received doesn’t match the request you sent. We’re looking into it.',
    group: 'in_progress',
  },
  issued: { label: 'Ready to install', tone: 'good', sentence: 'Your certificate is issued.', action: 'Download files', group: 'valid' },
  declined: {
    label: 'Declined',
    tone: 'bad',
    sentence:
      'The request was declined, either by the person who got the approval email or by the authority. You keep what you paid for and can set it up again.',
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
    sentence: 'This certificate has ended. We’re checking your payment and will write to you.',
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
    sentence: `Your bank has asked us to return the payment for this certificate, so it is locked until the bank decides. ${LOCKED} Your answers are saved.`,
    group: 'in_progress',
  },
  lost: {
    label: 'Locked: payment taken back',
    tone: 'bad',
    sentence: `Your bank took back the payment for this certificate, so it is locked. ${LOCKED}`,
    group: 'in_progress',
  },
}

/** The same for one that the buyer may have installed already. */
const LOCKED_ISSUED_WORDS: Record<DisputeLock, Words> = {
  open: {
    ...LOCKED_WORDS.open,
    sentence:
      'Your bank has asked us to return the payment for this certificate, so its files can’t be downloaded until the bank decides. If it’s already installed, it keeps working.',
  },
  lost: {
    ...LOCKED_WORDS.lost,
    sentence:
      'Your bank took back the payment for this certificate, so its files can no longer be downloaded. If it’s already installed, it keeps working unless the authority revokes it.',
  },
}

/** Nothing about this one goes on by itself while Enom asks that much. */
const TOO_DEAR_WORDS: Words = {
  ...STATUS_WORDS.purchase_blocked,
  sentence:
    'This certificate costs us more than you paid, so our team has to decide. You won’t pay more: you get the certificate or a refund, and we’ll write to you. You can fill everything in now.',
}

/** Of a request that ended, where it is known that the authority said no. */
const REFUSED_LABELS: Partial<Record<BuyerProblem, Pick<Words, 'label' | 'sentence'>>> = {
  'refused-by-authority': {
    label: 'Refused by the authority',
    sentence: 'The authority refused this request. Our team will write to you. You keep what you paid for and can set it up again.',
  },
  'caa-refused': {
    label: 'Blocked by a DNS record',
    sentence:
      'A CAA record of your domain doesn’t allow this authority. Add the authority to the record, then set the certificate up again.',
  },
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
  problemCode?: BuyerProblem | null
}): Words {
  const { status, ended, isTooDear, lock, problemCode } = certificate
  if (ended) return ENDED_WORDS[ended]
  if (lock && !isOver(status)) return status === 'issued' ? LOCKED_ISSUED_WORDS[lock] : LOCKED_WORDS[lock]
  if (isTooDear) return TOO_DEAR_WORDS
  const refused = status === 'declined' && problemCode ? REFUSED_LABELS[problemCode] : undefined
  return refused ? { ...STATUS_WORDS[status], ...refused } : STATUS_WORDS[status]
}

/** Days before the end of a file from which its buyer is told to see to the next one. */
export const DUE_DAYS = 30

/** Where an issued certificate stands by the clock. */
type FileStanding = 'good' | 'due' | 'expiring' | 'expired' | 'cover_ended' | 'money_back'

export type IssuedFacts = {
  /** Ends the newest file the buyer has. */
  fileExpiresAt: Date | null
  coverEndsAt: Date | null
  /** What was paid for it went back. */
  isMoneyBack: boolean
}

function fileStanding({ fileExpiresAt, coverEndsAt, isMoneyBack }: IssuedFacts, at: Date): FileStanding {
  if (isMoneyBack) return 'money_back'
  if (coverEndsAt && coverEndsAt <= at) return 'cover_ended'
  if (!fileExpiresAt) return 'good'
  const left = fileExpiresAt.getTime() - at.getTime()
  if (left <= 0) return 'expired'
  if (left < 3 * DAY) return 'expiring'
  return left <= DUE_DAYS * DAY ? 'due' : 'good'
}

const DAY_TEXT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** When a file expires, as a sentence without its full stop: days in words, hours in the last three days, the date once it is over. */
export function expiryText(expiresAt: Date, at: Date): string {
  const left = expiresAt.getTime() - at.getTime()
  if (left <= 0) return `This file expired on ${DAY_TEXT.format(expiresAt)}`
  return `This file expires in ${spanText(left)}`
}

function spanText(left: number): string {
  if (left >= 3 * DAY) return `${Math.floor(left / DAY)} days`
  const hours = Math.max(1, Math.floor(left / HOUR))
  return hours === 1 ? 'an hour' : `${hours} hours`
}

/** Whether what was paid for covers another file after this one. */
function hasNextFile({ fileExpiresAt, coverEndsAt }: IssuedFacts): boolean {
  return fileExpiresAt !== null && coverEndsAt !== null && coverEndsAt.getTime() - fileExpiresAt.getTime() > DAY
}

const ASK = 'Ask for the next file'
const AGAIN = 'Order again'

/** What the buyer reads of an issued certificate at this moment. */
function issuedWords(facts: IssuedFacts, at: Date): Words {
  const { fileExpiresAt, coverEndsAt } = facts
  const standing = fileStanding(facts, at)
  const file = fileExpiresAt ? `${expiryText(fileExpiresAt, at)}.` : ''
  const next = hasNextFile(facts)
  const cover = coverEndsAt ? DAY_TEXT.format(coverEndsAt) : ''
  const todo = next
    ? `Ask us for the next one: your cover includes it until ${cover}.`
    : 'It’s the last one you paid for, so order a new certificate.'
  const action = next ? ASK : AGAIN
  switch (standing) {
    case 'good':
      return STATUS_WORDS.issued
    case 'due':
      return { label: 'Replace soon', tone: 'warning', sentence: `${file} ${todo}`, action, group: 'needs_you' }
    case 'expiring': {
      const left = spanText((fileExpiresAt ?? at).getTime() - at.getTime())
      return { label: `Expires in ${left}`, tone: 'bad', sentence: `${file} ${todo}`, action, group: 'needs_you' }
    }
    case 'expired':
      return {
        label: 'File expired',
        tone: 'bad',
        sentence: `${file} Browsers now warn every visitor. ${todo}`,
        action,
        group: 'needs_you',
      }
    case 'cover_ended':
      return {
        label: 'Cover ended',
        tone: fileExpiresAt && fileExpiresAt > at ? 'warning' : 'bad',
        sentence: `Your cover ended on ${cover}. ${file} To continue, order a new certificate.`.replace('  ', ' '),
        action: AGAIN,
        group: 'needs_you',
      }
    case 'money_back':
      return {
        label: 'Refunded',
        tone: 'info',
        sentence: 'This certificate was refunded. You won’t get another file, and the current one may be revoked.',
        group: 'ended',
      }
  }
}

/** What the buyer reads of a certificate at this moment: `buyerWords`, and of an issued one what the clock says. */
export function shownWords(certificate: Parameters<typeof buyerWords>[0] & IssuedFacts, at: Date): Words {
  return certificate.status === 'issued' && !certificate.lock ? issuedWords(certificate, at) : buyerWords(certificate)
}

/** What the buyer of an issued certificate can do about the next file; null where there is nothing to do yet, or no more. */
export function nextFileStep(certificate: { status: CertificateStatus } & IssuedFacts, at: Date): 'ask' | 'order' | null {
  if (certificate.status !== 'issued') return null
  const { action } = issuedWords(certificate, at)
  return action === ASK ? 'ask' : action === AGAIN ? 'order' : null
}

const GROUP_RANK = { needs_you: 0, in_progress: 1, valid: 2, ended: 3 } as const

/** Compares two certificates for a list: what needs somebody comes first, what is broken before what will be. */
export function byUrgency({ group, tone }: Words, other: Words): number {
  return GROUP_RANK[group] - GROUP_RANK[other.group] || Number(other.tone === 'bad') - Number(tone === 'bad')
}

/** Whether a certificate in this status is over: nothing more comes of it. */
export function isOver(status: CertificateStatus): boolean {
  return STATUS_WORDS[status].group === 'ended'
}

const STAFF_LABELS: Partial<Record<CertificateStatus, string>> = {
  awaiting_activation: 'Waiting for activation',
  provisioning: 'Being bought at Enom',
  purchase_blocked: 'Purchase on hold',
  purchase_unclear: 'Purchase outcome unknown',
  purchase_failed: 'Purchase refused',
  send_blocked: 'Sending on hold',
  send_unclear: 'Sending outcome unknown',
  needs_fix: 'Waiting for the buyer to fix it',
  refunded_unissued: 'Ended before issue',
  refunded_issued: 'Ended after issue',
  issued: 'Issued',
}

/** What staff read on the tag: more exact than the buyer's words where it matters. */
export function staffLabel(status: CertificateStatus): string {
  return STAFF_LABELS[status] ?? STATUS_WORDS[status].label
}

const STAFF_STANDING: Record<Exclude<FileStanding, 'good'>, string> = {
  due: 'Issued, next file due',
  expiring: 'Issued, file expires within 3 days',
  expired: 'Issued, file expired',
  cover_ended: 'Issued, cover ended',
  money_back: 'Issued, refunded',
}

/** What staff read on the tag of a certificate at this moment. */
export function staffWords(certificate: { status: CertificateStatus } & IssuedFacts, at: Date): Words {
  const { status } = certificate
  if (status !== 'issued') return { ...STATUS_WORDS[status], label: staffLabel(status) }
  const standing = fileStanding(certificate, at)
  return { ...issuedWords(certificate, at), label: standing === 'good' ? staffLabel(status) : STAFF_STANDING[standing] }
}

/** Cause and cure of a blocker, for staff. */
export const BLOCKER_WORDS: Record<Blocker, { cause: string; cure: string }> = {
  enom_unreachable: {
    cause: 'Enom isn’t answering.',
    cure: 'You don’t need to do anything unless it lasts. We check every minute and continue automatically.',
  },
  price_unread: {
    cause: 'Enom doesn’t give a clear price for a product on sale here.',
    cure: 'We ask every minute and continue automatically. If it lasts, ask Enom support about this product.',
  },
  login_refused: {
    cause: 'Enom rejects the login ID or password.',
    cure: 'Check the login under Enom accounts. Live accounts don’t exist on the test system, so check Test Mode too.',
  },
  ip_refused: {
    cause: 'Enom doesn’t allow this shop’s IP address.',
    cure: 'On Enom’s website: Resellers, Manage, API. Enter the shop’s outgoing address under New and click Add.',
  },
  funds_needed: {
    cause: 'The balance at Enom is too low.',
    cure: 'Refill the account at Enom. Certificates on hold then continue automatically.',
  },
  cost_risen: {
    cause: 'Enom charges more for a certificate than the buyer paid.',
    cure: 'Accept the higher cost on the certificate’s page, raise the cost tolerance of the Enom account, or refund it. If the price falls, purchases resume automatically.',
  },
  no_account: {
    cause: 'No Enom account is set up for this product.',
    cure: 'Add one under Enom accounts, or choose one for the product.',
  },
}
