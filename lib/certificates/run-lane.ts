import { now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { openRegistrar } from '../registrar/open-registrar'
import { adoptLeftovers } from './adopt-leftovers'
import { blockLane } from './block-lane'
import { blockedBy } from './blocker-of'
import { BUSY_PAUSE, buyInTurn } from './buy-in-turn'
import { correctCosts } from './correct-costs'
import { holdPurchases } from './hold-purchases'
import { accountOf, enqueueLane, type Lane, openKeyOf, waitingIn } from './lane'
import { readQueue } from './lane-queue'
import { lookForPurchase } from './look-for-purchase'
import { isBeingMade } from './open-attempts'
import { planLane } from './plan-lane'
import { readMarket } from './read-market'

/**
 * Buys what waits for one product in one account, oldest first, one after the other. At the start Enom is asked for balance, prices and
 * its newest certificate; each purchase is then a single call. Holds what the balance does not reach and what costs more than it may,
 * parks what is not sold. Ends by calling itself again where something is left to do; with nothing to do it asks nobody.
 */
export async function runLane(lane: Lane): Promise<void> {
  const account = await accountOf(lane)
  if (!account) return blockLane(lane, { blocker: 'no_account', text: 'There is no Enom account.', accountId: undefined })
  const accountId = account.id
  const type = await db.certificateType.findUniqueOrThrow({ where: { code: lane.typeCode } })
  const openKey = openKeyOf(accountId, type.enomProdType)
  if (!(await isFree(lane, openKey))) return
  if (!(await db.certificate.findFirst({ where: waitingIn(lane, account), select: { id: true } }))) return
  const registrar = await openRegistrar({ accountId })
  if (!registrar) return
  const market = await readMarket(registrar, type.enomProdType)
  if ('blocker' in market) return blockLane(lane, { ...market, accountId })
  const unread = await adoptLeftovers(registrar, lane, type.enomProdType).then(() => null, blockedBy)
  if (unread) return blockLane(lane, { ...unread, accountId })

  const { waiting, more, pausedUntil } = await readQueue(lane, account)
  const plan = planLane(waiting, { ...market, costTolerance: account.costTolerance })
  await holdPurchases(plan, accountId, market.product)
  const began = now()
  const { newest, balance } = market
  const { settled, again } = await buyInTurn({ lane, openKey, accountId, login: account, type, newest, balance }, plan)
  if (settled && market.product) await correctCosts(registrar, { began, listed: market.product })
  const next = again ?? (more ? now() : pausedUntil)
  if (next) await inTransaction((tx) => enqueueLane(tx, lane, { runAt: next }))
}

/** Whether no purchase of the lane is in flight. One that was cut off is looked for here and now; a live one is left alone. */
async function isFree(lane: Lane, openKey: string): Promise<boolean> {
  const open = await db.purchaseAttempt.findUnique({
    where: { openKey },
    select: { id: true, state: true, leaseId: true, startedAt: true },
  })
  if (!open) return true
  // An unclear one has an appointment of its own, which lets the lane go on.
  if (open.state === 'unclear') return false
  if (!(await isBeingMade(db, open)) && (await lookForPurchase(open.id)) === 'settled') return true
  await inTransaction((tx) => enqueueLane(tx, lane, { runAt: new Date(now().getTime() + BUSY_PAUSE) }))
  return false
}
