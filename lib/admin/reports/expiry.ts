import type { Actor } from '../../actor'
import { now } from '../../clock'
import { db } from '../../db/client'
import { mayStaff } from '../../permissions'

/** A month, such as `2026-11`, with the number of files that expire and of covers that end in it. */
export type ExpiryMonth = { month: string; files: number; covers: number }

const MONTHS = 12

/** Returns this month and the eleven that follow, for issued certificates. Empty for anyone but staff. */
export async function getExpiryCalendar(actor: Actor): Promise<ExpiryMonth[]> {
  if (!mayStaff(actor, 'see')) return []
  const from = `${now().toISOString().slice(0, 7)}-01`
  const until = new Date(from)
  until.setUTCMonth(until.getUTCMonth() + MONTHS)
  return db.$queryRaw<ExpiryMonth[]>`
    with ending as (
      select "fileEndsAt" as at, 1 as file, 0 as cover from "Certificate"
       where "fileEndsAt" >= ${from}::timestamp and "fileEndsAt" < ${until} and stage = 'issued'
      union all
      select "coverEndsAt", 0, 1 from "Certificate" where "coverEndsAt" >= ${from}::timestamp and "coverEndsAt" < ${until} and stage = 'issued'
    )
    select to_char(m, 'YYYY-MM') as month, coalesce(sum(e.file), 0)::int as files, coalesce(sum(e.cover), 0)::int as covers
      from generate_series(${from}::timestamp, ${from}::timestamp + interval '11 months', interval '1 month') m
      left join ending e on date_trunc('month', e.at) = m
     group by m order by m`
}
