import { type Actor, isStaff } from '../actor'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { err, ok, type Result } from '../result'

/** Staff want the price list of one account read now. */
export async function startReadingPrices(actor: Actor, accountId: string): Promise<Result<undefined, { code: 'not-found' }>> {
  const account = isStaff(actor) && (await db.enomAccount.findUnique({ where: { id: accountId }, select: { id: true } }))
  if (!account) return err({ code: 'not-found' })
  await inTransaction((tx) => enqueue(tx, 'enom.read_prices', { accountId }))
  return ok()
}
