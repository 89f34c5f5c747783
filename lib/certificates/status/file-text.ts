import { DAY, HOUR } from '../../clock'
import { dayAt } from '../../languages/format'
import { messagesOf, wordsOf } from '../../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../../languages/types'
import type { Words } from '../lifecycle/holds'
import type { Place } from '../lifecycle/places'
import { buyerWords } from './buyer-text'
import { DUE_DAYS, hasNextFile } from './dates'
import { placeWords, staffLabel } from './place-text'

/** The state of an issued certificate in the life cycle of its file. */
type FileStanding = 'good' | 'due' | 'expiring' | 'expired' | 'cover_ended' | 'money_back'

export type IssuedFacts = {
  wasIssued: boolean
  /** The expiry date of the latest file that the buyer has. */
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

/**
 * Returns when a file expires, as a sentence without a full stop: in days, in hours during the last three days, and as a date once it has
 * expired.
 */
export function expiryText(expiresAt: Date, at: Date, language: Language = DEFAULT_LANGUAGE): string {
  const words = wordsOf(language, 'fileStanding')
  const left = expiresAt.getTime() - at.getTime()
  if (left <= 0) return words('expired', { day: dayAt(expiresAt, language) })
  return left >= 3 * DAY ? words('expiresInDays', { days: Math.floor(left / DAY) }) : words('expiresInHours', { hours: hoursIn(left) })
}

function hoursIn(left: number): number {
  return Math.max(1, Math.floor(left / HOUR))
}

/** Returns what the buyer can do about the next file: request it if the cover includes one, or order again. */
function stepOf({ fileExpiresAt, coverEndsAt }: IssuedFacts, standing: FileStanding): 'ask' | 'order' | null {
  if (standing === 'good' || standing === 'money_back') return null
  if (standing === 'cover_ended') return 'order'
  return fileExpiresAt && coverEndsAt && hasNextFile(fileExpiresAt, coverEndsAt) ? 'ask' : 'order'
}

/** Returns the texts about an issued certificate that are shown to its buyer at a given time. */
function issuedWords(facts: IssuedFacts, at: Date, language: Language): Words {
  const { fileExpiresAt, coverEndsAt } = facts
  const words = wordsOf(language, 'fileStanding')
  const standing = fileStanding(facts, at)
  const step = stepOf(facts, standing)
  const file = fileExpiresAt && `${expiryText(fileExpiresAt, at, language)}.`
  const cover = coverEndsAt ? dayAt(coverEndsAt, language) : ''
  const todo = step === 'ask' ? words('getNext', { day: cover }) : words('last')
  const action = step === 'ask' ? words('ask') : words('again')
  switch (standing) {
    case 'good':
      return placeWords({ place: 'issued', wasIssued: true }, language)
    case 'due':
      return { label: words('due'), tone: 'warning', sentence: joined(file, todo), action, group: 'needs_you' }
    case 'expiring': {
      const label = words('expiresSoon', { hours: hoursIn((fileExpiresAt ?? at).getTime() - at.getTime()) })
      return { label, tone: 'bad', sentence: joined(file, todo), action, group: 'needs_you' }
    }
    case 'expired':
      return { label: words('fileExpired'), tone: 'bad', sentence: joined(file, words('browsersWarn'), todo), action, group: 'needs_you' }
    case 'cover_ended':
      return {
        label: words('coverEnded'),
        tone: fileExpiresAt && fileExpiresAt > at ? 'warning' : 'bad',
        sentence: joined(words('coverEndedOn', { day: cover }), file, words('orderNew')),
        action,
        group: 'needs_you',
      }
    case 'money_back':
      return { label: messagesOf(language).standing.refundedIssued.label, tone: 'info', sentence: words('moneyBack'), group: 'ended' }
  }
}

function joined(...sentences: (string | null)[]): string {
  return sentences.filter(Boolean).join(' ')
}

/**
 * Returns the texts about a certificate that are shown to its buyer at a given time: `buyerWords`, or time-dependent texts for an issued
 * certificate.
 */
export function shownWords(
  certificate: Parameters<typeof buyerWords>[0] & IssuedFacts,
  at: Date,
  language: Language = DEFAULT_LANGUAGE,
): Words {
  return certificate.place === 'issued' && !certificate.lock ? issuedWords(certificate, at, language) : buyerWords(certificate, language)
}

/**
 * Returns what the buyer of an issued certificate can do about the next file. Null if there is nothing to do yet, or nothing left to do.
 */
export function nextFileStep(certificate: { place: Place } & IssuedFacts, at: Date): 'ask' | 'order' | null {
  return certificate.place === 'issued' ? stepOf(certificate, fileStanding(certificate, at)) : null
}

const STAFF_STANDING: Record<Exclude<FileStanding, 'good'>, string> = {
  due: 'Issued, next file due',
  expiring: 'Issued, file expires within 3 days',
  expired: 'Issued, file expired',
  cover_ended: 'Issued, cover ended',
  money_back: 'Issued, refunded',
}

/** Returns the texts about a certificate that are shown to staff at a given time. */
export function staffWords(certificate: { place: Place } & IssuedFacts, at: Date): Words {
  if (certificate.place !== 'issued') return { ...placeWords(certificate), label: staffLabel(certificate) }
  const standing = fileStanding(certificate, at)
  return {
    ...issuedWords(certificate, at, DEFAULT_LANGUAGE),
    label: standing === 'good' ? staffLabel(certificate) : STAFF_STANDING[standing],
  }
}
