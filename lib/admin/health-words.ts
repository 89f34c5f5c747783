import type { WorkerHealth } from '../jobs/worker-health'
import type { Health } from './health'

/** What is wrong with the worker and what to do about it; null when all goes on by itself. */
function workerTrouble({ state, oldestDue }: WorkerHealth): { title: string; cure: string } | null {
  const waits = oldestDue === null ? '' : ` The oldest job has waited for ${spanText(oldestDue)}.`
  switch (state) {
    case 'working':
      return null
    case 'none':
      return {
        title: 'No worker is running, so nothing goes on by itself.',
        cure: `Nothing is bought, mailed, refunded or looked at until one runs.${waits} Start it: npm run worker, or the worker’s container. Nothing is lost; it goes on where it stopped.`,
      }
    case 'behind':
      return {
        title: 'The worker runs and leaves work lying.',
        cure: `${waits.trim()} If that does not fall within minutes, look at the worker’s log, and start it again: that loses nothing.`,
      }
  }
}

/** Everything that keeps the shop from going on by itself, with what to do; empty when all is well. Accounts and mails have their own words. */
export function healthTroubles(health: Health): { title: string; cure: string }[] {
  const { worker, eventsWaiting, pagesNotOpened, stripeUnreadSince } = health
  // Without a worker nothing of Stripe's is read either: that is said once.
  const hasWorker = worker.state !== 'none'
  const stripe = 'Look whether Stripe has an outage, and whether STRIPE_SECRET_KEY is still valid.'
  return [
    workerTrouble(worker),
    pagesNotOpened > 0 && {
      title: `Stripe did not open ${pagesNotOpened === 1 ? 'a payment page' : `${pagesNotOpened} payment pages`} in the last hour.`,
      cure: `These buyers could not pay; nobody was charged, and they can try again. ${stripe}`,
    },
    hasWorker &&
      stripeUnreadSince && {
        title: 'Stripe’s list of events could not be read for hours.',
        cure: `A refund or dispute that no webhook told of stays unknown here. ${stripe}`,
      },
    hasWorker &&
      eventsWaiting > 0 && {
        title: `${eventsWaiting === 1 ? 'Something' : `${eventsWaiting} things`} Stripe told us had no effect for a quarter of an hour.`,
        cure: 'Each is tried again by itself. The worker’s log says why it failed.',
      },
  ].filter((trouble) => trouble !== false && trouble !== null)
}

/** Whether all goes on by itself. */
export function isWell(health: Health): boolean {
  return healthTroubles(health).length === 0 && health.mailsStuck === 0 && health.enomSilent === 0
}

/** What answers and when it was last heard of, for one line. */
export function healthFacts(health: Health, at: Date): { text: string; isBad: boolean }[] {
  const { worker, lastEventAt, lastMailAt, mailsStuck, enomSilent, eventsWaiting, pagesNotOpened, stripeUnreadSince } = health
  const ago = (date: Date | null) => (date ? `${spanText((at.getTime() - date.getTime()) / 1000)} ago` : 'none yet')
  const isStripeBad = eventsWaiting > 0 || pagesNotOpened > 0 || stripeUnreadSince !== null
  return [
    {
      text: worker.state === 'none' ? 'No worker' : worker.workers === 1 ? 'Worker running' : `${worker.workers} workers running`,
      isBad: worker.state === 'none',
    },
    {
      text: worker.oldestDue === null ? 'No job waits' : `Oldest due job waits ${spanText(worker.oldestDue)}`,
      isBad: worker.state === 'behind',
    },
    { text: `Last word of Stripe: ${ago(lastEventAt)}`, isBad: isStripeBad },
    { text: `Last mail sent: ${ago(lastMailAt)}`, isBad: mailsStuck > 0 },
    ...(mailsStuck ? [{ text: `${mailsStuck === 1 ? '1 mail' : `${mailsStuck} mails`} tried and not sent`, isBad: true }] : []),
    { text: enomSilent === 0 ? 'Enom answers' : 'Enom does not answer', isBad: enomSilent > 0 },
  ]
}

/** `3 minutes`, `2 hours`, `4 days`: how long something has lasted, roughly. */
function spanText(seconds: number): string {
  const [amount, unit] = seconds < 60 ? [seconds, 'second'] : seconds < 3600 ? [seconds / 60, 'minute'] : hours(seconds)
  const whole = Math.max(1, Math.floor(amount))
  return whole === 1 ? `1 ${unit}` : `${whole} ${unit}s`
}

function hours(seconds: number): [number, string] {
  return seconds < 172_800 ? [seconds / 3600, 'hour'] : [seconds / 86_400, 'day']
}
