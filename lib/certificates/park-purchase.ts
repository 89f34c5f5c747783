import { now } from '../clock'
import { inTransaction, type Tx } from '../db/transaction'
import { log } from '../log'
import { alertStaff } from './alert-staff'
import { OPEN_ATTEMPT } from './open-attempts'
import type { Blocker } from './state'
import { transitionAll } from './transition'
import { BLOCKER_WORDS } from './words'

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

/** Puts purchases aside until their common trouble is over. Staff are told once a day for each account and cause, however many wait. */
export async function blockPurchases({ ids, blocker, text, accountId, about, detail }: BlockedPurchases): Promise<void> {
  if (!ids.length) return
  log.warn({ certificates: ids.length, blocker }, 'purchases wait')
  await inTransaction(async (tx) => {
    const [first] = await transitionAll(tx, await notBeingBought(tx, ids), {
      from: 'provisioning',
      to: 'purchase_blocked',
      kind: 'certificate.purchase_blocked',
      actor: 'system',
      detail: { blocker, ...detail },
      facts: { blocker, problemText: text },
    })
    if (first) await alertBlocked(tx, first, { blocker, text, accountId, about })
  })
}

/** Puts purchases aside that Enom refuses for good, for staff to decide about; one alert for all of them. */
export async function failPurchases(tx: Tx, ids: readonly string[], text: string): Promise<void> {
  const moved = await transitionAll(tx, await notBeingBought(tx, ids), {
    from: 'provisioning',
    to: 'purchase_failed',
    kind: 'certificate.purchase_failed',
    actor: 'system',
    facts: { problemText: text },
  })
  const [first] = moved
  if (!first) return
  log.warn({ certificates: moved.length }, 'purchases refused for good')
  const lines: [string, ...string[]] = ['Enom will not sell this certificate.', 'Try again, or refund the order.', text]
  if (moved.length > 1) lines.unshift(`It is the first of ${moved.length} for which the same is true.`)
  await alertStaff(tx, first, { event: `purchase_failed:${first}:${now().toISOString()}`, subject: 'Enom refused a purchase', lines })
}

/**
 * Those that nobody is buying through another lane at this moment: what Enom answers there decides about them. Their rows are locked
 * first, as an intent to buy locks them, so that it is seen here or sees what we do.
 */
async function notBeingBought(tx: Tx, ids: readonly string[]): Promise<string[]> {
  await tx.$queryRaw`select 1 from "Certificate" where id = any(${[...ids]}::uuid[]) order by id for update`
  const open = await tx.purchaseAttempt.findMany({
    where: { certificateId: { in: [...ids] }, ...OPEN_ATTEMPT },
    select: { certificateId: true },
  })
  const busy = new Set(open.map(({ certificateId }) => certificateId))
  return ids.filter((id) => !busy.has(id))
}

/** Tells the staff what keeps an account from working: once a day for each account and cause, however many certificates wait. */
export async function alertBlocked(
  tx: Tx,
  id: string,
  { blocker, text, accountId, about }: { blocker: Blocker; text: string; accountId: string | undefined; about?: string | undefined },
): Promise<void> {
  const { cause, cure } = BLOCKER_WORDS[blocker]
  await alertStaff(tx, id, {
    event: `blocked:${accountId ?? 'none'}:${blocker}:${about ? `${about}:` : ''}${now().toISOString().slice(0, 10)}`,
    subject: cause,
    lines: [cause, cure, text],
    path: blocker === 'cost_risen' ? undefined : '/admin/enom-accounts',
  })
}
