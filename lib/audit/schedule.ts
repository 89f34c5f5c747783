import type { Actor } from '../actor'
import { inTransaction, type Tx } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'

/**
 * Starts a comparison of every account, for staff. Returns the number of accounts. A comparison that is already queued is not queued again.
 */
export async function startAudit(actor: Actor): Promise<Result<{ accounts: number }, { code: 'not-found' | 'no-account' }>> {
  if (!mayStaff(actor, 'certificates')) return err({ code: 'not-found' })
  const { length } = await inTransaction(enqueueAudits)
  return length ? ok({ accounts: length }) : err({ code: 'no-account' })
}

/** Queues the nightly jobs, which read every account's prices and compare everything in each account. */
export async function startNightly(): Promise<void> {
  await inTransaction(async (tx) => {
    for (const { id } of await enqueueAudits(tx)) {
      await enqueue(tx, 'enom.read_prices', { accountId: id })
    }
  })
}

/**
 * Queues a comparison of every account and returns the accounts. If a comparison of the same account is running, the new one starts after
 * it: two at once would report the same differences twice.
 */
async function enqueueAudits(tx: Tx): Promise<{ id: string }[]> {
  const accounts = await tx.enomAccount.findMany({ orderBy: { id: 'asc' }, select: { id: true } })
  for (const { id } of accounts) {
    await enqueue(tx, 'enom.audit', { accountId: id })
  }
  return accounts
}
