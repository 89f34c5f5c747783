import { DAY, HOUR } from '../../clock'
import type { ValidationStep } from '../../db/generated/enums'
import type { DisputeLock } from './dispute-lock'
import { HOLDS, type Hold, type Trouble, type Words } from './holds'
import { columnsOf, isEditable, PLACES, type Place, type Stage, stageOf } from './places'
import type { BuyerProblem } from './problems'

/**
 * Why a certificate that ended is not shown as refunded: the shop owes its buyer the money, the buyer disputes the payment, or the buyer
 * never paid for it here.
 */
export type Ended = 'owed' | 'disputed' | 'never_paid'

const IN_STAGE: Record<Exclude<Stage, 'validation' | 'closed'>, Words> = {
  purchase: {
    label: 'Paid, being prepared',
    staffLabel: 'Being bought at Enom',
    tone: 'info',
    sentence: 'We’re getting your certificate ready. You can fill everything in now.',
    action: 'Start the set-up',
    group: 'in_progress',
  },
  setup: {
    label: 'Ready to set up',
    tone: 'warning',
    sentence: 'Tell us which address it is for and who approves it.',
    action: 'Set up',
    group: 'needs_you',
  },
  submission: { label: 'Being sent', tone: 'info', sentence: 'Your request is on its way to the authority.', group: 'in_progress' },
  issued: {
    label: 'Ready to install',
    staffLabel: 'Issued',
    tone: 'good',
    sentence: 'Your certificate is issued.',
    action: 'Download files',
    group: 'valid',
  },
}

const IN_VALIDATION: Record<ValidationStep, Words> = {
  approval: {
    label: 'Waiting for approval by email',
    tone: 'info',
    sentence: 'Someone has to open the email from the authority and approve it.',
    group: 'in_progress',
  },
  organisation: {
    label: 'Organisation being checked',
    tone: 'info',
    sentence: 'The authority is checking the organisation. It doesn’t tell us which check it is on.',
    group: 'in_progress',
  },
  issuing: {
    label: 'Approved, being issued',
    tone: 'info',
    sentence: 'Approved. The authority is making the certificate.',
    group: 'in_progress',
  },
}

const REPLACING: Words = {
  label: 'Replacement started',
  tone: 'warning',
  sentence: 'Send the new request. The current file stays valid until the new one is here.',
  action: 'Continue the replacement',
  group: 'needs_you',
}

const CANCELLED: Words = { label: 'Cancelled', tone: 'info', sentence: 'This certificate was cancelled.', group: 'ended' }
const REFUNDED = { label: 'Refunded', tone: 'info', group: 'ended' } as const
const REFUNDED_UNISSUED: Words = {
  ...REFUNDED,
  staffLabel: 'Ended before issue',
  sentence: 'This certificate was refunded before it was issued.',
}
const REFUNDED_ISSUED: Words = { ...REFUNDED, staffLabel: 'Ended after issue', sentence: 'This certificate was refunded.' }

const TERMINATED: Words = {
  label: 'Ended',
  staffLabel: 'Terminated',
  tone: 'info',
  sentence: 'Our team has ended this certificate. It can no longer be set up.',
  group: 'ended',
}
const TERMINATED_ISSUED: Words = {
  ...TERMINATED,
  sentence:
    'Our team has ended this certificate. You get no further file for it. You can still download the file you have, but links for servers no longer work.',
}

/** A certificate that was changed to another one, as its buyer reads it. */
const CHANGED: Words = {
  label: 'Changed',
  tone: 'info',
  sentence: 'This certificate was changed to another one. What you paid for it counts towards that one.',
  group: 'ended',
}

/** A certificate's place and whether the authority had issued it. Its texts depend on these first. */
export type Shown = { place: Place; wasIssued: boolean }

