import type { Actor } from '../../actor'
import { now } from '../../clock'
import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import { mayStaff } from '../../permissions'
import { dayIn, startOfDay } from '../../zone'
import { localTime } from './sales-sql'

/** A month, such as `2026-11`, with the number of files that expire and of covers that end in it. */
export type ExpiryMonth = { month: string; files: number; covers: number }

const MONTHS = 12

/** Returns this month of a zone and the eleven that follow, for issued certificates. Empty for anyone but staff. */
export async function getExpiryCalendar(actor: Actor, zone = 'UTC'): Promise<ExpiryMonth[]> {
  if (!mayStaff(actor, 'see')) return []
  const first = `${dayIn(now(), zone).slice(0, 7)}-01`
  const end = new Date(first)
  end.setUTCMonth(end.getUTCMonth() + MONTHS)
  const [from, until] = [startOfDay(first, zone), startOfDay(end.toISOString().slice(0, 10), zone)]
  return db.$queryRaw<ExpiryMonth[]>`
    with ending as (
      select "fileEndsAt" as at, 1 as file, 0 as cover from "Certificate"
       where "fileEndsAt" >= ${from} and "fileEndsAt" < ${until} and stage = 'issued'
      union all
      select "coverEndsAt", 0, 1 from "Certificate" where "coverEndsAt" >= ${from} and "coverEndsAt" < ${until} and stage = 'issued'
    )
    select to_char(m, 'YYYY-MM') as month, coalesce(sum(e.file), 0)::int as files, coalesce(sum(e.cover), 0)::int as covers
      from generate_series(${first}::timestamp, ${first}::timestamp + interval '11 months', interval '1 month') m
      left join ending e on date_trunc('month', ${localTime(Prisma.sql`e.at`, zone)}) = m
     group by m order by m`
}
