import type { CertificateStatus } from '../../certificates/lifecycle/states'
import type { Stage } from '../../registrar/stages'

/** How far a certificate is, here. What ended here is never behind. */
const OURS: Record<CertificateStatus, number> = {
  awaiting_activation: 0,
  provisioning: 0,
  purchase_blocked: 0,
  purchase_unclear: 0,
  purchase_failed: 0,
  not_configured: 0,
  sending: 0,
  send_blocked: 0,
  send_unclear: 0,
  needs_fix: 0,
  awaiting_approval: 1,
  org_validation: 2,
  approved: 2,
  declined: 3,
  held: 4,
  issued: 4,
  refunded_unissued: 9,
  refunded_issued: 9,
  cancelled: 9,
}

/** How far it is at Enom. Refunds are a difference of their own; what Enom's word does not tell is ahead of nothing. */
const THEIRS: Partial<Record<Stage, number>> = {
  processing: 1,
  awaiting_approval: 1,
  org_validation: 2,
  approved: 2,
  declined: 3,
  issued: 4,
}

/** Whether the status at Enom has changed without us noticing. A request that both sides want corrected doesn't count. */
export function isBehind(status: CertificateStatus, stage: Stage): boolean {
  if (status === 'needs_fix' && stage === 'declined') return false
  return (THEIRS[stage] ?? -1) > OURS[status]
}

const statuses = Object.keys(OURS).filter((key): key is CertificateStatus => key in OURS)
const stages = Object.keys(THEIRS).filter((key): key is Stage => key in THEIRS)

/** Every `status:stage` that is behind, so that the database can compare a whole page in one query. */
export const BEHIND: readonly string[] = statuses.flatMap((status) =>
  stages.filter((stage) => isBehind(status, stage)).map((stage) => `${status}:${stage}`),
)

/** No one waits for these any longer, at Enom or here. */
export const ENDED = ['refunded_unissued', 'refunded_issued', 'cancelled'] as const satisfies readonly CertificateStatus[]
