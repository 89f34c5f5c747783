import { Prisma } from '../../db/generated/client'
import { inTransaction, type Tx } from '../../db/transaction'
import { readReportSettings } from './read-settings'
import { localTime } from './sales-sql'

/** The maximum number of days per transaction, and of transactions per run. Any remaining days are left for the next run. */
const MOST_DAYS = 5
const MOST_TURNS = 20

/** Takes a lock, held until the caller's transaction ends, so that sums are never computed while the time zone is being changed. */
export async function lockReportDays(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('sales-days', 0))`
}

/** The tables of marks. Marks are UTC days, so they don't depend on the time zone at the time they are processed. */
const MARKS = ['SalesDayDue', 'ProgressDayDue', 'TaxDayDue'] as const

/**
 * Marks every day that has a sum, because days now begin at a different time. The day of an existing sum differs by at most one from the
 * UTC day on which the order was paid or the document issued, so the days before and after it are marked too.
 */
export async function markAllDays(tx: Tx): Promise<void> {
  for (const marks of MARKS) {
    await tx.$executeRaw`
      insert into ${tableOf(marks)} (day)
        select distinct moment.day + days.away from (${marks === 'TaxDayDue' ? ISSUED : PAID}) moment(day) cross join (values (-1), (0), (1)) days(away)`
  }
}

const PAID = Prisma.sql`select "paidAt"::date from "Order" where "paidAt" is not null`
const ISSUED = Prisma.sql`select "issuedAt"::date from "Invoice" where taxes <> '[]'`

/**
 * Recomputes the sums of the marked days, latest first. `sum` receives SQL for a batch of these days, as an array of days in the shop's
 * time zone.
 */
export async function sumDueDays(
  marks: (typeof MARKS)[number],
  sum: (tx: Tx, days: Prisma.Sql, zone: string) => Promise<unknown>,
): Promise<void> {
  const sumSome = () =>
    inTransaction(async (tx) => {
      await lockReportDays(tx)
      const { timeZone: zone } = await readReportSettings(tx)
      const days = await takeDueDays(tx, marks, zone)
      if (days) await sum(tx, days, zone)
      return days !== null
    })
  for (let turn = 0; turn < MOST_TURNS; turn += 1) if (!(await sumSome())) return
}

/** The first and last moments of a marked day. */
const ENDS = Prisma.sql`(values (interval '0'), (interval '1 day' - interval '1 microsecond')) ends(after)`

/**
 * Takes the latest marks, and returns SQL for the time zone's days whose sums must be recomputed, as an array; null if nothing is marked. A
 * UTC day overlaps one or two days of a time zone.
 */
async function takeDueDays(tx: Tx, marks: (typeof MARKS)[number], zone: string): Promise<Prisma.Sql | null> {
  const table = tableOf(marks)
  const due = await tx.$queryRaw<{ day: Date }[]>`
    with latest as (select day from ${table} group by day order by day desc limit ${MOST_DAYS}), taken as (
      delete from ${table} where id in (
        select id from ${table} where day in (select day from latest) order by id for update skip locked) returning day
    )
    select distinct ${dayOf(Prisma.sql`(taken.day + ends.after)`, zone)} as day from taken cross join ${ENDS} order by 1`
  return due.length ? Prisma.sql`${due.map(({ day }) => day.toISOString().slice(0, 10))}::text[]::date[]` : null
}

function tableOf(marks: (typeof MARKS)[number]): Prisma.Sql {
  return Prisma.raw(`"${marks}"`)
}

/** SQL: the orders that were paid on the given days of a time zone. */
export function paidOn(days: Prisma.Sql, zone: string): Prisma.Sql {
  return onDays('Order', 'paidAt', days, zone)
}

/** SQL: the rows of a table whose timestamp in the given column falls on the given days of a time zone. */
export function onDays(table: 'Order' | 'Invoice', column: 'paidAt' | 'issuedAt', days: Prisma.Sql, zone: string): Prisma.Sql {
  const at = Prisma.raw(`p."${column}"`)
  // A day begins at most 14 hours before the same day in UTC and ends at most 12 hours after it. These bounds let the index be used.
  return Prisma.sql`
    select p.* from unnest(${days}) d(day)
      join ${Prisma.raw(`"${table}"`)} p on ${at} >= d.day - interval '15 hours' and ${at} < d.day + interval '37 hours'
       and ${dayOf(at, zone)} = d.day`
}

/** SQL: the day on which a timestamp falls in a time zone. */
export function dayOf(at: Prisma.Sql, zone: string): Prisma.Sql {
  return Prisma.sql`${localTime(at, zone)}::date`
}
