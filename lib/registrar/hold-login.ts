import type { Tx } from '../db/transaction'
import type { Login } from './accounts'

/**
 * Whether an account still logs in as it did when Enom was asked. If so it does until the caller has committed: `saveAccount` waits, and then sees
 * what was written.
 */
export async function holdLogin(tx: Tx, accountId: string, { loginId, testMode }: Login): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from "EnomAccount" where id = ${accountId}::uuid and "loginId" = ${loginId} and "testMode" = ${testMode} for key share`
  return rows.length > 0
}
