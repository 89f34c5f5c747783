import type { ValidationStep } from '../../db/generated/enums'
import { messagesOf } from '../../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../../languages/types'
import { HOLDS, type Hold, type Standing, type Trouble, type Words } from '../lifecycle/holds'
import { columnsOf, PLACES, type Place, type Stage, stageOf } from '../lifecycle/places'

const IN_STAGE: Record<Exclude<Stage, 'validation' | 'closed'>, Standing> = {
  purchase: { says: 'preparing', staffLabel: 'Being bought from Enom', tone: 'info', group: 'in_progress' },
  setup: { says: 'setup', tone: 'warning', group: 'needs_you' },
  submission: { says: 'sending', tone: 'info', group: 'in_progress' },
  issued: { says: 'issued', staffLabel: 'Issued', tone: 'good', group: 'valid' },
}

const IN_VALIDATION: Record<ValidationStep, Standing> = {
  approval: { says: 'approval', tone: 'info', group: 'in_progress' },
  organisation: { says: 'organisation', tone: 'info', group: 'in_progress' },
  issuing: { says: 'issuing', tone: 'info', group: 'in_progress' },
}

const OVER = { tone: 'info', group: 'ended' } as const

/** A certificate's place and whether the authority had issued it; its texts depend mainly on these. */
export type Shown = { place: Place; wasIssued: boolean }

function standingOf({ place, wasIssued }: Shown): Standing {
  const { stage, hold, validationStep, closedReason } = columnsOf(place)
  const held = hold && HOLDS[hold].in[stage]
  if (held) return held
  if (stage === 'closed') {
    if (closedReason === 'not_purchased') return { ...OVER, says: 'cancelled' }
    if (closedReason === 'terminated') return { ...OVER, says: wasIssued ? 'terminatedIssued' : 'terminated', staffLabel: 'Terminated' }
    return wasIssued
      ? { ...OVER, says: 'refundedIssued', staffLabel: 'Ended after issue' }
      : { ...OVER, says: 'refundedUnissued', staffLabel: 'Ended before issue' }
  }
  if (stage === 'setup' && wasIssued) return { says: 'replacing', tone: 'warning', group: 'needs_you' }
  return stage === 'validation' ? IN_VALIDATION[validationStep ?? 'issuing'] : IN_STAGE[stage]
}

/** Returns the text for a standing in the given language. */
export function wordsFor({ says, ...same }: Standing, language: Language): Words {
  return { ...same, ...messagesOf(language).standing[says] }
}

/**
 * Returns the shop, email and back-office texts for a place. Staff read them in English. For the texts shown to the buyer of a certificate,
 * use `buyerWords`.
 */
export function placeWords(shown: Shown, language: Language = DEFAULT_LANGUAGE): Words {
  return wordsFor(standingOf(shown), language)
}

const GROUP_RANK = { needs_you: 0, in_progress: 1, valid: 2, ended: 3 } as const

/** Compares two certificates for sorting: those that need action come first, and among them those that are already broken. */
export function byUrgency({ group, tone }: Words, other: Words): number {
  return GROUP_RANK[group] - GROUP_RANK[other.group] || Number(other.tone === 'bad') - Number(tone === 'bad')
}

/** Returns whether a certificate in this place is closed. */
export function isOver(place: Place): boolean {
  return stageOf(place) === 'closed'
}

/** Returns the tag shown to staff, which is more precise than the buyer's where that matters. */
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
  if (!first) throw new Error(`no certificate can be held for ${hold}`)
  return first.trouble
}
