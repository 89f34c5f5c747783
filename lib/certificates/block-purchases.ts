import { inTransaction } from '../db/transaction'
import { log } from '../log'
import { alertBlocked } from './alert-blocked'
import { lockUnlessBought } from './lock-unless-bought'
import type { Blocker } from './state'
import { transitionAll } from './transition'

export type BlockedPurchases = {
  ids: readonly string[]
  blocker: Blocker
  /** Enom's own words, or ours, for staff. */
  text: string
  accountId: string | undefined
  /** What it is about, where one cause can concern several things of an account at once. */
  about?: string
  /** Facts for whoever decides when they go on. Minor units. */
  detail?: { balance?: number | undefined; cost?: number }
}

/** Puts purchases aside until their common trouble is over. Staff are told once for each outage, however many wait. */
export async function blockPurchases({ ids, blocker, text, accountId, about, detail }: BlockedPurchases): Promise<void> {
  if (!ids.length) return
  log.warn({ certificates: ids.length, blocker }, 'purchases wait')
  await inTransaction(async (tx) => {
    const [first, ...others] = await transitionAll(tx, await lockUnlessBought(tx, ids), {
      from: 'provisioning',
      to: 'purchase_blocked',
      kind: 'certificate.purchase_blocked',
      actor: 'system',
      detail: { blocker, ...detail },
      facts: { blocker, problemText: text },
    })
    if (first) await alertBlocked(tx, [first, ...others], { blocker, text, accountId, about })
  })
}
