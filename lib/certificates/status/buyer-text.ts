import { messagesOf } from '../../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../../languages/types'
import type { DisputeLock } from '../lifecycle/dispute-lock'
import type { Standing, Words } from '../lifecycle/holds'
import { isEditable, type Place, stageOf } from '../lifecycle/places'
import type { BuyerProblem } from '../lifecycle/problems'
import { placeWords, wordsFor } from './place-text'

/**
 * Why an ended certificate is not shown as refunded: the shop still owes its buyer the money, the buyer disputes the payment, or the buyer
 * never paid for it here.
 */
export type Ended = 'owed' | 'disputed' | 'never_paid'

const OVER = { tone: 'info', group: 'ended' } as const

const ENDED: Record<Ended, Standing> = {
  owed: { says: 'owed', tone: 'warning', group: 'ended' },
  disputed: { ...OVER, says: 'ended' },
  never_paid: { ...OVER, says: 'ended' },
}

/** A certificate that is locked because its payment is disputed: before it is issued, and when the buyer may already have installed it. */
const LOCKED: Record<DisputeLock, { before: Standing['says']; issued: Standing['says'] }> = {
  open: { before: 'lockedOpen', issued: 'lockedIssuedOpen' },
  lost: { before: 'lockedLost', issued: 'lockedIssuedLost' },
}

/** A declined request that the authority is known to have refused. */
const REFUSED: Partial<Record<BuyerProblem, Standing['says']>> = {
  'refused-by-authority': 'refusedByAuthority',
  'caa-refused': 'caaRefused',
}

/** How control of the domain is proved if no approval by email is needed. */
const PUBLISHED: Record<'dns' | 'file', Standing['says']> = { dns: 'record', file: 'file' }

type Seen = {
  place: Place
  wasIssued: boolean
  ended: Ended | null
  lock?: DisputeLock | null
  suspendedReason?: string | null
  problemCode?: BuyerProblem | null
  changedToId?: string | null
  proofMethod?: 'email' | 'dns' | 'file'
}

/** Returns the texts for the buyer if they depend on more than the certificate's place. */
function standingOf({ place, ended, lock, suspendedReason, changedToId }: Seen): Standing | null {
  if (ended) return ENDED[ended]
  if (changedToId) return { ...OVER, says: 'changed' }
  if (lock && stageOf(place) !== 'closed')
    return { says: LOCKED[lock][place === 'issued' ? 'issued' : 'before'], tone: 'bad', group: 'in_progress' }
  // Staff locked the certificate while it was waiting for its buyer.
  if (suspendedReason && isEditable({ stage: stageOf(place) })) return { says: 'suspended', tone: 'warning', group: 'in_progress' }
  return null
}

/**
 * Returns the texts about a certificate that are shown to its buyer. They say "refunded" only if the buyer got their money back, and
 * promise automatic progress only if there is any.
 */
export function buyerWords(certificate: Seen, language: Language = DEFAULT_LANGUAGE): Words {
  const standing = standingOf(certificate)
  if (standing) return wordsFor(standing, language)
  const { place, problemCode, proofMethod = 'email' } = certificate
  const refused = place === 'setup:declined' && problemCode ? REFUSED[problemCode] : undefined
  const published = place === 'validation:approval' && proofMethod !== 'email' ? PUBLISHED[proofMethod] : undefined
  const other = refused ?? published
  return { ...placeWords(certificate, language), ...(other && messagesOf(language).standing[other]) }
}
