import { now } from '../../clock'
import { db } from '../../db/client'
import { inTransaction, type Tx } from '../../db/transaction'
import { log } from '../../log'
import { dollars, formatMoney } from '../../money'
import type { PricedProduct } from '../../registrar/translation/types'
import type { Outage } from '../lifecycle/holds'
import { moveAll } from '../lifecycle/transition'
import { alertOutage } from '../notify/outage'
import { alertStaff } from '../notify/staff'
import { lockIdle } from '../operation/lock-idle'
import type { PurchasePlan } from './plan'
import { accountOf, type PurchaseQueue, waitingIn } from './queue'

export type PurchasesToHold = {
  ids: readonly string[]
  outage: Outage
  /** The explanation for staff, in Enom's words or ours. */
  text: string
  accountId: string | undefined
  /** What the outage affects, if one cause can affect several products of an account separately. */
  about?: string
  /** The cost of one certificate, and the balance, if known, in minor units. */
  cost?: number
  balance?: number | undefined
}

/** Puts purchases on hold until their common outage is over. Alerts staff once per outage, however many purchases are waiting. */
export async function holdPurchases({ ids, outage, text, accountId, about, cost, balance }: PurchasesToHold): Promise<void> {
  if (!ids.length) return
  log.warn({ certificates: ids.length, outage }, 'purchases put on hold')
  await inTransaction(async (tx) => {
    const [first, ...others] = await moveAll(tx, await lockIdle(tx, ids), {
      from: 'purchase',
      to: `purchase:${outage}`,
      kind: 'certificate.purchase_blocked',
      actor: 'system',
      detail: { outage },
      facts: { problemText: text, heldCost: cost ?? null, heldBalance: balance ?? null },
    })
    if (first) await alertOutage(tx, [first, ...others], { outage, text, accountId, about })
  })
}

/** Puts all purchases waiting in a queue on hold until the outage is over. */
export async function holdQueue(
  queue: PurchaseQueue,
  trouble: Pick<PurchasesToHold, 'outage' | 'text' | 'accountId' | 'about'>,
): Promise<void> {
  const where = waitingIn(queue, await accountOf(queue))
  const rows = await db.certificate.findMany({ where, select: { id: true } })
  await holdPurchases({ ids: rows.map(({ id }) => id), ...trouble })
}

/** Holds the purchases that a plan does not cover, each with its reason. Sends one alert per cause. */
export async function holdUnplanned(plan: PurchasePlan, accountId: string, product: PricedProduct | undefined): Promise<void> {
  const name = product?.name ?? 'This product'
  for (const [quote, ids] of byQuote(plan.fundsNeeded)) {
    const text = `The balance is ${usd(plan.left)}; ${name} costs ${usd(quote)}.`
    await holdPurchases({ ids, outage: 'insufficient_funds', text, accountId, balance: plan.left, cost: quote })
  }
  for (const [quote, ids] of byQuote(plan.costRisen)) {
    const text = `${name} costs ${usd(quote)} now, which is more than the buyer paid.`
    await holdPurchases({ ids, outage: 'cost_exceeds_price', text, accountId, about: name, cost: quote })
  }
  for (const reason of new Set(plan.notSold.map((one) => one.reason))) {
    const ids = plan.notSold.filter((one) => one.reason === reason).map(({ id }) => id)
    await inTransaction((tx) => failPurchases(tx, ids, reason))
  }
}

function byQuote(rows: readonly { id: string; quote: number }[]): [number, string[]][] {
  const groups = new Map<number, string[]>()
  for (const { id, quote } of rows) groups.set(quote, [...(groups.get(quote) ?? []), id])
  return [...groups]
}

const usd = (amount: number) => formatMoney(dollars(amount))

/** Holds purchases that Enom permanently refuses, until staff decide. Sends one alert for all of them. */
export async function failPurchases(tx: Tx, ids: readonly string[], text: string): Promise<void> {
  const moved = await moveAll(tx, await lockIdle(tx, ids), {
    from: 'purchase',
    to: 'purchase:supplier_refused',
    kind: 'certificate.purchase_failed',
    actor: 'system',
    facts: { problemText: text },
  })
  const [first] = moved
  if (!first) return
  log.warn({ certificates: moved.length }, 'purchases permanently refused')
  const lines: [string, ...string[]] = ['Enom will not sell this certificate.', 'Try again, or refund the order.', text]
  if (moved.length > 1) lines.unshift(`This also affects ${moved.length - 1} more certificates.`)
  await alertStaff(tx, first, { event: `purchase_failed:${first}:${now().toISOString()}`, subject: 'Enom refused a purchase', lines })
}

/** The maximum number of refusals of a purchase, and of attempts that Enom refused or did not respond to. After that, staff decide. */
const MAX_REFUSALS = 3
const MAX_TRIES = 5

/**
 * Counts an unsuccessful attempt at a purchase, and hands the purchase to staff once the limit since their last decision is reached. A
 * refusal for a reason outside the certificate does not count as an attempt, nor does a purchase that was never sent to Enom.
 */
export async function countTry(tx: Tx, certificateId: string, kind: 'refusedTries' | 'unansweredTries', text: string): Promise<void> {
  const { refusedTries, unansweredTries } = await tx.certificate.update({
    where: { id: certificateId },
    data: { [kind]: { increment: 1 } },
    select: { refusedTries: true, unansweredTries: true },
  })
  if (refusedTries >= MAX_REFUSALS || refusedTries + unansweredTries >= MAX_TRIES) await failPurchases(tx, [certificateId], text)
}
