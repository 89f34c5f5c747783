import { now } from '../../clock'
import { db } from '../../db/client'
import type { Login } from '../../registrar/accounts'
import { RegistrarError } from '../../registrar/errors'
import { openRegistrar } from '../../registrar/open-registrar'
import { holdPurchases, holdQueue } from './hold'
import type { PurchasePlan } from './plan'
import { type Made, purchaseOne } from './purchase-one'
import type { PurchaseQueue } from './queue'
import { TRY_PAUSE } from './record-refusal'

/** A run ends after so many purchases or so long, so that a worker that is asked to stop need not wait; milliseconds. */
const MOST = 25
const LONGEST = 15_000
/** When a queue is run again that found somebody else at work in it; milliseconds. */
export const BUSY_PAUSE = 2_000

export type Run = {
  queue: PurchaseQueue
  openKey: string
  accountId: string
  /** With what the account logged in when the run began. */
  login: Login
  type: { enomProdType: number; enomService: string }
  /** The highest certificate id Enom had given when the run began. */
  newest: number
  balance: number
}

/** How many purchases were settled, and when the queue has to be run again; null: nothing is left to do. */
export type End = { settled: number; again: Date | null }

/** Makes the purchases of a plan, one after the other; ends early where somebody else is at work, a purchase is unclear, or the account is in trouble. */
export async function executePlan(run: Run, { buy }: PurchasePlan): Promise<End> {
  const { accountId, openKey, login, newest, type } = run
  const until = performance.now() + LONGEST
  let left = run.balance
  let settled = 0
  let again: Date | null = null
  for (const { id, years, quote } of buy) {
    if (settled >= MOST || performance.now() > until) return { settled, again: now() }
    const { _max } = await db.purchaseAttempt.aggregate({ where: { accountId }, _max: { enomCertId: true } })
    const highestBefore = Math.max(newest, _max.enomCertId ?? 0)
    const intent = { certificateId: id, openKey, accountId, login, years, quote, highestBefore, balanceBefore: left }
    const made = await purchaseOne({ ...intent, enomProdType: type.enomProdType }, type.enomService)
    if (made.kind === 'settled') {
      settled += 1
      left -= quote
    } else if (made.kind === 'refused') again = new Date(now().getTime() + TRY_PAUSE)
    else if (made.kind !== 'passed') return { settled, again: await stop(run, made, { id, quote }) }
  }
  return { settled, again }
}

/** Answers when the queue is run again. An unclear purchase lets it go on by itself, and so does whoever mends the account. */
async function stop({ queue, accountId }: Run, made: Made, { id, quote }: { id: string; quote: number }): Promise<Date | null> {
  if (made.kind === 'busy') return new Date(now().getTime() + BUSY_PAUSE)
  if (made.kind !== 'blocked') return null
  const { blocker, text } = made
  if (blocker !== 'funds_needed') {
    await holdQueue(queue, { blocker, text, accountId })
    return null
  }
  // The balance said otherwise, or another queue was quicker: this one waits for more than there is now.
  const detail = { cost: quote, balance: await balanceNow(accountId) }
  await holdPurchases({ ids: [id], blocker, text, accountId, detail })
  return now()
}

async function balanceNow(accountId: string): Promise<number | undefined> {
  try {
    const registrar = await openRegistrar({ accountId })
    return registrar ? (await registrar.balance()).amount : undefined
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    return undefined
  }
}
