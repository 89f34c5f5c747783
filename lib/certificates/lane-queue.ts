import { HOUR, now } from '../clock'
import { db } from '../db/client'
import { MAY_HAVE_DONE_IT } from '../registrar/outcomes'
import { type Lane, waitingIn } from './lane'
import type { Waiting } from './plan-lane'
import { TRY_PAUSE } from './refuse-purchase'

/** As many as one run of a lane decides about. */
const AT_ONCE = 500

/** One that Enom did not answer for is behind the others for so long: it may hold up a lane for minutes each time. */
const BEHIND = HOUR

/**
 * What waits in a lane, oldest first, and whether more waits than was read. Those for which Enom gave no readable answer lately come last.
 * Those refused a moment ago are left out; `pausedUntil` says when the first of them may be tried again.
 */
export async function readQueue(
  lane: Lane,
  account: { id: string; isDefault: boolean },
): Promise<{ waiting: Waiting[]; more: boolean; pausedUntil: Date | null }> {
  const since = new Date(now().getTime() - TRY_PAUSE)
  const lately = new Date(now().getTime() - BEHIND)
  const rows = await db.certificate.findMany({
    where: waitingIn(lane, account),
    select: {
      id: true,
      years: true,
      acceptedCost: true,
      statusSince: true,
      orderItem: { select: { unitAmount: true, quotedCost: true, unprotected: true } },
      order: { select: { currency: true } },
      attempts: {
        where: {
          OR: [
            { state: 'refused', blocker: null, settledAt: { gt: since } },
            { state: 'absent', settledAt: { gt: lately }, calls: { some: MAY_HAVE_DONE_IT } },
          ],
        },
        select: { state: true, settledAt: true },
      },
    },
    orderBy: { id: 'asc' },
    take: AT_ONCE + 1,
  })
  const refusedAt = ({ attempts, statusSince }: (typeof rows)[number]) =>
    attempts.flatMap(({ state, settledAt }) => (state === 'refused' && settledAt && settledAt > statusSince ? [settledAt.getTime()] : []))
  const isUnanswered = ({ attempts }: (typeof rows)[number]) => attempts.some(({ state }) => state === 'absent')
  const page = rows.slice(0, AT_ONCE).sort((one, other) => Number(isUnanswered(one)) - Number(isUnanswered(other)))
  const pauses = page.flatMap((row) => refusedAt(row).map((at) => at + TRY_PAUSE))
  return {
    waiting: page
      .filter((row) => !refusedAt(row).length)
      .map(({ id, years, acceptedCost, orderItem, order }) => ({
        id,
        years,
        acceptedCost,
        quotedCost: orderItem.quotedCost,
        unprotected: orderItem.unprotected,
        paid: { amount: orderItem.unitAmount, currency: order.currency },
      })),
    more: rows.length > AT_ONCE,
    pausedUntil: pauses.length ? new Date(Math.min(...pauses)) : null,
  }
}
