import type { Actor } from '../../actor'
import { DAY, earlier } from '../../clock'
import { db } from '../../db/client'
import { mayStaff } from '../../permissions'
import { keepIfSlow } from './keep-if-slow'

const DAYS = 30
const WEEKS = 12

export type Trends = {
  /** Orders paid on each of the last 30 days of UTC, oldest first. */
  paidPerDay: { day: Date; count: number }[]
  /** The middle time from payment to the first file, for each of the last 12 weeks; null if none was issued. Weeks begin on Monday. */
  hoursToIssue: { week: Date; hours: number | null; count: number }[]
}

const readTrends = keepIfSlow(countTrends)

/** Returns what the overview draws. Null for anyone but staff. */
export async function getTrends(actor: Actor): Promise<Trends | null> {
  return mayStaff(actor, 'see') ? readTrends() : null
}

async function countTrends(at: Date): Promise<Trends> {
  const today = Math.floor(at.getTime() / DAY) * DAY
  const days = spread(new Date(today), DAYS, DAY)
  // The first Monday of all days was 4 January 1970.
  const weeks = spread(new Date(today - ((today / DAY + 3) % 7) * DAY), WEEKS, 7 * DAY)
  const [paid, issued] = await Promise.all([
    db.$queryRaw<{ at: Date; count: number }[]>`
      select date_trunc('day', "paidAt") as at, count(*)::int as count from "Order"
       where "paidAt" >= ${days[0]} and source <> 'import' group by 1`,
    db.$queryRaw<{ at: Date; count: number; hours: number }[]>`
      select date_trunc('week', c."issuedAt") as at, count(*)::int as count,
             (percentile_cont(0.5) within group (order by extract(epoch from c."issuedAt" - o."paidAt")) / 3600)::float8 as hours
        from "Certificate" c join "Order" o on o.id = c."orderId"
       where c."issuedAt" >= ${weeks[0]} and o.source <> 'import' and o."paidAt" is not null group by 1`,
  ])
  const counts = new Map(paid.map(({ at, count }) => [at.getTime(), count]))
  const middles = new Map(issued.map((row) => [row.at.getTime(), row]))
  return {
    paidPerDay: days.map((day) => ({ day, count: counts.get(day.getTime()) ?? 0 })),
    hoursToIssue: weeks.map((week) => ({
      week,
      hours: middles.get(week.getTime())?.hours ?? null,
      count: middles.get(week.getTime())?.count ?? 0,
    })),
  }
}

/** Returns `count` moments that end with `last`, oldest first. */
function spread(last: Date, count: number, step: number): Date[] {
  return Array.from({ length: count }, (_, index) => earlier(last, (count - 1 - index) * step))
}
