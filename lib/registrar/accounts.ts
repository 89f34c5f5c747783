import { z } from 'zod'
import { type Actor, isStaff } from '../actor'
import { now } from '../clock'
import { db } from '../db/client'
import { Prisma } from '../db/generated/client'
import { inTransaction, type Tx } from '../db/transaction'
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

/** Which account at Enom it is: a login at one of two servers. */
export type Login = { loginId: string; testMode: boolean }

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

export type SaveAccountRefusal = { code: 'not-found' | 'password-missing' | 'password-needed' | 'login-in-use' | 'login-taken' }

/**
 * Creates or changes an account; the first one becomes the default.
 * A password is kept sealed and cannot be read back. Another login or server needs its password again,
 * so that the live password never reaches the test server, nor the other way round. It is refused once something may have been
 * bought: Enom would be asked about that in the wrong place. One login at one server is one account, which the database sees to.
 */
export async function saveAccount(actor: Actor, input: SaveAccountInput): Promise<Result<{ id: string }, SaveAccountRefusal>> {
  if (!isStaff(actor)) return err({ code: 'not-found' })
  try {
    return await inTransaction((tx) => write(tx, input))
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return err({ code: 'login-taken' })
    throw error
  }
}

async function write(tx: Tx, { id, password, ...plain }: SaveAccountInput): Promise<Result<{ id: string }, SaveAccountRefusal>> {
  const present = id ? await lockAccount(tx, id) : null
  if (id && !present) return err({ code: 'not-found' })
  const isMoved = present !== null && !isSameLogin(present, plain)
  if (isMoved && (await mayHoldSomething(tx, present.id))) return err({ code: 'login-in-use' })
  if ((isMoved || !present) && !password) return err({ code: present ? 'password-needed' : 'password-missing' })
  // Of two first accounts saved at once one becomes the default.
  if (!present) await tx.$executeRaw`lock table "EnomAccount" in share row exclusive mode`
  const isDefault = present ? undefined : !(await tx.enomAccount.findFirst({ where: { isDefault: true }, select: { id: true } }))
  // The row's id is part of the seal, so a new row is made before its password.
  const row = present ?? (await tx.enomAccount.create({ data: { ...plain, isDefault, passwordSealed: '' }, select: { id: true } }))
  const sealed = password ? { passwordSealed: seal(password, { context: passwordContext(row.id) }), passwordSetAt: now() } : {}
  await tx.enomAccount.update({ where: { id: row.id }, data: { ...plain, ...sealed } })
  return ok({ id: row.id })
}

/** No purchase of the account begins from here until the caller has committed: an attempt holds the row it points at (certificates/begin-attempt.ts). */
async function lockAccount(tx: Tx, id: string): Promise<(Login & { id: string }) | null> {
  const rows = await tx.$queryRaw<(Login & { id: string })[]>`
    select id, "loginId", "testMode" from "EnomAccount" where id = ${id}::uuid for update`
  return rows[0] ?? null
}

/** The same letters in capitals are no other login. */
function isSameLogin(one: Login, other: Login): boolean {
  return one.testMode === other.testMode && one.loginId.toLowerCase() === other.loginId.toLowerCase()
}

/** Whether something at Enom is, or may be, of this account: a certificate, or a purchase Enom did not clearly refuse. */
async function mayHoldSomething(tx: Tx, accountId: string): Promise<boolean> {
  const held = await tx.certificate.findFirst({ where: { enomAccountId: accountId }, select: { id: true } })
  if (held) return true
  const asked = await tx.purchaseAttempt.findFirst({ where: { accountId, state: { not: 'refused' } }, select: { id: true } })
  return asked !== null
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
