import type { Tx } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'

/** Has Enom asked about a certificate at `at`; an earlier appointment is replaced, so there is one at most. */
export function schedulePoll(tx: Tx, id: string, at: Date): Promise<void> {
  return enqueue(tx, 'certificate.poll', { certificateId: id }, { runAt: at })
}
