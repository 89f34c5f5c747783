import { z } from 'zod'
import { type Actor, isStaff } from '../actor'
import { db } from '../db/client'
import type { Tx } from '../db/transaction'
import type { Money } from '../money'

/** Which account at Enom it is: a login at one of two servers. */
export type Login = { loginId: string; testMode: boolean }

/** An Enom account as staff see it: everything but the password. */
export type AccountView = {
  id: string
  label: string
  testMode: boolean
  loginId: string
  passwordSetAt: Date
  isDefault: boolean
  balance: Money | null
  balanceAt: Date | null
  /** Seconds after a purchase in which Enom’s lists may lack it. */
  listLag: number
  /** Percent. */
  costTolerance: number
  isShared: boolean
}

/** One account, and whether something at Enom is, or may be, of it: then its login and its server stay. */
export type AccountDetail = AccountView & { holdsSomething: boolean }

const shown = {
  id: true,
  label: true,
  testMode: true,
  loginId: true,
  passwordSetAt: true,
  isDefault: true,
  balance: true,
  balanceAt: true,
  listLag: true,
  costTolerance: true,
  isShared: true,
} as const

const toView = ({ balance, ...row }: Omit<AccountView, 'balance'> & { balance: number | null }): AccountView => ({
  ...row,
  balance: balance === null ? null : { amount: balance, currency: 'USD' },
})

/** All accounts, the default one first; nothing for anyone but staff. A shop has a handful, so there are no pages. */
export async function listAccounts(actor: Actor): Promise<AccountView[]> {
  if (!isStaff(actor)) return []
  const rows = await db.enomAccount.findMany({ select: shown, orderBy: [{ isDefault: 'desc' }, { label: 'asc' }], take: 100 })
  return rows.map(toView)
}

/** One account; null for anyone but staff. */
export async function getAccount(actor: Actor, id: string): Promise<AccountDetail | null> {
  if (!isStaff(actor) || !z.uuid().safeParse(id).success) return null
  const row = await db.enomAccount.findUnique({ where: { id }, select: shown })
  return row && { ...toView(row), holdsSomething: await mayHoldSomething(db, id) }
}

/** Whether something at Enom is, or may be, of this account: a certificate, or a purchase Enom did not clearly refuse. */
export async function mayHoldSomething(tx: Tx, accountId: string): Promise<boolean> {
  const held = await tx.certificate.findFirst({ where: { enomAccountId: accountId }, select: { id: true } })
  if (held) return true
  const asked = await tx.supplierOperation.findFirst({ where: { accountId, state: { not: 'refused' } }, select: { id: true } })
  return asked !== null
}

/**
 * Whether an account still logs in as it did when Enom was asked. If so it does until the caller has committed: `saveAccount` waits, and then sees
 * what was written.
 */
export async function lockLogin(tx: Tx, accountId: string, { loginId, testMode }: Login): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from "EnomAccount" where id = ${accountId}::uuid and "loginId" = ${loginId} and "testMode" = ${testMode} for key share`
  return rows.length > 0
}
