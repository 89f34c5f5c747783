import { later, now } from '../../clock'
import { db } from '../../db/client'
import type { SupplierOperation } from '../../db/generated/client'
import { inTransaction } from '../../db/transaction'
import { openRegistrar } from '../../registrar/connection/open-registrar'
import { RegistrarError } from '../../registrar/errors'
import type { Registrar } from '../../registrar/translation/types'
import { blockedBy } from '../lifecycle/outage'
import { isInProgress } from '../operation/open'
import { recordActualCosts } from '../purchase/actual-cost'
import { holdPurchases, holdQueue, holdUnplanned } from '../purchase/hold'
import { type PurchasePlan, planPurchases } from '../purchase/plan'
import { accountOf, enqueueRun, inFlightKeyOf, type PurchaseQueue, REFUSAL_PAUSE_MS, readWaiting } from '../purchase/queue'
import { type Market, readMarket } from '../purchase/quote'
import { claimOrphans } from '../reconciliation/claim-orphans'
import { reconcilePurchase } from '../reconciliation/reconcile'
import { claimSinceBackup } from '../reconciliation/since-backup'
import { purchaseOne } from './purchase-one'

/**
 * The maximum number of purchases in one run, and its maximum duration, so that a worker that is shutting down does not have to wait long.
 */
const RUN_PURCHASES = 25
const RUN_ENDS_AFTER_MS = 15_000
/** How soon a queue runs again if another purchase was in flight. */
const BUSY_PAUSE_MS = 2_000

/**
 * Buys the waiting certificates of one product in one account, oldest first, one at a time. Reads the balance, the prices and the newest
 * certificate at the start. After that, each purchase is a single call. Schedules another run if something is left to do.
 */
export async function runPurchaseQueue(queue: PurchaseQueue): Promise<void> {
  // 1. Open the account's registrar, once for the whole run.
  const account = await accountOf(queue)
  const registrar = account && (await openRegistrar({ accountId: account.id }))
  if (!account || !registrar) return holdQueue(queue, { outage: 'no_account', text: 'There is no Enom account.', accountId: undefined })
  const { id: accountId } = account
  const type = await db.certificateType.findUniqueOrThrow({ where: { code: queue.typeCode } })

  // 2. Lock: the database allows one purchase of a product in flight per account.
  const inFlightKey = inFlightKeyOf(accountId, type.enomProdType)
  const inFlight = await db.supplierOperation.findUnique({ where: { inFlightKey } })

  // 3. Reconcile what is in flight. If the outcome remains unknown, the next reconciliation runs this queue.
  if (inFlight?.state === 'unknown') return
  if (inFlight && !(await isClosedNow(inFlight, registrar))) return rerun(queue, later(now(), BUSY_PAUSE_MS))

  // 4. If there is nothing to buy, make no calls.
  const before = await readWaiting(queue, account)
  if (!before.waiting.length && !before.pausedUntil) return

  // 5. Quote: read the balance, the price and the newest certificate ID.
  const market = await readMarket(registrar, type.enomProdType)
  if ('outage' in market) return holdQueue(queue, { ...market, accountId })

  // 6. Claim orphans, so that we do not buy again what Enom has already sold us. If they cannot be read, the run also stops.
  const unread = await claimOrphans(registrar, queue, type.enomProdType).then(() => null, blockedBy)
  if (unread) return holdQueue(queue, { ...unread, accountId })
  const since = await claimSinceBackup(registrar, account, { queue, enomProdType: type.enomProdType }).catch(blockedBy)
  if (since instanceof Date) return rerun(queue, since)
  if (since) return holdQueue(queue, { ...since, accountId })

  // 7. Plan what to buy now. Certificates that joined the queue after step 4 were not matched with orphans, so they are left to the next
  // run.
  const { waiting: all, isMore, pausedUntil } = await readWaiting(queue, account)
  const waiting = all.filter(({ id }) => before.waiting.some((one) => one.id === id))
  const plan = planPurchases(waiting, { ...market, costTolerance: account.costTolerance })

  // 8. Put the rest on hold.
  await holdUnplanned(plan, accountId, market.product)

  // 9. Buy, one at a time.
  const began = now()
  const { asked, rerunAt } = await executePlan({ queue, registrar, inFlightKey, market, type }, plan)

  // 10. Record the costs if the price changed during the run.
  if (asked && market.product) await recordActualCosts(registrar, { began, listed: market.product })

  // 11. Reschedule.
  const next = rerunAt ?? (isMore || waiting.length < all.length ? now() : pausedUntil)
  if (next) await rerun(queue, next)
}

