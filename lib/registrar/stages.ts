/** A certificate's status at Enom, in our words. `processing` is Enom's word for everything between sending and issuing. */
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
 * Enom's CertStatusID and the words beside it. The id decides unless the words contradict it; the words only where the id is new to us.
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

/** What the words of a status are about, the first that fits: enough to contradict a number, not enough to replace one. */
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
 * Our word for a status of Enom. `unknown` is for a person to check, never a reason to fail; a number beside words that say something
 * else is unknown too, because neither alone may end a certificate or call it issued.
 */
export function stageOf(statusId: number, statusText = ''): Stage {
  const row = ROWS.find(({ id }) => id === statusId)
  if (!row) return rowOf(statusText)?.stage ?? 'unknown'
  const said = SUBJECTS.find(({ words }) => words.test(statusText))
  return said && !said.stages.includes(row.stage) ? 'unknown' : row.stage
}

const UNTOUCHED: readonly string[] = ['not_configured', 'unknown'] satisfies Stage[]

/** Returns whether the certificate is neither set up nor refunded, as far as Enom's status says: only such a one can go to another order. */
export function mayBeUntouched(stage: string): boolean {
  return UNTOUCHED.includes(stage)
}

/** Enom's number of a status; where it gives only words, the number they mean, and 0 for unknown words. */
export function statusIdOf(statusId: number | undefined, statusText = ''): number {
  return statusId ?? rowOf(statusText)?.id ?? 0
}

function rowOf(statusText: string) {
  return ROWS.find(({ words }) => words.includes(statusText.trim().toLowerCase()))
}
