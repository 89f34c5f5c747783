import type { ValidationLevel, ValidationStep } from '../../db/generated/enums'
import type { Stage } from '../../registrar/stages'
import { mayMove, type Place } from '../lifecycle/places'

export type Progress =
  | {
      to: `validation:${ValidationStep}` | 'setup' | 'setup:declined' | 'closed:refunded_by_supplier'
    }
  | 'issued'
  /** Nothing we can read: the certificate stays where it is and staff are told. */
  | 'unknown'

/**
 * What Enom's view of a submitted certificate means for ours.
 *
 * - Enom says "Processing" for everything between sending and issuing, and the DigiCert family has no other word: it means waiting for
 *   approval. The Comodo family says so when it does ("Approval Email Sent"), so its "Processing" of an OV or EV one is the organisation check.
 * - Approval by the domain owner is the end of waiting for DV only.
 */
export function progressOf(stage: Stage, type: { level: ValidationLevel; family: 'symantec' | 'comodo' }): Progress {
  const checksOrganisation = type.level !== 'dv'
  switch (stage) {
    case 'not_configured':
      return { to: 'setup' }
    case 'processing':
      return { to: checksOrganisation && type.family === 'comodo' ? 'validation:organisation' : 'validation:approval' }
    case 'awaiting_approval':
      return { to: 'validation:approval' }
    case 'org_validation':
      return { to: 'validation:organisation' }
    case 'approved':
      return { to: checksOrganisation ? 'validation:organisation' : 'validation:issuing' }
    case 'declined':
      return { to: 'setup:declined' }
    case 'refunded':
      return { to: 'closed:refunded_by_supplier' }
    case 'issued':
      return 'issued'
    case 'cancelled':
    case 'unknown':
      return 'unknown'
  }
}

/** Places that nothing Enom says of its work leads out of: only an issued file, or a person. */
const FINAL: readonly Place[] = ['issued', 'validation:file_mismatch']

/** What a look at Enom leads to: a step, or none. `again-soon` is a step back that one look alone does not prove. */
export type NextStep = Extract<Progress, { to: unknown }> | 'none' | 'again-soon'

/** Steps back: Enom's lists and details now and then show an older state for a while, and these would hand the form to the buyer again. */
const STEPS_BACK: readonly Place[] = ['setup:declined', 'setup']

/**
 * Whether what Enom says moves the certificate: only along places.ts, and a step back only when the look before this one saw the same status
 * of Enom (`enomStatusId`).
 */
export function nextStep(
  certificate: { place: Place; enomStatusId: number | null },
  progress: Exclude<Progress, 'issued'>,
  { statusId }: { statusId: number },
): NextStep {
  const { place, enomStatusId } = certificate
  if (progress === 'unknown' || FINAL.includes(place) || !mayMove(place, progress.to)) return 'none'
  return STEPS_BACK.includes(progress.to) && enomStatusId !== statusId ? 'again-soon' : { to: progress.to }
}
