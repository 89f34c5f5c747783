import type { WorkerHealth } from '../jobs/worker-health'
import type { Health } from './health'

/** Returns what is wrong with the worker and what to do about it; null if it is working. */
function workerTrouble({ state, oldestDue }: WorkerHealth): { title: string; cure: string } | null {
  const waits = oldestDue === null ? '' : ` The oldest job has been waiting for ${spanText(oldestDue)}.`
  switch (state) {
    case 'working':
      return null
    case 'none':
      return {
        title: 'No worker is running, so nothing happens automatically.',
        cure: `Nothing is bought, emailed, refunded or checked until one runs.${waits} Start it with npm run worker, or start the worker’s container. Nothing is lost; it picks up where it stopped.`,
      }
    case 'behind':
      return {
        title: 'The worker is falling behind.',
        cure: `${waits.trim()} If this doesn’t improve within minutes, check the worker’s log and restart it. Nothing is lost.`,
      }
  }
}

/**
 * Returns everything that keeps the shop from working, with what to do about it; empty if all is well. Accounts and emails have their own
 * texts.
 */
export function healthTroubles(health: Health): { title: string; cure: string }[] {
  const { worker, eventsWaiting, pagesNotOpened, stripeUnreadSince } = health
  // Without a worker, Stripe's events are not processed either, so only the missing worker is reported.
  const hasWorker = worker.state !== 'none'
  const stripe = 'Check whether Stripe has an outage and whether STRIPE_SECRET_KEY is still valid.'
  return [
    workerTrouble(worker),
    pagesNotOpened > 0 && {
      title: `Stripe did not open ${pagesNotOpened === 1 ? 'a payment page' : `${pagesNotOpened} payment pages`} in the last hour.`,
      cure: `These buyers couldn’t pay. No one was charged, and they can try again. ${stripe}`,
    },
    hasWorker &&
      stripeUnreadSince && {
        title: 'We haven’t been able to read Stripe’s list of events for hours.',
        cure: `We may be missing refunds and disputes whose webhook never arrived. ${stripe}`,
      },
    hasWorker &&
      eventsWaiting > 0 && {
        title: `${eventsWaiting === 1 ? 'An event from Stripe has' : `${eventsWaiting} events from Stripe have`} been waiting for more than 15 minutes.`,
        cure: 'They are retried automatically. The worker’s log says why they failed.',
      },
  ].filter((trouble) => trouble !== false && trouble !== null)
}

export function isWell(health: Health): boolean {
  return healthTroubles(health).length === 0 && health.mailsStuck === 0 && health.enomSilent === 0
}

/** Returns a one-line status for each part of the shop, with the time of its last activity. */
export function healthFacts(health: Health, at: Date): { text: string; isBad: boolean }[] {
  const { worker, lastEventAt, lastMailAt, mailsStuck, enomAccounts, enomSilent, eventsWaiting, pagesNotOpened, stripeUnreadSince } = health
  const ago = (date: Date | null) => (date ? `${spanText((at.getTime() - date.getTime()) / 1000)} ago` : 'none yet')
  const isStripeBad = eventsWaiting > 0 || pagesNotOpened > 0 || stripeUnreadSince !== null
  return [
    {
      text: worker.state === 'none' ? 'No worker' : worker.workers === 1 ? 'Worker running' : `${worker.workers} workers running`,
      isBad: worker.state === 'none',
    },
    {
      text: worker.oldestDue === null ? 'No jobs waiting' : `Oldest due job waiting for ${spanText(worker.oldestDue)}`,
      isBad: worker.state === 'behind',
    },
    { text: `Last event from Stripe: ${ago(lastEventAt)}`, isBad: isStripeBad },
    { text: `Last email sent: ${ago(lastMailAt)}`, isBad: mailsStuck > 0 },
    ...(mailsStuck ? [{ text: `${mailsStuck === 1 ? '1 mail' : `${mailsStuck} mails`} failing`, isBad: true }] : []),
    { text: enomAccounts === 0 ? 'No Enom account' : enomSilent === 0 ? 'Enom answers' : 'Enom isn’t responding', isBad: enomSilent > 0 },
  ]
}

/** Formats a duration approximately: `3 minutes`, `2 hours`, `4 days`. */
export function spanText(seconds: number): string {
  const [amount, unit] = seconds < 60 ? [seconds, 'second'] : seconds < 3600 ? [seconds / 60, 'minute'] : hours(seconds)
  const whole = Math.max(1, Math.floor(amount))
  return whole === 1 ? `1 ${unit}` : `${whole} ${unit}s`
}

function hours(seconds: number): [number, string] {
  return seconds < 172_800 ? [seconds / 3600, 'hour'] : [seconds / 86_400, 'day']
}
