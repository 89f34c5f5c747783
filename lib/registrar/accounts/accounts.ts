import { z } from 'zod'
import type { Actor } from '../../actor'
import { db } from '../../db/client'
import type { Tx } from '../../db/transaction'
import { dollars, type Money } from '../../money'
import { mayStaff } from '../../permissions'
import { versionOf } from '../../version-of'

/** The identity of an account at Enom: a login at one of its two servers. */
export type Login = { loginId: string; testMode: boolean }

/** An Enom account as staff see it, without the password. */
export type AccountView = {
  id: string
  label: string
  testMode: boolean
  loginId: string
  passwordSetAt: Date
  isDefault: boolean
  balance: Money | null
  balanceAt: Date | null
  /** Number of seconds for which a new purchase may be missing from Enom's lists. */
  listLag: number
  /** In percent. */
  costTolerance: number
  isShared: boolean
  /** Staff are alerted when the balance falls below this; US cents. */
  lowBalance: number | null
}

/**
 * One account. `holdsSomething`: the account has, or may have, a certificate or purchase at Enom, so its login and server cannot be
 * changed.
 */
export type AccountDetail = AccountView & { holdsSomething: boolean; version: string }

/** Returns the version of the fields that the account form changes, except the password. */
export function accountVersion({ label, testMode, loginId, listLag, costTolerance, isShared, lowBalance }: AccountFields): string {
  return versionOf({ label, testMode, loginId, listLag, costTolerance, isShared, lowBalance })
}

type AccountFields = Pick<AccountView, 'label' | 'testMode' | 'loginId' | 'listLag' | 'costTolerance' | 'isShared' | 'lowBalance'>

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
  lowBalance: true,
} as const

const toView = ({ balance, ...row }: Omit<AccountView, 'balance'> & { balance: number | null }): AccountView => ({
  ...row,
  balance: balance === null ? null : dollars(balance),
})

/** Returns all accounts, the default one first. Empty for anyone but staff. A shop has only a handful, so the list is not paginated. */
export async function listAccounts(actor: Actor): Promise<AccountView[]> {
  if (!mayStaff(actor, 'see')) return []
  const rows = await db.enomAccount.findMany({ select: shown, orderBy: [{ isDefault: 'desc' }, { label: 'asc' }], take: 100 })
  return rows.map(toView)
}

/** Returns one account. Null if it does not exist or the actor is not staff. */
export async function getAccount(actor: Actor, id: string): Promise<AccountDetail | null> {
  if (!mayStaff(actor, 'see') || !z.uuid().safeParse(id).success) return null
  const row = await db.enomAccount.findUnique({ where: { id }, select: shown })
  return row && { ...toView(row), holdsSomething: await mayHoldSomething(db, id), version: accountVersion(row) }
}

/** Whether this account has, or may have, something at Enom: a certificate, or a purchase that Enom did not clearly refuse. */
export async function mayHoldSomething(tx: Tx, accountId: string): Promise<boolean> {
  const held = await tx.certificate.findFirst({ where: { enomAccountId: accountId }, select: { id: true } })
  if (held) return true
  const asked = await tx.supplierOperation.findFirst({ where: { accountId, state: { not: 'refused' } }, select: { id: true } })
  return asked !== null
}

/**
 * Whether an account still has the login it had when Enom was called. If so, the login cannot change until the caller commits:
 * `saveAccount` waits, and then sees what was written.
 */
export async function lockLogin(tx: Tx, accountId: string, { loginId, testMode }: Login): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from "EnomAccount" where id = ${accountId}::uuid and "loginId" = ${loginId} and "testMode" = ${testMode} for key share`
  return rows.length > 0
}
