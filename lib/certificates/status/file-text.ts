import { DAY, HOUR } from '../../clock'
import type { Words } from '../lifecycle/holds'
import type { Place } from '../lifecycle/places'
import { buyerWords } from './buyer-text'
import { DUE_DAYS, hasNextFile } from './dates'
import { placeWords, staffLabel } from './place-text'

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

const ASK = 'Get the next file'
const AGAIN = 'Order again'

/** Returns what the buyer sees of an issued certificate at a given time. */
function issuedWords(facts: IssuedFacts, at: Date): Words {
  const { fileExpiresAt, coverEndsAt } = facts
  const standing = fileStanding(facts, at)
  const file = fileExpiresAt ? `${expiryText(fileExpiresAt, at)}.` : ''
  const next = fileExpiresAt !== null && coverEndsAt !== null && hasNextFile(fileExpiresAt, coverEndsAt)
  const cover = coverEndsAt ? DAY_TEXT.format(coverEndsAt) : ''
  const todo = next
    ? `Get the next one now: your cover includes it until ${cover}.`
    : 'It’s the last one you paid for, so order a new certificate.'
  const action = next ? ASK : AGAIN
  switch (standing) {
    case 'good':
      return placeWords({ place: 'issued', wasIssued: true })
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
