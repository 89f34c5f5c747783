import { type Actor, isStaff } from '../actor'
import { inTransaction } from '../db/transaction'
import { err, ok, type Result } from '../result'

/** Makes one account the one that is used where a product names none. */
export async function setDefaultAccount(actor: Actor, id: string): Promise<Result<undefined, { code: 'not-found' }>> {
  if (!isStaff(actor)) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    if (!(await tx.enomAccount.findUnique({ where: { id }, select: { id: true } }))) return err({ code: 'not-found' })
    // Every row, in one statement: of two choices at once the later one alone stands, and neither waits for the other in a ring.
    await tx.$executeRaw`update "EnomAccount" set "isDefault" = (id = ${id}::uuid)`
    return ok()
  })
}
