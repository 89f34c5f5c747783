import type { DisputeLock } from '../lifecycle/dispute-lock'
import type { Words } from '../lifecycle/holds'
import { isEditable, type Place, stageOf } from '../lifecycle/places'
import type { BuyerProblem } from '../lifecycle/problems'
import { placeWords } from './place-text'

/**
 * Why a certificate that ended is not shown as refunded: the shop owes its buyer the money, the buyer disputes the payment, or the buyer
 * never paid for it here.
 */
export type Ended = 'owed' | 'disputed' | 'never_paid'

/** A certificate that was changed to another one, as its buyer reads it. */
const CHANGED: Words = {
  label: 'Changed',
  tone: 'info',
  sentence: 'This certificate was changed to another one. What you paid for it counts towards that one.',
  group: 'ended',
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
