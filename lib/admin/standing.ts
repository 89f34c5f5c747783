import type { Actor } from '../actor'
import { type Hold, OUTAGES } from '../certificates/lifecycle/holds'
import { troubleWords } from '../certificates/lifecycle/status-text'
import { earlier, HOUR, now } from '../clock'
import { db } from '../db/client'
import { mayStaff } from '../permissions'
import { isLive } from '../stripe/client'

export type Standing = {
  /** Nothing can be ordered until staff open the shop. */
  isClosed?: boolean
  /** The default account, or that of a product on sale, is on Enom's test server. */
  testMode: boolean
  /** Number of products on sale that are bought on Enom's test server and on its live server, and whether buyers pay real money. */
  sales?: { test: number; real: number; isPaidReally: boolean }
  /** Enom accounts that have stopped answering, and since when. */
  silent: { id: string; label: string; since: Date }[]
  /**
   * Mails older than an hour that were tried and not sent, except those the recipient's server has deferred; null if there are none.
   * `lastError` is why the last attempt for the newest of them failed, in the mail server's words or ours.
   */
  mails: { count: number; lastError: string | null } | null
  /** What keeps certificates on hold, most frequent first. */
  blocked: { hold: Hold; certificates: number; cause: string; cure: string }[]
}

/** Returns the conditions that every page of the back office shows. */
export async function getStanding(actor: Actor): Promise<Standing> {
  if (!mayStaff(actor, 'see')) return { testMode: false, silent: [], mails: null, blocked: [] }
  const stuck = { status: 'queued', attempts: { gt: 0 }, refusedSince: null, createdAt: { lt: earlier(now(), HOUR) } } as const
  const [account, products, broken, mails, newest, waiting, closed] = await Promise.all([
    db.enomAccount.findFirst({ where: { isDefault: true }, select: { testMode: true } }),
    db.product.findMany({
      where: { visible: true, choices: { some: { active: true } } },
      select: { enomAccount: { select: { testMode: true } } },
    }),
    db.enomAccount.findMany({
      where: { brokenSince: { not: null } },
      select: { id: true, label: true, brokenSince: true },
      orderBy: { label: 'asc' },
    }),
    db.mail.count({ where: stuck }),
    db.mail.findFirst({ where: stuck, select: { lastError: true }, orderBy: { id: 'desc' } }),
    db.certificate.groupBy({
      by: ['hold'],
      where: { hold: { in: [...OUTAGES] } },
      _count: { _all: true },
      orderBy: { _count: { hold: 'desc' } },
    }),
    db.shopSetUp.findFirst({ where: { openedAt: null }, select: { id: true } }),
  ])
  const modes = products.flatMap(({ enomAccount }) => (enomAccount ?? account)?.testMode ?? [])
  const test = modes.filter(Boolean).length
  return {
    isClosed: closed !== null,
    testMode: (account?.testMode ?? false) || test > 0,
    sales: { test, real: modes.length - test, isPaidReally: isLive },
    silent: broken.flatMap(({ id, label, brokenSince }) => (brokenSince ? [{ id, label, since: brokenSince }] : [])),
    mails: mails ? { count: mails, lastError: newest?.lastError ?? null } : null,
    blocked: waiting.flatMap(({ hold, _count }) => (hold ? [{ hold, certificates: _count._all, ...troubleWords(hold) }] : [])),
  }
}