/** Returns the texts for a place, for shop, mail and back office. For what the buyer sees of a certificate, use `buyerWords`. */
export function placeWords({ place, wasIssued }: Shown): Words {
  const { stage, hold, validationStep, closedReason } = columnsOf(place)
  const held = hold && HOLDS[hold].in[stage]
  if (held) return held
  if (stage === 'closed') {
    if (closedReason === 'not_purchased') return CANCELLED
    if (closedReason === 'terminated') return wasIssued ? TERMINATED_ISSUED : TERMINATED
    return wasIssued ? REFUNDED_ISSUED : REFUNDED_UNISSUED
  }
  if (stage === 'setup' && wasIssued) return REPLACING
  return stage === 'validation' ? IN_VALIDATION[validationStep ?? 'issuing'] : IN_STAGE[stage]
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

/** Texts for a certificate that is locked because its payment is disputed. */
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

/** A certificate that staff locked while its buyer had something to do. */
const SUSPENDED_WORDS: Words = {
  label: 'Locked by our team',
  tone: 'warning',
  sentence: 'Our team has locked this certificate. Its page says why.',
  group: 'in_progress',
}

/** Texts for a locked certificate that the buyer may have installed already. */
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

/** Labels for a declined request if we know that the authority refused it. */
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
 * Returns what the buyer sees of a certificate. It says "refunded" only if the buyer got their money back, and promises automatic progress
 * only if there is any.
 */
export function buyerWords(certificate: {
  place: Place
  wasIssued: boolean
  ended: Ended | null
  lock?: DisputeLock | null
  suspendedReason?: string | null
  problemCode?: BuyerProblem | null
  changedToId?: string | null
}): Words {
  const { place, ended, lock, suspendedReason, problemCode } = certificate
  if (ended) return ENDED_WORDS[ended]
  if (certificate.changedToId) return CHANGED
  if (lock && stageOf(place) !== 'closed') return place === 'issued' ? LOCKED_ISSUED_WORDS[lock] : LOCKED_WORDS[lock]
  if (suspendedReason && isEditable({ stage: stageOf(place) })) return SUSPENDED_WORDS
  const refused = place === 'setup:declined' && problemCode ? REFUSED_LABELS[problemCode] : undefined
  return { ...placeWords(certificate), ...refused }
}

/** Number of days before a file expires from which its buyer is asked to replace it. */
export const DUE_DAYS = 30

/** Where an issued certificate is in the life of its file. */
type FileStanding = 'good' | 'due' | 'expiring' | 'expired' | 'cover_ended' | 'money_back'

export type IssuedFacts = {
  wasIssued: boolean
  /** When the newest file the buyer has expires. */
  fileExpiresAt: Date | null
  coverEndsAt: Date | null
  /** Whether its price was refunded. */
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

/**
 * Returns when a file expires, as a sentence without a full stop: in days, in hours during the last three days, and as a date once it has
 * expired.
 */
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

/** Returns whether the paid cover includes another file after this one. */
function hasNextFile({ fileExpiresAt, coverEndsAt }: IssuedFacts): boolean {
  return fileExpiresAt !== null && coverEndsAt !== null && coverEndsAt.getTime() - fileExpiresAt.getTime() > DAY
}

const ASK = 'Get the next file'
const AGAIN = 'Order again'

/** Returns what the buyer sees of an issued certificate at a given time. */
function issuedWords(facts: IssuedFacts, at: Date): Words {
  const { fileExpiresAt, coverEndsAt } = facts
  const standing = fileStanding(facts, at)
  const file = fileExpiresAt ? `${expiryText(fileExpiresAt, at)}.` : ''
  const next = hasNextFile(facts)
  const cover = coverEndsAt ? DAY_TEXT.format(coverEndsAt) : ''
  const todo = next
    ? `Get the next one now: your cover includes it until ${cover}.`
    : 'It’s the last one you paid for, so order a new certificate.'
  const action = next ? ASK : AGAIN
  switch (standing) {
    case 'good':
      return IN_STAGE.issued
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

/**
 * Returns what the buyer sees of a certificate at a given time: `buyerWords`, or for an issued certificate a text that depends on the time.
 */
export function shownWords(certificate: Parameters<typeof buyerWords>[0] & IssuedFacts, at: Date): Words {
  return certificate.place === 'issued' && !certificate.lock ? issuedWords(certificate, at) : buyerWords(certificate)
}

/**
 * Returns what the buyer of an issued certificate can do about the next file. Null if there is nothing to do yet, or nothing left to do.
 */
export function nextFileStep(certificate: { place: Place } & IssuedFacts, at: Date): 'ask' | 'order' | null {
  if (certificate.place !== 'issued') return null
  const { action } = issuedWords(certificate, at)
  return action === ASK ? 'ask' : action === AGAIN ? 'order' : null
}

const GROUP_RANK = { needs_you: 0, in_progress: 1, valid: 2, ended: 3 } as const

/** Compares two certificates for a list: those that need someone come first, and among them those that are already broken. */
export function byUrgency({ group, tone }: Words, other: Words): number {
  return GROUP_RANK[group] - GROUP_RANK[other.group] || Number(other.tone === 'bad') - Number(tone === 'bad')
}

/** Returns whether a certificate in this place is over. */
export function isOver(place: Place): boolean {
  return stageOf(place) === 'closed'
}

/** Returns the tag staff see. It is more precise than the buyer's where that matters. */
export function staffLabel(shown: Shown): string {
  const { label, staffLabel: exact } = placeWords(shown)
  return exact ?? label
}

/** Every label staff can filter by, with the places it covers. */
export const STAFF_LABELS: ReadonlyMap<string, readonly Shown[]> = PLACES.flatMap(waysToShow).reduce(
  (labels, shown) => labels.set(staffLabel(shown), [...(labels.get(staffLabel(shown)) ?? []), shown]),
  new Map<string, Shown[]>(),
)

function waysToShow(place: Place): Shown[] {
  const issued = { place, wasIssued: true }
  if (place === 'issued' || place === 'validation:file_mismatch') return [issued]
  return place === 'closed:refunded_by_supplier' || place === 'closed:terminated'
    ? [{ place, wasIssued: false }, issued]
    : [{ place, wasIssued: false }]
}

const STAFF_STANDING: Record<Exclude<FileStanding, 'good'>, string> = {
  due: 'Issued, next file due',
  expiring: 'Issued, file expires within 3 days',
  expired: 'Issued, file expired',
  cover_ended: 'Issued, cover ended',
  money_back: 'Issued, refunded',
}

/** Returns the texts staff see for a certificate at a given time. */
export function staffWords(certificate: { place: Place } & IssuedFacts, at: Date): Words {
  if (certificate.place !== 'issued') return { ...placeWords(certificate), label: staffLabel(certificate) }
  const standing = fileStanding(certificate, at)
  return { ...issuedWords(certificate, at), label: standing === 'good' ? staffLabel(certificate) : STAFF_STANDING[standing] }
}

/** Returns why a certificate has this hold, and what staff can do about it. */
export function troubleWords(hold: Hold): Trouble {
  const [first] = Object.values(HOLDS[hold].in)
  if (!first) throw new Error(`nothing is ever held for ${hold}`)
  return first.trouble
}
