import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { log } from '../log'
import { RegistrarError } from '../registrar/errors'
import { openRegistrar } from '../registrar/open-registrar'
import type { PricedProduct } from '../registrar/types'
import { queueList } from './ask-for-approvers'
import { endRefunded } from './end-refunded'
import { enqueueLanesOf } from './lane'
import { type BlockedStep, listBlockedPurchases, listBlockedSteps, whatWaits } from './list-blocked'
import { transition, transitionAll } from './transition'
import { whichMayGo } from './which-may-go'

/**
 * Lets go on what waits for Enom, once Enom works again. Each account is asked once for its balance, and for its prices where something
 * waits for them to fall, however many certificates wait for it. What goes on is bought lane by lane, one after the other.
 */
export async function resumeBlocked(): Promise<void> {
  const accounts = await db.enomAccount.findMany({ select: { id: true, isDefault: true, costTolerance: true }, orderBy: { id: 'asc' } })
  for (const account of accounts) {
    const [purchases, steps] = await Promise.all([whatWaits(account), listBlockedSteps(account)])
    const seen = (purchases.any || steps.length > 0) && (await probe(account.id, { prices: purchases.forPrices }))
    if (!seen) continue
    let left = seen.balance
    for await (const page of listBlockedPurchases(account)) {
      const chosen = whichMayGo(page, { ...seen, left })
      await resumePurchases(chosen.go)
      left = chosen.left
    }
    for (const step of steps) await resumeStep(step)
  }
}

/** What the account says when it can be used; null when it still cannot. */
async function probe(accountId: string, wanted: { prices: boolean }): Promise<{ balance: number; prices: PricedProduct[] } | null> {
  try {
    const registrar = await openRegistrar({ accountId })
    if (!registrar) return null
    const { amount } = await registrar.balance()
    return { balance: amount, prices: wanted.prices ? await registrar.priceList() : [] }
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    log.warn({ accountId, trouble: error.trouble }, 'Enom still cannot be used')
    return null
  }
}

function resumePurchases(ids: readonly string[]): Promise<void> {
  return inTransaction(async (tx) => {
    const moved = await transitionAll(tx, ids, {
      from: 'purchase_blocked',
      to: 'provisioning',
      kind: 'certificate.purchase_resumed',
      actor: 'system',
    })
    await enqueueLanesOf(tx, moved)
  })
}

async function resumeStep(step: BlockedStep): Promise<void> {
  const { id } = step
  await inTransaction(async (tx) => {
    if (step.what === 'list') return queueList(tx, { id, enomCertId: step.enomCertId }, step.revision)
    if (await endRefunded(tx, id, { from: 'send_blocked' })) return
    const moved = await transition(tx, id, { from: 'send_blocked', to: 'sending', kind: 'certificate.send_resumed', actor: 'system' })
    if (moved.ok) await enqueue(tx, 'certificate.submit', { certificateId: id }, { key: `submit:${id}` })
  })
}
