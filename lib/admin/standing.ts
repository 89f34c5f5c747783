import { type Actor, isStaff } from '../actor'
import { BLOCKER_WORDS } from '../certificates/words'
import { db } from '../db/client'
import type { Blocker } from '../db/generated/enums'

export type Standing = {
  /** The default account is one of Enom's test server. */
  testMode: boolean
  /** Accounts of Enom that have stopped answering, and since when. */
  silent: { id: string; label: string; since: Date }[]
  /** What keeps certificates waiting, the most frequent first. */
  blocked: { blocker: Blocker; certificates: number; cause: string; cure: string }[]
}

/** The lasting facts every page of the back office shows. */
export async function getStanding(actor: Actor): Promise<Standing> {
  if (!isStaff(actor)) return { testMode: false, silent: [], blocked: [] }
  const [account, broken, waiting] = await Promise.all([
    db.enomAccount.findFirst({ where: { isDefault: true }, select: { testMode: true } }),
    db.enomAccount.findMany({
      where: { brokenSince: { not: null } },
      select: { id: true, label: true, brokenSince: true },
      orderBy: { label: 'asc' },
    }),
    db.certificate.groupBy({
      by: ['blocker'],
      where: { status: { in: ['purchase_blocked', 'send_blocked'] }, blocker: { not: null } },
      _count: { _all: true },
      orderBy: { _count: { blocker: 'desc' } },
    }),
  ])
  return {
    testMode: account?.testMode ?? false,
    silent: broken.flatMap(({ id, label, brokenSince }) => (brokenSince ? [{ id, label, since: brokenSince }] : [])),
    blocked: waiting.flatMap(({ blocker, _count }) => (blocker ? [{ blocker, certificates: _count._all, ...BLOCKER_WORDS[blocker] }] : [])),
  }
}
