import { type HealthRow, healthSql } from '../../admin/health'
import { earlier, HOUR, MINUTE, now } from '../../clock'
import { db } from '../../db/client'

export type ShopRow = HealthRow & {
  queue: { state: 'due' | 'later' | 'running' | 'given_up'; count: number }[]
  accounts: { label: string; balance: number | null; low: number | null; readAt: number | null; isBroken: boolean }[]
  certificates: { stage: string; hold: string | null; count: number; oldest: number }[]
  mailsWaiting: number
  backupAt: number | null
  /** Payments not reported by any webhook. */
  unannounced: number
}

/** A payment at Stripe is reported here within seconds unless the webhook is broken. */
const WEBHOOK_LATE = 10 * MINUTE
const WEBHOOK_SPAN = 3 * HOUR

/**
 * Reads the state of the shop in one statement that scans only open rows: sent, issued and closed ones are not counted. Times are in
 * seconds.
 */
export async function readShop(): Promise<ShopRow> {
  const at = now()
  const [row] = await db.$queryRaw<ShopRow[]>`
    select health.*,
      (select coalesce(json_agg(q), '[]') from (
        select case when locked_at is not null then 'running' when attempts >= max_attempts then 'given_up'
                    when run_at <= clock_timestamp() then 'due' else 'later' end as state, count(*)::int as count
          from graphile_worker._private_jobs group by 1) q) as queue,
      (select coalesce(json_agg(json_build_object('label', label, 'balance', balance, 'low', "lowBalance",
          'readAt', extract(epoch from "balanceAt"), 'isBroken', "brokenSince" is not null)), '[]') from "EnomAccount") as accounts,
      (select coalesce(json_agg(c), '[]') from (
        select stage, hold, count(*)::int as count, extract(epoch from min("statusSince")) as oldest from "Certificate"
         where stage in ('purchase', 'setup', 'submission', 'validation') group by stage, hold) c) as certificates,
      (select count(*)::int from "Mail" where status = 'queued') as "mailsWaiting",
      (select extract(epoch from max("takenAt"))::float8 from "Backup") as "backupAt",
      (select count(*)::int from "Charge" c join "PaymentSession" s on s."orderId" = c."orderId" and s.status = 'complete'
        where c."stripeId" is not null and c."createdAt" between ${earlier(at, WEBHOOK_SPAN)} and ${earlier(at, WEBHOOK_LATE)}
          and not exists (select 1 from "StripeEvent" e where e."objectId" = s."stripeSessionId")) as unannounced
    from (${healthSql(at)}) health`
  if (!row) throw new Error('the database returned no row')
  return row
}

/** Returns the number of issued and closed certificates and the size of the database. */
export async function readSlowly(): Promise<{ finished: { stage: string; count: number }[]; bytes: number }> {
  const [finished, [size]] = await Promise.all([
    db.$queryRaw<{ stage: string; count: number }[]>`
      select stage::text, count(*)::int as count from "Certificate" where stage in ('issued', 'closed') group by stage`,
    db.$queryRaw<{ bytes: number }[]>`select pg_database_size(current_database())::float8 as bytes`,
  ])
  return { finished, bytes: size?.bytes ?? 0 }
}
