import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { mayStaff } from '../../permissions'
import { dayIn } from '../../zone'
import type { Period } from './period'

/** A check that stopped visitors: where, which one, and how often. */
export type StopRow = { at: string; code: string; times: number }

/** The visits of a period, from the first page viewed to the payment, and the checks that stopped visitors, most frequent first. */
export type Traffic = { visits: number; productPages: number; baskets: number; checkouts: number; paid: number; stops: StopRow[] }

const MAX_STOPS = 200

type Covered = Pick<Period, 'span' | 'zone'>

/** Returns null for anyone but staff. Counts are stored by UTC day, so UTC days are used regardless of the time zone. */
export async function getTraffic(actor: Actor, period: Covered): Promise<Traffic | null> {
  if (!mayStaff(actor, 'see')) return null
  const { span, zone } = period
  const [from, until] = [dayIn(span.from, zone), dayIn(span.until, zone)]
  const [row] = await db.$queryRaw<Traffic[]>`
    select coalesce(sum(count) filter (where what = 'visit'), 0)::int as visits,
           coalesce(sum(count) filter (where what = 'product_page'), 0)::int as "productPages",
           coalesce(sum(count) filter (where what = 'basket'), 0)::int as baskets,
           coalesce(sum(count) filter (where what = 'checkout'), 0)::int as checkouts,
           (select count(*)::int from "Order" where "paidAt" >= ${span.from} and "paidAt" < ${span.until} and source = 'shop') as paid,
           (select coalesce(json_agg(s), '[]') from (
             select substr(what, 9) as at, code, sum(count)::int as times
               from "DailyCount" where day >= ${from}::date and day < ${until}::date and what like 'stopped\\_%'
              group by 1, 2 order by times desc, 1, 2 limit ${MAX_STOPS}) s) as stops
      from "DailyCount" where day >= ${from}::date and day < ${until}::date`
  return row ?? null
}
