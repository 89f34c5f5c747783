import { z } from 'zod'
import { type Actor, isStaff } from '../actor'
import { now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import type { Money } from '../money'
import { err, ok, type Result } from '../result'
import { seal } from '../secrets/seal'
import { passwordContext } from './password-context'

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

/** All accounts, the default one first; nothing for anybody but staff. A shop has a handful, so there are no pages. */
export async function listAccounts(actor: Actor): Promise<AccountView[]> {
  if (!isStaff(actor)) return []
  const rows = await db.enomAccount.findMany({ select: shown, orderBy: [{ isDefault: 'desc' }, { label: 'asc' }], take: 100 })
  return rows.map(toView)
}

export async function getAccount(actor: Actor, id: string): Promise<AccountView | null> {
  if (!isStaff(actor) || !z.uuid().safeParse(id).success) return null
  const row = await db.enomAccount.findUnique({ where: { id }, select: shown })
  return row && toView(row)
}

export type SaveAccountInput = {
  id?: string
  label: string
  testMode: boolean
  loginId: string
  password?: string
  /** Seconds. These three stay as they are when left out. */
  listLag?: number
  /** Percent. */
  costTolerance?: number
  isShared?: boolean
}

export type SaveAccountRefusal = { code: 'not-found' } | { code: 'password-needed' }

/**
 * Creates or changes an account; the first one becomes the default.
 * A password is kept sealed and cannot be read back. Another login or server needs its password again,
 * so that the live password never reaches the test server, nor the other way round.
 */
export async function saveAccount(actor: Actor, input: SaveAccountInput): Promise<Result<{ id: string }, SaveAccountRefusal>> {
  if (!isStaff(actor)) return err({ code: 'not-found' })
  const { id, password, ...plain } = input
  return inTransaction(async (tx) => {
    const present = id ? await tx.enomAccount.findUnique({ where: { id }, select: { id: true, loginId: true, testMode: true } }) : null
    if (id && !present) return err({ code: 'not-found' })
    const moved = !present || present.loginId !== plain.loginId || present.testMode !== plain.testMode
    if (moved && !password) return err({ code: 'password-needed' })
    const isDefault = present ? undefined : !(await tx.enomAccount.findFirst({ where: { isDefault: true }, select: { id: true } }))
    // The row's id is part of the seal, so a new row is made before its password.
    const row = present ?? (await tx.enomAccount.create({ data: { ...plain, isDefault, passwordSealed: '' }, select: { id: true } }))
    const sealed = password ? { passwordSealed: seal(password, { context: passwordContext(row.id) }), passwordSetAt: now() } : {}
    await tx.enomAccount.update({ where: { id: row.id }, data: { ...plain, ...sealed } })
    return ok({ id: row.id })
  })
}

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
