import { columnsOf, PLACES, type Place } from '../../certificates/lifecycle/places'
import type { Stage } from '../../registrar/translation/stages'

/** Returns how far a certificate has progressed in the shop. A certificate that has ended in the shop is never behind. */
function ours(place: Place): number {
  const { stage, validationStep, hold } = columnsOf(place)
  if (stage === 'closed') return 9
  if (stage === 'issued' || hold === 'file_mismatch') return 4
  if (hold === 'declined') return 3
  if (stage !== 'validation') return 0
  return validationStep === 'approval' ? 1 : 2
}

/** How far a certificate has progressed at Enom. Refunds are a separate difference, and an unlisted stage is never ahead. */
const THEIRS: Partial<Record<Stage, number>> = {
  processing: 1,
  awaiting_approval: 1,
  org_validation: 2,
  approved: 2,
  declined: 3,
  issued: 4,
}

/** Whether the status at Enom is ahead of ours. A certificate whose request needs correction on both sides is not ahead. */
export function isBehind(place: Place, stage: Stage): boolean {
  if (place === 'setup:correction_needed' && stage === 'declined') return false
  return (THEIRS[stage] ?? -1) > ours(place)
}

const stages = Object.keys(THEIRS).filter((key): key is Stage => key in THEIRS)

/**
 * Every pair of a place in the shop and a stage at Enom, `place stage`, in which the place is behind. Lets the database compare a whole
 * page in one query.
 */
export const BEHIND: readonly string[] = PLACES.flatMap((place) =>
  stages.filter((stage) => isBehind(place, stage)).map((stage) => `${place} ${stage}`),
)
