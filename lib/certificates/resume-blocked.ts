import { now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { eachApart } from '../jobs/each-apart'
import { enqueue } from '../jobs/enqueue'
import { log } from '../log'
import { RegistrarError } from '../registrar/errors'
import { openRegistrar } from '../registrar/open-registrar'
import type { PricedProduct } from '../registrar/types'
import { queueList } from './ask-for-approvers'
import { endRefunded } from './end-refunded'
import { enqueueLanesOf } from './lane'
import { type BlockedAccount, type BlockedStep, blockersOf, listBlockedPurchases, listBlockedSteps } from './list-blocked'
import type { Blocker } from './state'
import { transition, transitionAll } from './transition'
import { whichMayGo } from './which-may-go'

/**
 * Lets go on what waits for Enom, once Enom works again. Each account is asked once for its balance, and for its prices where something
 * waits for them to fall, however many certificates wait for it. What goes on is bought lane by lane, one after the other.
 */
export async function resumeBlocked(): Promise<void> {
  const accounts = await db.enomAccount.findMany({ select: { id: true, isDefault: true, costTolerance: true }, orderBy: { id: 'asc' } })
  for (const account of accounts) {
    await resumeAccount(account).catch((error: unknown) =>
      log.error({ err: error, accountId: account.id }, 'what waits for an account was left for the next sweep'),
    )
  }
}

async function resumeAccount(account: BlockedAccount): Promise<void> {
  const [blockers, steps] = await Promise.all([blockersOf(account), listBlockedSteps(account)])
  const seen = (blockers.size > 0 || steps.length > 0) && (await probe(account.id, blockers))
  if (!seen) return
  const at = now()
  let left = seen.balance
  for await (const page of listBlockedPurchases(account)) {
    const chosen = whichMayGo(page, { ...seen, ...account, left, at })
    await resumePurchases(chosen.go)
    left = chosen.left
  }
  await eachApart(steps, { what: 'a step that waited for Enom', work: resumeStep })
}

/**
 * What the account says when it can be used; null when it still cannot. Where Enom did not answer it is asked all that a lane asks before it
 * buys: with one answer lacking, everything would be let go and put aside again each minute.
 */
async function probe(
  accountId: string,
  blockers: ReadonlySet<Blocker | null>,
): Promise<{ balance: number; prices: PricedProduct[] } | null> {
  try {
    const registrar = await openRegistrar({ accountId })
    if (!registrar) return null
    const { amount } = await registrar.balance()
    if (blockers.has('enom_unreachable')) await registrar.newestCertId()
    const needsPrices = blockers.has('enom_unreachable') || blockers.has('cost_risen')
    return { balance: amount, prices: needsPrices ? await registrar.priceList() : [] }
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
    if (moved.ok) await enqueue(tx, 'certificate.submit', { certificateId: id })
  })
}
