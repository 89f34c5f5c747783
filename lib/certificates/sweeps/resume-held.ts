import { now } from '../../clock'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { forEachIsolated } from '../../jobs/for-each-isolated'
import { log } from '../../log'
import { openRegistrar } from '../../registrar/connection/open-registrar'
import { RegistrarError } from '../../registrar/errors'
import type { PricedProduct, Registrar } from '../../registrar/translation/types'
import { endRefunded } from '../ending/refunded-to-buyer'
import { type Hold, OUTAGES } from '../lifecycle/holds'
import { heldPlaces } from '../lifecycle/places'
import { moveAll, release } from '../lifecycle/transition'
import { type BlockedStep, type HeldAccount, listBlockedSteps, listHeldPurchases, outagesOf, unpricedOf } from '../purchase/held'
import { enqueueRunsFor } from '../purchase/queue'
import { findPriced } from '../purchase/quote'
import { selectReleasable } from '../purchase/releasable'
import { queueList } from '../setup/request-approvers'

/**
 * Resumes everything that waits for Enom once Enom is available again. Reads the balance of each account once, the prices once if a
 * purchase is waiting for them to fall, and the price of each product that had none, however many certificates are waiting. Resumed
 * purchases run queue by queue, one at a time.
 */
export async function resumeHeld(): Promise<void> {
  const accounts = await db.enomAccount.findMany({ select: { id: true, isDefault: true, costTolerance: true }, orderBy: { id: 'asc' } })
  for (const account of accounts) {
    await resumeAccount(account).catch((error: unknown) =>
      log.error({ err: error, accountId: account.id }, 'resuming an account failed; will retry on next sweep'),
    )
  }
}

async function resumeAccount(account: HeldAccount): Promise<void> {
  const [outages, steps] = await Promise.all([outagesOf(account), listBlockedSteps(account)])
  const seen = (outages.size > 0 || steps.length > 0) && (await probe(account, outages))
  if (!seen) return
  const at = now()
  let left = seen.balance
  for await (const page of listHeldPurchases(account)) {
    const chosen = selectReleasable(page, { ...seen, ...account, left, at })
    await resumePurchases(chosen.go)
    left = chosen.left
  }
  await forEachIsolated(steps, { what: 'step on hold for Enom', work: resumeStep })
}

/**
 * Returns the account's state if it can be used, otherwise null. After an Enom outage it reads everything a queue reads before buying.
 * Otherwise a single missing response would cause all purchases to be released and held again every minute.
 */
async function probe(
  account: HeldAccount,
  outages: ReadonlySet<Hold | null>,
): Promise<{ balance: number; prices: PricedProduct[]; unread: ReadonlySet<number> } | null> {
  const accountId = account.id
  try {
    const registrar = await openRegistrar({ accountId })
    if (!registrar) return null
    const { amount } = await registrar.balance()
    if (outages.has('supplier_unavailable')) await registrar.newestCertId()
    const prices = NEED_PRICES.some((outage) => outages.has(outage)) ? await registrar.priceList() : []
    const unread = outages.has('price_unavailable') ? await stillUnread(registrar, await unpricedOf(account), prices) : []
    return { balance: amount, prices, unread: new Set(unread) }
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    log.warn({ accountId, trouble: error.trouble }, 'Enom still unavailable; purchases stay on hold')
    return null
  }
}

const NEED_PRICES = ['supplier_unavailable', 'cost_exceeds_price', 'price_unavailable'] as const

async function stillUnread(registrar: Registrar, enomProdTypes: readonly number[], listed: readonly PricedProduct[]): Promise<number[]> {
  const unread: number[] = []
  for (const one of enomProdTypes) if ('unread' in (await findPriced(registrar, one, listed))) unread.push(one)
  return unread
}

function resumePurchases(ids: readonly string[]): Promise<void> {
  return inTransaction(async (tx) => {
    const moved = await moveAll(tx, ids, {
      from: heldPlaces('purchase', OUTAGES),
      to: 'purchase',
      kind: 'certificate.purchase_resumed',
      actor: 'system',
    })
    await enqueueRunsFor(tx, moved)
  })
}

async function resumeStep(step: BlockedStep): Promise<void> {
  const { id } = step
  await inTransaction(async (tx) => {
    if (step.what === 'list') return queueList(tx, { id, enomCertId: step.enomCertId }, step.revision)
    if (await endRefunded(tx, id, { from: heldPlaces('submission', OUTAGES) })) return
    const moved = await release(tx, id, { stage: 'submission', holds: OUTAGES, kind: 'certificate.send_resumed', actor: 'system' })
    if (moved.ok) await enqueue(tx, 'certificate.submit', { certificateId: id })
  })
}

/** Makes the worker immediately retry everything that is on hold because of Enom, after staff have fixed an account. */
export function resumeSoon(): Promise<void> {
  return inTransaction((tx) => enqueue(tx, 'certificate.resume_blocked', {}))
}
