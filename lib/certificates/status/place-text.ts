import type { ValidationStep } from '../../db/generated/enums'
import { HOLDS, type Hold, type Trouble, type Words } from '../lifecycle/holds'
import { columnsOf, PLACES, type Place, type Stage, stageOf } from '../lifecycle/places'

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

/** Returns why a certificate has this hold, and what staff can do about it. */
export function troubleWords(hold: Hold): Trouble {
  const [first] = Object.values(HOLDS[hold].in)
  if (!first) throw new Error(`nothing is ever held for ${hold}`)
  return first.trouble
}