/** Returns whether a purchase that was in flight is closed by now. Reconciles an interrupted purchase, and leaves a live one alone. */
async function isClosedNow(operation: SupplierOperation, registrar: Registrar): Promise<boolean> {
  if (await isInProgress(db, operation)) return false
  return (await reconcilePurchase(operation.id, registrar)) !== 'unknown'
}

type Run = {
  queue: PurchaseQueue
  registrar: Registrar
  inFlightKey: string
  market: Market
  type: { enomProdType: number; enomService: string }
}

/**
 * Makes the purchases of a plan, one at a time. Stops early if another purchase is in flight, an outcome is unknown, or the account has an
 * outage. Returns how many ended as succeeded or absent, and when the queue has to run again, or null if no further run is needed.
 */
async function executePlan(run: Run, { buy }: PurchasePlan): Promise<{ asked: number; rerunAt: Date | null }> {
  const { queue, registrar, inFlightKey, market, type } = run
  const { accountId, login } = registrar
  const until = performance.now() + RUN_ENDS_AFTER_MS
  let left = market.balance
  let asked = 0
  let rerunAt: Date | null = null
  for (const { id, years, quote } of buy) {
    if (asked >= RUN_PURCHASES || performance.now() > until) return { asked, rerunAt: now() }
    const intent = { certificateId: id, inFlightKey, accountId, login, enomProdType: type.enomProdType, years, quote, balanceBefore: left }
    const result = await purchaseOne(registrar, { ...intent, highestBefore: await highestId(accountId, market) }, type.enomService)
    switch (result.kind) {
      case 'succeeded':
      case 'absent':
        asked += 1
        left -= quote
        break
      case 'skipped':
        break
      case 'busy':
        return { asked, rerunAt: later(now(), BUSY_PAUSE_MS) }
      case 'unknown':
        return { asked, rerunAt: null }
      case 'refused':
        if (result.outage === null) rerunAt = later(now(), REFUSAL_PAUSE_MS)
        else if (result.outage === 'insufficient_funds') {
          // The balance has fallen in the meantime, or another queue spent it first. This purchase waits until the balance is higher than
          // it is now.
          const balance = await balanceNow(registrar)
          await holdPurchases({ ids: [id], outage: result.outage, text: result.text, accountId, cost: quote, balance })
          return { asked, rerunAt: now() }
        } else {
          await holdQueue(queue, { outage: result.outage, text: result.text, accountId })
          return { asked, rerunAt: null }
        }
    }
  }
  return { asked, rerunAt }
}

/** Returns the highest certificate ID that Enom is known to have assigned. */
async function highestId(accountId: string, { newest }: Market): Promise<number> {
  const { _max } = await db.supplierOperation.aggregate({ where: { accountId }, _max: { enomCertId: true } })
  return Math.max(newest, _max.enomCertId ?? 0)
}

async function balanceNow(registrar: Registrar): Promise<number | undefined> {
  try {
    return (await registrar.balance()).amount
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    return undefined
  }
}

function rerun(queue: PurchaseQueue, runAt: Date): Promise<void> {
  return inTransaction((tx) => enqueueRun(tx, queue, { runAt }))
}
