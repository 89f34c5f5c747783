import type { Tx } from '../db/transaction'
import { moveCredit } from './move-credit'

/**
 * Lets the credit of an account lapse when its owner deletes the account. The movements are retained for bookkeeping. The caller must hold
 * the lock on the user.
 */
export async function lapseCredit(tx: Tx, userId: string): Promise<void> {
  const held = await tx.$queryRaw<{ amount: number; currency: string }[]>`
    select amount, currency from "CreditBalance" where "userId" = ${userId}::uuid and amount > 0 order by currency for update`
  for (const { amount, currency } of held)
    await moveCredit(tx, { userId, money: { amount: -amount, currency }, kind: 'lapsed', actor: `client:${userId}` })
}
