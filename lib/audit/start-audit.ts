import { type Actor, isStaff } from '../actor'
import { inTransaction } from '../db/transaction'
import { err, ok, type Result } from '../result'
import { enqueueAudits } from './enqueue-audits'

/** Staff want everything compared now. Answers how many accounts that concerns; a comparison that waits already is not doubled. */
export async function startAudit(actor: Actor): Promise<Result<{ accounts: number }, { code: 'not-found' | 'no-account' }>> {
  if (!isStaff(actor)) return err({ code: 'not-found' })
  const { length } = await inTransaction(enqueueAudits)
  return length ? ok({ accounts: length }) : err({ code: 'no-account' })
}
