import { now } from '../clock'
import type { Tx } from '../db/transaction'
import { log } from '../log'
import { alertStaff } from './alert-staff'
import { lockUnlessBought } from './lock-unless-bought'
import { transitionAll } from './transition'

/** Puts purchases aside that Enom refuses for good, for staff to decide about; one alert for all of them. */
export async function failPurchases(tx: Tx, ids: readonly string[], text: string): Promise<void> {
  const moved = await transitionAll(tx, await lockUnlessBought(tx, ids), {
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
