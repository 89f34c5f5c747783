import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import { mayStaff } from '../../permissions'
import { MAX_GROUPS, type SalesGroup, type SalesRow, withAuthority } from './sales'
import type { StoredGroup } from './sum-sales-days'

/** Returns the sales of all time as getSales returns those of a period, from what was summed up day by day. */
export async function getAllSales(actor: Actor, group: SalesGroup | 'all'): Promise<SalesRow[]> {
  if (!mayStaff(actor, 'see')) return []
  const isByTime = group === 'month' || group === 'day'
  const stored: StoredGroup = isByTime ? 'all' : group
  const key = isByTime ? Prisma.sql`to_char(s.day, ${group === 'month' ? 'YYYY-MM' : 'YYYY-MM-DD'})` : Prisma.sql`s.key`
  const rows = await db.$queryRaw<SalesRow[]>`
    select ${key} as key, max(s.label) as label, s.currency, sum(s.orders)::int as orders, sum(s.certificates)::int as certificates,
           sum(s.sold)::float8 as sold, sum(s.tax)::float8 as tax, sum(s.refunded)::float8 as refunded, sum(s.cost)::float8 as cost,
           case when bool_and(s.margin is not null) then sum(s.margin)::float8 end as margin
      from "SalesDay" s where s."group" = ${stored}
     group by 1, 3 order by ${isByTime ? Prisma.sql`1, 3` : Prisma.sql`6 desc, 1, 3`} limit ${MAX_GROUPS}`
  if (isByTime) return rows.map((row) => ({ ...row, label: row.key }))
  if (group === 'authority') return rows.map(withAuthority)
  if (group !== 'client') return rows
  const users = await db.user.findMany({ where: { id: { in: rows.map((row) => row.key) } }, select: { id: true, email: true } })
  const emails = new Map(users.map(({ id, email }) => [id, email]))
  return rows.map((row) => ({ ...row, label: emails.get(row.key) ?? '' }))
}

/** Returns what getOtherRefunds does, of all time. */
export async function getAllOtherRefunds(actor: Actor): Promise<{ currency: string; amount: number }[]> {
  if (!mayStaff(actor, 'see')) return []
  return db.$queryRaw<{ currency: string; amount: number }[]>`
    select currency, sum(refunded)::float8 as amount from "SalesDay" where "group" = 'other' group by 1 having sum(refunded) > 0 order by 1`
}
