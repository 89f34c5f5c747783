import type { Actor } from '../actor'
import { earlier, HOUR, MINUTE, now } from '../clock'
import { db } from '../db/client'
import { Prisma } from '../db/generated/client'
import { toWorkerHealth, WORKER_COLUMNS, type WorkerHealth } from '../jobs/worker-health'
import { mayStaff } from '../permissions'

/** Everything that tells staff whether the shop is working. */
export type Health = {
  worker: WorkerHealth
  /** When the last event from Stripe arrived, and when the last email was sent. */
  lastEventAt: Date | null
  lastMailAt: Date | null
  /** Emails older than five minutes that were attempted but not sent, except those deferred by the recipient's server. */
  mailsStuck: number
  /** Stripe events that have not been applied for more than 15 minutes. */
  eventsWaiting: number
  /**
   * The number of payment pages in the last hour that Stripe did not open, counted since the last one it did open. A page that Stripe
   * refused because of the buyer's input does not indicate an outage.
   */
  pagesNotOpened: number
  /** The time up to which Stripe's event list has been read, if it lags too far behind; null as long as the list is read every hour. */
  stripeUnreadSince: Date | null
  /** The number of Enom accounts, and how many of them do not respond. */
  enomAccounts: number
  enomSilent: number
}

export type HealthRow = Omit<Health, 'worker'> & { workers: number; oldestDue: number | null }

/** Returns the health of the shop. Null for anyone but staff. */
export async function getHealth(actor: Actor): Promise<Health | null> {
  if (!mayStaff(actor, 'see')) return null
  const [row] = await db.$queryRaw<HealthRow[]>(healthSql(now()))
  if (!row) throw new Error('the database returned no row')
  return toHealth(row)
}

/** Returns the SQL for the row that toHealth reads. */
export function healthSql(at: Date): Prisma.Sql {
  return Prisma.sql`
    select ${WORKER_COLUMNS},
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
      (select count(*)::int from "EnomAccount") as "enomAccounts",
      (select count(*)::int from "EnomAccount" where "brokenSince" is not null) as "enomSilent"`
}

export function toHealth({ workers, oldestDue, ...row }: HealthRow): Health {
  const { lastEventAt, lastMailAt, mailsStuck, eventsWaiting, pagesNotOpened, stripeUnreadSince, enomAccounts, enomSilent } = row
  return {
    worker: toWorkerHealth({ workers, oldestDue }),
    lastEventAt,
    lastMailAt,
    mailsStuck,
    eventsWaiting,
    pagesNotOpened,
    stripeUnreadSince,
    enomAccounts,
    enomSilent,
  }
}
