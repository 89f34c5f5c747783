import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import type { ChangedSince } from '../../audit-log/stale-text'
import { now } from '../../clock'
import { env } from '../../config/env'
import { isDuplicate } from '../../db/is-duplicate'
import { inTransaction, type Tx } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { seal } from '../../secrets/seal'
import { accountVersion, type Login, mayHoldSomething } from './accounts'
import { passwordContext } from './password-context'

export type SaveAccountInput = {
  id?: string
  label: string
  testMode: boolean
  loginId: string
  password?: string
  /** In seconds. If this field or one of the next three is missing, its value stays as it is. */
  listLag?: number
  /** In percent. */
  costTolerance?: number
  isShared?: boolean
  /** Staff are alerted when the balance falls below this; US cents, null for never. */
  lowBalance?: number | null
  /** `version` of the AccountDetail the form was opened with. If it is missing, nothing is compared. */
  version?: string
}

export type SaveAccountRefusal =
  | ChangedSince
  | {
      code: 'not-found' | 'password-missing' | 'password-again' | 'login-in-use' | 'login-taken' | 'staging'
    }

/**
 * Creates or changes an account. The first one becomes the default. The password is stored sealed and cannot be read back. A new login or
 * server requires the password again, so that the live password never reaches the test server or vice versa. The login and server cannot be
 * changed once something may have been bought with them, because later calls would go to the wrong account. The database ensures that each
 * login exists only once per server.
 */
export async function saveAccount(actor: Actor, input: SaveAccountInput): Promise<Result<{ id: string }, SaveAccountRefusal>> {
  if (!mayStaff(actor, 'credentials')) return err({ code: 'not-found' })
  if (env.KEELMARK_STAGING && !input.testMode) return err({ code: 'staging' })
  try {
    return await inTransaction((tx) => write(tx, actor, input))
  } catch (error) {
    if (isDuplicate(error)) return err({ code: 'login-taken' })
    throw error
  }
}

/** The fields of an account that the audit log shows. */
const RECORDED = {
  label: true,
  testMode: true,
  loginId: true,
  passwordSetAt: true,
  listLag: true,
  costTolerance: true,
  isShared: true,
  lowBalance: true,
} as const

async function write(
  tx: Tx,
  actor: Actor,
  { id, password, version, ...plain }: SaveAccountInput,
): Promise<Result<{ id: string }, SaveAccountRefusal>> {
  const present = id ? await lockAccount(tx, id) : null
  if (id && !present) return err({ code: 'not-found' })
  const before = present && (await tx.enomAccount.findUnique({ where: { id: present.id }, select: RECORDED }))
  if (before && version && accountVersion(before) !== version)
    return err({ code: 'changed-since', version: accountVersion(before), theirs: before, yours: { ...before, ...plain } })
  const isMoved = present !== null && !isSameLogin(present, plain)
  if (isMoved && (await mayHoldSomething(tx, present.id))) return err({ code: 'login-in-use' })
  if ((isMoved || !present) && !password) return err({ code: present ? 'password-again' : 'password-missing' })
  // If two initial accounts are saved at the same time, one becomes the default.
  if (!present) await tx.$executeRaw`lock table "EnomAccount" in share row exclusive mode`
  const isDefault = present ? undefined : !(await tx.enomAccount.findFirst({ where: { isDefault: true }, select: { id: true } }))
  // The seal includes the row's id, so a new row is created before its password is sealed.
  const row = present ?? (await tx.enomAccount.create({ data: { ...plain, isDefault, passwordSealed: '' }, select: { id: true } }))
  const sealed = password ? { passwordSealed: seal(password, { context: passwordContext(row.id) }), passwordSetAt: now() } : {}
  const after = await tx.enomAccount.update({ where: { id: row.id }, data: { ...plain, ...sealed }, select: RECORDED })
  await recordStaffAction(tx, actor, { action: 'enom_account.save', subject: { kind: 'enom_account', id: row.id }, before, after })
  return ok({ id: row.id })
}

/**
 * Locks the account until the caller commits. No purchase on it can begin before then, because an operation locks the row it references
 * (certificates/purchase/begin.ts).
 */
export async function lockAccount(tx: Tx, id: string): Promise<(Login & { id: string }) | null> {
  const rows = await tx.$queryRaw<(Login & { id: string })[]>`
    select id, "loginId", "testMode" from "EnomAccount" where id = ${id}::uuid for update`
  return rows[0] ?? null
}

/** Login ids that differ only in case are the same login. */
function isSameLogin(one: Login, other: Login): boolean {
  return one.testMode === other.testMode && one.loginId.toLowerCase() === other.loginId.toLowerCase()
}

/** Makes one account the default for products without an account of their own. */
export async function setDefaultAccount(actor: Actor, id: string): Promise<Result<undefined, { code: 'not-found' }>> {
  if (!mayStaff(actor, 'credentials')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    if (!(await tx.enomAccount.findUnique({ where: { id }, select: { id: true } }))) return err({ code: 'not-found' })
    // A single statement updates all rows, so two simultaneous choices cannot deadlock, and the later one wins.
    await tx.$executeRaw`update "EnomAccount" set "isDefault" = (id = ${id}::uuid)`
    await recordStaffAction(tx, actor, { action: 'enom_account.make_default', subject: { kind: 'enom_account', id } })
    return ok()
  })
}
