import type { Tx } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'

/**
 * Has every account compared, and answers them. A comparison asked for while one of the same account is under way follows it: two at once
 * would tell what is new twice.
 */
export async function enqueueAudits(tx: Tx): Promise<{ id: string }[]> {
  const accounts = await tx.enomAccount.findMany({ orderBy: { id: 'asc' }, select: { id: true } })
  for (const { id } of accounts) {
    await enqueue(tx, 'enom.audit', { accountId: id })
  }
  return accounts
}
