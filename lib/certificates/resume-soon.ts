import { inTransaction } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'

/** Has the worker try at once what waits for Enom; for when staff have just mended an account. */
export function resumeSoon(): Promise<void> {
  return inTransaction((tx) => enqueue(tx, 'certificate.resume_blocked', {}))
}
