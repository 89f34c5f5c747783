import { HOUR, now } from '../../clock'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { openRegistrar } from '../../registrar/open-registrar'
import { MAY_HAVE_DONE_IT } from '../../registrar/outcomes'
import { isInProgress } from '../attempt/open-attempts'
import { blockedBy } from '../lifecycle/blocker'
import { recordActualCosts } from './actual-cost'
import { claimOrphans } from './claim-orphans'
import { holdQueue, holdUnplanned } from './hold'
import { planPurchases, type Waiting } from './plan'
import { accountOf, enqueueRun, inFlightKeyOf, type PurchaseQueue, waitingIn } from './queue'
import { readMarket } from './quote'
import { reconcilePurchase } from './reconcile'
import { TRY_PAUSE } from './record-refusal'
import { BUSY_PAUSE, executePlan } from './run-plan'

/**
 * Buys what waits for one product in one account, oldest first, one after the other. At the start Enom is asked for balance, prices and
 * its newest certificate; each purchase is then a single call. Holds what the balance does not reach and what costs more than it may,
 * parks what is not sold. Ends by calling itself again where something is left to do; with nothing to do it asks nobody.
 */
export async function runPurchaseQueue(queue: PurchaseQueue): Promise<void> {
  const account = await accountOf(queue)
  if (!account) return holdQueue(queue, { blocker: 'no_account', text: 'There is no Enom account.', accountId: undefined })
  const accountId = account.id
  const type = await db.certificateType.findUniqueOrThrow({ where: { code: queue.typeCode } })
  const openKey = inFlightKeyOf(accountId, type.enomProdType)
  if (!(await isFree(queue, openKey))) return
  if (!(await db.certificate.findFirst({ where: waitingIn(queue, account), select: { id: true } }))) return
  const registrar = await openRegistrar({ accountId })
  if (!registrar) return
  const market = await readMarket(registrar, type.enomProdType)
  if ('blocker' in market) return holdQueue(queue, { ...market, accountId })
  const unread = await claimOrphans(registrar, queue, type.enomProdType).then(() => null, blockedBy)
  if (unread) return holdQueue(queue, { ...unread, accountId })

  const { waiting, more, pausedUntil } = await readQueue(queue, account)
  const plan = planPurchases(waiting, { ...market, costTolerance: account.costTolerance })
  await holdUnplanned(plan, accountId, market.product)
  const began = now()
  const { newest, balance } = market
  const { settled, again } = await executePlan({ queue, openKey, accountId, login: account, type, newest, balance }, plan)
  if (settled && market.product) await recordActualCosts(registrar, { began, listed: market.product })
  const next = again ?? (more ? now() : pausedUntil)
  if (next) await inTransaction((tx) => enqueueRun(tx, queue, { runAt: next }))
}

/** Whether no purchase of the queue is in flight. One that was cut off is looked for here and now; a live one is left alone. */
async function isFree(queue: PurchaseQueue, openKey: string): Promise<boolean> {
  const open = await db.purchaseAttempt.findUnique({
    where: { openKey },
    select: { id: true, state: true, leaseId: true, startedAt: true },
  })
  if (!open) return true
  // An unclear one has an appointment of its own, which lets the queue go on.
  if (open.state === 'unclear') return false
  if (!(await isInProgress(db, open)) && (await reconcilePurchase(open.id)) === 'settled') return true
  await inTransaction((tx) => enqueueRun(tx, queue, { runAt: new Date(now().getTime() + BUSY_PAUSE) }))
  return false
}

/** As many as one run of a queue decides about. */
const AT_ONCE = 500

/** One that Enom did not answer for is behind the others for so long: it may hold up a queue for minutes each time. */
const BEHIND = HOUR

/**
 * What waits in a queue, oldest first, and whether more waits than was read. Those for which Enom gave no readable answer lately come last.
 * Those refused a moment ago are left out; `pausedUntil` says when the first of them may be tried again.
 */
async function readQueue(
  queue: PurchaseQueue,
  account: { id: string; isDefault: boolean },
): Promise<{ waiting: Waiting[]; more: boolean; pausedUntil: Date | null }> {
  const since = new Date(now().getTime() - TRY_PAUSE)
  const lately = new Date(now().getTime() - BEHIND)
  const rows = await db.certificate.findMany({
    where: waitingIn(queue, account),
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
