import { listNeeds } from '../../admin/overview/needs'
import { MINUTE, now } from '../../clock'
import { log } from '../../log'
import { metrics } from '../../metrics/metrics'
import { shopGauges as gauges, shopRegistry } from '../../metrics/shop-gauges'
import { readShop, readSlowly, type ShopRow } from './read-shop'

/** How long, in milliseconds, each value is cached, so that frequent requests cost nothing. */
const KEPT_MS = 15_000
const NEEDS_KEPT_MS = MINUTE
const SLOWLY_KEPT_MS = 10 * MINUTE

const refreshShop = keptFor(KEPT_MS, async () => setShop(await readShop()))
const refreshNeeds = keptFor(NEEDS_KEPT_MS, async () => {
  const needs = await listNeeds()
  gauges.needs.reset()
  gauges.needsOldest.reset()
  for (const { key, count, oldest } of needs) {
    gauges.needs.set({ kind: key }, count)
    if (oldest) gauges.needsOldest.set({ kind: key }, age(oldest))
  }
})
const readFinished = keptFor(SLOWLY_KEPT_MS, readSlowly)

/** Returns the metrics of the whole shop as text. Empty if the database does not respond, because old figures would look like new ones. */
export async function shopMetrics(): Promise<string> {
  try {
    const [, , { finished, bytes }] = await Promise.all([refreshShop(), refreshNeeds(), readFinished()])
    for (const { stage, count } of finished) gauges.certificates.set({ stage, hold: '' }, count)
    gauges.databaseSize.set(bytes)
    metrics.databaseReached.set({ process: 'worker' }, 1)
    return await shopRegistry.metrics()
  } catch (error) {
    log.warn({ err: error }, 'the metrics of the shop could not be read')
    metrics.databaseReached.set({ process: 'worker' }, 0)
    return ''
  }
}

const QUEUE_STATES = ['due', 'later', 'running', 'given_up'] as const

function setShop(row: ShopRow): void {
  gauges.workers.set(row.workers)
  gauges.queueOldest.set(row.oldestDue ?? 0)
  for (const state of QUEUE_STATES) gauges.queueJobs.set({ state }, row.queue.find((each) => each.state === state)?.count ?? 0)
  for (const gauge of [gauges.breakerOpen, gauges.balance, gauges.lowBalance, gauges.balanceRead]) gauge.reset()
  for (const { label: account, balance, low, readAt, isBroken } of row.accounts) {
    gauges.breakerOpen.set({ account }, isBroken ? 1 : 0)
    if (balance !== null) gauges.balance.set({ account }, balance / 100)
    if (low !== null) gauges.lowBalance.set({ account }, low / 100)
    if (readAt !== null) gauges.balanceRead.set({ account }, readAt)
  }
  gauges.certificates.reset()
  gauges.certificatesOldest.reset()
  for (const { stage, hold, count, oldest } of row.certificates) {
    gauges.certificates.set({ stage, hold: hold ?? '' }, count)
    gauges.certificatesOldest.set({ stage, hold: hold ?? '' }, now().getTime() / 1000 - oldest)
  }
  gauges.mailsWaiting.set(row.mailsWaiting)
  gauges.mailsStuck.set(row.mailsStuck)
  if (row.lastMailAt) gauges.mailSent.set(row.lastMailAt.getTime() / 1000)
  if (row.lastEventAt) gauges.webhookReceived.set(row.lastEventAt.getTime() / 1000)
  gauges.backup.set(row.backupAt ?? 0)
  gauges.unannounced.set(row.unannounced)
  gauges.eventsWaiting.set(row.eventsWaiting)
  gauges.pagesNotOpened.set(row.pagesNotOpened)
}

const age = (since: Date) => Math.max(0, (now().getTime() - since.getTime()) / 1000)

/** Reads once for all simultaneous callers, and caches the result for a while. A failure is not cached. */
function keptFor<Value>(kept: number, read: () => Promise<Value>): () => Promise<Value> {
  let until = 0
  let reading: Promise<Value> | undefined
  return () => {
    const at = performance.now()
    if (!reading || at >= until) {
      until = at + kept
      reading = read()
      reading.catch(() => {
        until = 0
      })
    }
    return reading
  }
}
