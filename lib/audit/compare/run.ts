import { HOUR, now } from '../../clock'
import { db } from '../../db/client'
import type { Login } from '../../registrar/accounts'
import type { Registrar } from '../../registrar/types'

/** One comparison under way. Everything it finds gets its `startedAt`, which shows what it no longer found. */
export type Run = {
  id: string
  accountId: string
  /** The same for any spelling of a login. */
  login: Login
  startedAt: Date
  /** What is younger than this may still be under way, here or in Enom's lists. */
  settledBefore: Date
  isShared: boolean
}

/**
 * Opens a run; null when the account is gone. It starts later than every earlier run of the account, even if that one's clock was ahead:
 * what an interrupted run found must look older.
 */
export async function openRun({ accountId, login: { loginId, testMode } }: Pick<Registrar, 'accountId' | 'login'>): Promise<Run | null> {
  const account = await db.enomAccount.findUnique({ where: { id: accountId } })
  if (!account) return null
  const { listLag, isShared } = account
  const last = await db.auditRun.findFirst({ where: { accountId }, orderBy: { startedAt: 'desc' }, select: { startedAt: true } })
  const startedAt = new Date(Math.max(now().getTime(), (last?.startedAt.getTime() ?? 0) + 1))
  const login = { loginId: loginId.toLowerCase(), testMode }
  const { id } = await db.auditRun.create({ data: { accountId, ...login, startedAt }, select: { id: true } })
  const settledBefore = new Date(startedAt.getTime() - Math.max(HOUR, 2 * listLag * 1000))
  return { id, accountId, login, startedAt, settledBefore, isShared }
}
