import { z } from 'zod'
import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { inTransaction, type Tx } from '../../db/transaction'
import { dropJob } from '../../jobs/drop-job'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { lockAccount } from './save-account'

export type RemoveAccountRefusal = { code: 'not-found' | 'bought-with' | 'refilled' | 'is-default' } | { code: 'products'; count: number }

/**
 * Removes an account that was never used to buy anything, along with its calls, prices and comparisons. The default account can only be
 * removed last, because products without their own account need it.
 */
export async function removeAccount(actor: Actor, id: string): Promise<Result<undefined, RemoveAccountRefusal>> {
  if (!mayStaff(actor, 'credentials') || !z.uuid().safeParse(id).success) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    // Writing a row that refers to the account has to wait for this lock, and then fails.
    const account = await lockAccount(tx, id)
    if (!account) return err({ code: 'not-found' })
    const why = await whyKept(tx, id)
    if (why) return err(why)
    await dropJob(tx, 'enom.audit', { accountId: id })
    await dropJob(tx, 'enom.read_prices', { accountId: id })
    await tx.enomCall.deleteMany({ where: { accountId: id } })
    await tx.enomAccount.delete({ where: { id } })
    const { loginId, testMode } = account
    await recordStaffAction(tx, actor, {
      action: 'enom_account.remove',
      subject: { kind: 'enom_account', id },
      before: { loginId, testMode },
    })
    return ok()
  })
}

async function whyKept(tx: Tx, accountId: string): Promise<RemoveAccountRefusal | null> {
  const held = await tx.certificate.findFirst({ where: { enomAccountId: accountId }, select: { id: true } })
  // A refused purchase also prevents the removal, because it shows what was tried with this account.
  if (held || (await tx.supplierOperation.findFirst({ where: { accountId }, select: { id: true } }))) return { code: 'bought-with' }
  if (await tx.enomRefill.findFirst({ where: { accountId }, select: { id: true } })) return { code: 'refilled' }
  const products = await tx.product.count({ where: { enomAccountId: accountId } })
  if (products) return { code: 'products', count: products }
  const other = await tx.enomAccount.findFirst({ where: { id: { not: accountId } }, select: { id: true } })
  const isDefault = await tx.enomAccount.findFirst({ where: { id: accountId, isDefault: true }, select: { id: true } })
  return other && isDefault ? { code: 'is-default' } : null
}
