import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { keepIfSlow } from '../../db/keep-if-slow'
import { mayStaff } from '../../permissions'
import { dayIn, startOfDay } from '../../zone'

/** A month, such as `2026-11`, with the number of files that expire in it and the number of covers that end in it. */
export type ExpiryMonth = { month: string; files: number; covers: number }

const MONTHS = 12

/** Returns these numbers for the current month in a time zone and for the following eleven months. Empty for anyone but staff. */
export async function getExpiryCalendar(actor: Actor, zone = 'UTC'): Promise<ExpiryMonth[]> {
  if (!mayStaff(actor, 'see')) return []
  if (calendar?.zone !== zone) calendar = { zone, read: keepIfSlow((at) => countMonths(at, zone)) }
  return calendar.read()
}

/** Holds a single zone, because a shop has only one at a time. */
let calendar: { zone: string; read: () => Promise<ExpiryMonth[]> } | undefined

async function countMonths(at: Date, zone: string): Promise<ExpiryMonth[]> {
  const first = new Date(`${dayIn(at, zone).slice(0, 7)}-01`)
  const months = Array.from({ length: MONTHS + 1 }, (_, index) => {
    const month = new Date(first)
    month.setUTCMonth(month.getUTCMonth() + index)
    return month.toISOString().slice(0, 7)
  })
  const ends = months.map((month) => startOfDay(`${month}-01`, zone))
  // Each month is counted using only an index, without reading the certificates.
  return db.$queryRaw<ExpiryMonth[]>`
    select m.month,
           (select count(*)::int from "Certificate" where stage = 'issued' and "fileEndsAt" >= m.since and "fileEndsAt" < m.until) as files,
           (select count(*)::int from "Certificate" where stage = 'issued' and "coverEndsAt" >= m.since and "coverEndsAt" < m.until) as covers
      from unnest(${months.slice(0, -1)}::text[], ${ends.slice(0, -1)}::timestamp[], ${ends.slice(1)}::timestamp[]) m(month, since, until)
     order by 1`
}
