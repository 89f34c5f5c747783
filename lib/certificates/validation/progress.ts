import type { ValidationLevel, ValidationStep } from '../../db/generated/enums'
import type { Stage } from '../../registrar/translation/stages'
import { mayMove, type Place } from '../lifecycle/places'

export type Progress =
  | {
      to: `validation:${ValidationStep}` | 'setup' | 'setup:declined' | 'closed:refunded_by_supplier'
    }
  | 'issued'
  /** An unknown status: the certificate stays where it is and staff are alerted. */
  | 'unknown'

/**
 * Translates Enom's status of a submitted certificate into our progress.
 * - Enom says "Processing" for everything between sending and issuing. The DigiCert family has no other status, so it means waiting for
 *   approval. The Comodo family has a separate status for that ("Approval Email Sent"), so its "Processing" of an OV or EV certificate
 *   means the organisation check.
 * - Approval by the domain owner ends the wait only for DV.
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

/** Places that no progress report can change; only an issued file or staff can. */
const FINAL: readonly Place[] = ['issued', 'validation:file_mismatch']

/** The step a check leads to, or none. `again-soon` is a step back that a second check has to confirm. */
export type NextStep = Extract<Progress, { to: unknown }> | 'none' | 'again-soon'

/** Steps back. Enom sometimes shows an older state for a while, and these steps would return the form to the buyer. */
const STEPS_BACK: readonly Place[] = ['setup:declined', 'setup']

/**
 * Returns the step that Enom's status leads to. Only steps in places.ts are taken, and a step back only if the previous check saw the same
 * Enom status (`enomStatusId`).
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
