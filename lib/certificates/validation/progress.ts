import type { ValidationLevel } from '../../db/generated/enums'
import type { Stage } from '../../registrar/stages'
import { type CertificateStatus, nextStatuses } from '../lifecycle/states'

export type Progress =
  | {
      to: Extract<
        CertificateStatus,
        'awaiting_approval' | 'org_validation' | 'approved' | 'declined' | 'refunded_unissued' | 'not_configured'
      >
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
      return { to: 'not_configured' }
    case 'processing':
      return { to: checksOrganisation && type.family === 'comodo' ? 'org_validation' : 'awaiting_approval' }
    case 'awaiting_approval':
      return { to: 'awaiting_approval' }
    case 'org_validation':
      return { to: 'org_validation' }
    case 'approved':
      return { to: checksOrganisation ? 'org_validation' : 'approved' }
    case 'declined':
      return { to: 'declined' }
    case 'refunded':
      return { to: 'refunded_unissued' }
    case 'issued':
      return 'issued'
    case 'cancelled':
    case 'unknown':
      return 'unknown'
  }
}

/** What a look at Enom leads to: a step, or none. `again-soon` is a step back that one look alone does not prove. */
export type NextStep = Extract<Progress, { to: unknown }> | 'none' | 'again-soon'

/** Steps back: Enom's lists and details now and then show an older state for a while, and these would hand the form to the buyer again. */
const STEPS_BACK: readonly CertificateStatus[] = ['declined', 'not_configured']

/**
 * Whether what Enom says moves the certificate. Only along the table of state.ts, which lets nothing that Enom says here out of `issued` or
 * `held`, and what ended stays ended; a step back only when the look before this one saw the same status of Enom (`enomStatusId`).
 */
export function nextStep(
  certificate: { status: CertificateStatus; enomStatusId: number | null },
  progress: Exclude<Progress, 'issued'>,
  { statusId }: { statusId: number },
): NextStep {
  const { status, enomStatusId } = certificate
  if (progress === 'unknown' || progress.to === status || !nextStatuses(status).includes(progress.to)) return 'none'
  return STEPS_BACK.includes(progress.to) && enomStatusId !== statusId ? 'again-soon' : { to: progress.to }
}
