import { type Actor, isStaff } from '../actor'
import { earlier, HOUR, MINUTE, now } from '../clock'
import { db } from '../db/client'
import { readWorkerHealth, type WorkerHealth } from '../jobs/worker-health'

/** What shows staff whether the shop is working. */
export type Health = {
  worker: WorkerHealth
  /** When Stripe last told us something, and when a mail last left. */
  lastEventAt: Date | null
  lastMailAt: Date | null
  /** Mails that were tried, have not left for minutes, and are not just refused for now by whom they are for. */
  mailsStuck: number
  /** What Stripe told and that has had no effect for a quarter of an hour. */
  eventsWaiting: number
  /** Payment pages of the last hour that Stripe did not open. */
  /** Since the last one that Stripe opened: one refused for what its buyer typed is no outage. */
  pagesNotOpened: number
  /** Since when Stripe's list of events could not be read; null while it is read each hour. */
  stripeUnreadSince: Date | null
  /** How many accounts of Enom do not answer. */
  enomSilent: number
}

type Row = Omit<Health, 'worker'>

/** The health of the shop. Null for anyone but staff. */
export async function getHealth(actor: Actor): Promise<Health | null> {
  if (!isStaff(actor)) return null
  const at = now()
  const [worker, rows] = await Promise.all([
    readWorkerHealth(),
    db.$queryRaw<Row[]>`
      select
        (select "receivedAt" from "StripeEvent" order by "receivedAt" desc limit 1) as "lastEventAt",
        (select "sentAt" from "Mail" where status = 'sent' order by id desc limit 1) as "lastMailAt",
        (select count(*)::int from "Mail" where status = 'queued' and attempts > 0 and "refusedSince" is null
          and "createdAt" < ${earlier(at, 5 * MINUTE)}) as "mailsStuck",
        (select count(*)::int from "StripeEvent" where "appliedAt" is null and "receivedAt" < ${earlier(at, 15 * MINUTE)}) as "eventsWaiting",
        (select count(*)::int from "PaymentSession" where status = 'creating' and "stripeSessionId" is null
          and "createdAt" between ${earlier(at, HOUR)} and ${earlier(at, 2 * MINUTE)}
          and "createdAt" > coalesce((select "createdAt" from "PaymentSession" where "stripeSessionId" is not null order by id desc limit 1),
            '-infinity')) as "pagesNotOpened",
        (select "readTo" from "StripeList" where name = 'events' and "readTo" < ${earlier(at, 3 * HOUR)}) as "stripeUnreadSince",
        (select count(*)::int from "EnomAccount" where "brokenSince" is not null) as "enomSilent"`,
  ])
  const [row] = rows
  if (!row) throw new Error('the database returned no row')
  return { worker, ...row }
}
