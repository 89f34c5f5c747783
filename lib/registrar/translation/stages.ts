/** A certificate's status at Enom, in our terms. `processing` is Enom's word for everything between submission and issue. */
export type Stage =
  | 'not_configured'
  | 'processing'
  | 'awaiting_approval'
  | 'org_validation'
  | 'approved'
  | 'issued'
  | 'declined'
  | 'cancelled'
  | 'refunded'
  | 'unknown'

/**
 * Enom's CertStatusIDs with their words. The id decides unless the words contradict it. The words decide only if the id is unknown to us.
 * Enom has no id for expired, cancelled or revoked. Enom CertGetCerts, CertStatusID.
 */
const ROWS: readonly { id: number; words: readonly string[]; stage: Stage }[] = [
  { id: 1, words: ['awaiting configuration'], stage: 'not_configured' },
  { id: 2, words: ['processing'], stage: 'processing' },
  { id: 4, words: ['certificate issued', 'cert issued'], stage: 'issued' },
  { id: 6, words: ['rejected by customer'], stage: 'declined' },
  { id: 7, words: ['refunded - no cert issued'], stage: 'refunded' },
  { id: 8, words: ['refunded - cert issued'], stage: 'refunded' },
  { id: 9, words: ['approval email sent'], stage: 'awaiting_approval' },
  { id: 10, words: ['approved by domain owner'], stage: 'approved' },
  { id: 12, words: ['pending installation'], stage: 'issued' },
  { id: 13, words: ['cert installed'], stage: 'issued' },
]

/** Topics of a status's wording. The first match applies. A topic is enough to contradict an id, but not to replace one. */
const SUBJECTS: readonly { words: RegExp; stages: readonly Stage[] }[] = [
  { words: /\b(refund|credit)/i, stages: ['refunded'] },
  { words: /\b(reject|declin|denied|refus|fail)/i, stages: ['declined'] },
  { words: /\b(cancel|revok|withdraw)/i, stages: ['cancelled'] },
  { words: /\b(awaiting|needs?|not) (yet )?config/i, stages: ['not_configured'] },
  {
    words: /\b(process|approv|validat|verif|submitted)|\bpending (?!install)/i,
    stages: ['processing', 'awaiting_approval', 'org_validation', 'approved'],
  },
  { words: /\b(issued|install|active\b|valid\b|complete|delivered|expired)/i, stages: ['issued'] },
]

/**
 * Returns our stage for an Enom status. `unknown` means that staff must check it, not that something failed. An id whose words contradict
 * it is also unknown, because neither is sufficient on its own to close a certificate or mark it as issued.
 */
export function stageOf(statusId: number, statusText = ''): Stage {
  const row = ROWS.find(({ id }) => id === statusId)
  if (!row) return rowOf(statusText)?.stage ?? 'unknown'
  const said = SUBJECTS.find(({ words }) => words.test(statusText))
  return said && !said.stages.includes(row.stage) ? 'unknown' : row.stage
}

const UNTOUCHED: readonly string[] = ['not_configured', 'unknown'] satisfies Stage[]

/**
 * Whether, according to Enom's status, the certificate has been neither set up nor refunded. Only such a certificate can be assigned to
 * another order.
 */
export function mayBeUntouched(stage: string): boolean {
  return UNTOUCHED.includes(stage)
}

/** Returns Enom's status id. If Enom gives only words, returns the id they mean, or 0 if they are unknown. */
export function statusIdOf(statusId: number | undefined, statusText = ''): number {
  return statusId ?? rowOf(statusText)?.id ?? 0
}

function rowOf(statusText: string) {
  return ROWS.find(({ words }) => words.includes(statusText.trim().toLowerCase()))
}
