import { type Actor, isStaff } from '../actor'
import { inTransaction, type Tx } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { err, ok, type Result } from '../result'

/** Starts a comparison of every account, for staff. Returns how many accounts; one that is already waiting is not doubled. */
export async function startAudit(actor: Actor): Promise<Result<{ accounts: number }, { code: 'not-found' | 'no-account' }>> {
  if (!isStaff(actor)) return err({ code: 'not-found' })
  const { length } = await inTransaction(enqueueAudits)
  return length ? ok({ accounts: length }) : err({ code: 'no-account' })
}

/** Each night: the prices of every account are read, and everything it holds is compared. */
export async function startNightly(): Promise<void> {
  await inTransaction(async (tx) => {
    for (const { id } of await enqueueAudits(tx)) {
      await enqueue(tx, 'enom.read_prices', { accountId: id })
    }
  })
}

/**
 * Has every account compared, and returns them. A comparison asked for while one of the same account is under way follows it: two at once
 * would tell what is new twice.
 */
async function enqueueAudits(tx: Tx): Promise<{ id: string }[]> {
  const accounts = await tx.enomAccount.findMany({ orderBy: { id: 'asc' }, select: { id: true } })
  for (const { id } of accounts) {
    await enqueue(tx, 'enom.audit', { accountId: id })
  }
  return accounts
}
