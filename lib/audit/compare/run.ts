import { HOUR, now } from '../../clock'
import { db } from '../../db/client'

/** One comparison under way. Everything it finds gets its `startedAt`, which shows what it no longer found. */
export type Run = {
  id: string
  accountId: string
  startedAt: Date
  /** What is younger than this may still be under way, here or in Enom's lists. */
  settledBefore: Date
  isShared: boolean
}

/**
 * Opens a run; null when the account is gone. It starts later than every earlier run of the account, even if that one's clock was ahead:
 * what an interrupted run found must look older.
 */
export async function openRun(accountId: string): Promise<Run | null> {
  const account = await db.enomAccount.findUnique({ where: { id: accountId } })
  if (!account) return null
  const { listLag, isShared } = account
  const last = await db.auditRun.findFirst({ where: { accountId }, orderBy: { startedAt: 'desc' }, select: { startedAt: true } })
  const startedAt = new Date(Math.max(now().getTime(), (last?.startedAt.getTime() ?? 0) + 1))
  const { id } = await db.auditRun.create({ data: { accountId, startedAt }, select: { id: true } })
  const settledBefore = new Date(startedAt.getTime() - Math.max(HOUR, 2 * listLag * 1000))
  return { id, accountId, startedAt, settledBefore, isShared }
}
