import { HOUR, now } from '../../clock'
import { db } from '../../db/client'
import type { Login } from '../../registrar/accounts/accounts'
import type { Registrar } from '../../registrar/translation/types'

/**
 * A comparison in progress. Everything the run finds is stamped with its `startedAt`, which distinguishes it from earlier findings that no
 * longer exist.
 */
export type Run = {
  id: string
  accountId: string
  /** Normalised, so that all spellings of a login are equal. */
  login: Login
  startedAt: Date
  /** Anything more recent than this may still be in progress, in the shop or in Enom's lists. */
  settledBefore: Date
  isShared: boolean
}

/**
 * Opens a run; null if the account no longer exists. Its start time is later than that of every earlier run of the account, even if that
 * run's clock was ahead, so that all findings of an interrupted run are older.
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
