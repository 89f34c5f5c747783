import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import { mayStaff } from '../../permissions'

const PAGE_SIZE = 25
/**
 * How many days the date of a recorded refill may differ from Enom's: Enom's dates have no time zone, and staff enter the date on which the
 * bank sent the money.
 */
const REFILL_WITHIN_DAYS = 4

type Page<Row> = { rows: Row[]; next: string | null }

const pageOf = <Row extends { id: string }>(found: Row[]): Page<Row> => {
  const rows = found.slice(0, PAGE_SIZE)
  return { rows, next: found.length > PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null }
}

/** SQL: rows older than the last row of the previous page. */
const olderThan = (after: string | undefined) => (after ? Prisma.sql`and id < ${after}::uuid` : Prisma.empty)

/**
 * A balance as Enom reported it, and the change since the previous reading, in US cents. The change is null if there is no previous
 * reading.
 */
export type ReadingRow = {
  id: string
  at: Date
  balance: number
  change: number | null
  /** The amounts according to the shop's books. */
  purchases: number
  refunds: number
  refills: number
  /** The part of the change that remains unexplained. */
  unexplained: number | null
}

/** Returns a page of an account's balance readings, newest first, each with its explanation. Empty for anyone but staff. */
export async function listReadings(actor: Actor, accountId: string, after?: string): Promise<Page<ReadingRow>> {
  if (!mayStaff(actor, 'see')) return { rows: [], next: null }
  const found = await db.$queryRaw<(Omit<ReadingRow, 'change' | 'unexplained'> & { before: number | null })[]>`
    select r.id, r.at, r.balance, b.balance as before, p.sum as purchases, t.sum as refunds, f.sum as refills
      from (select * from "BalanceReading" where "accountId" = ${accountId}::uuid ${olderThan(after)} order by id desc limit ${PAGE_SIZE + 1}) r
      left join lateral (
        select o.at, o.balance from "BalanceReading" o where o."accountId" = r."accountId" and o.id < r.id order by o.id desc limit 1) b on true
      cross join lateral (
        select coalesce(sum(coalesce(c.cost, o.quote, 0)), 0)::float8 as sum
          from "SupplierOperation" o join "Certificate" c on c.id = o."certificateId"
         where o."accountId" = r."accountId" and o.kind = 'purchase' and o.state = 'succeeded' and o."startedAt" > b.at and o."startedAt" <= r.at) p
      cross join lateral (
        select coalesce(sum(k.received), 0)::float8 as sum
          from "SupplierTicket" k join "Certificate" c on c.id = k."certificateId"
         where c."enomAccountId" = r."accountId" and k."answeredAt" > b.at and k."answeredAt" <= r.at) t
      cross join lateral (
        select coalesce(sum(m.amount), 0)::float8 as sum
          from "EnomRefill" m where m."accountId" = r."accountId" and m.at > b.at and m.at <= r.at) f
     order by r.id desc`
  const { rows, next } = pageOf(found)
  return { rows: rows.map(explained), next }
}

function explained({ before, ...row }: Omit<ReadingRow, 'change' | 'unexplained'> & { before: number | null }): ReadingRow {
  const change = before === null ? null : row.balance - before
  return { ...row, change, unexplained: change === null ? null : change + row.purchases - row.refunds - row.refills }
}

/** A movement as listed by Enom, with the matching record in the shop's books. */
export type MovementRow = {
  id: string
  day: string
  amount: number
  type: number
  enomOrderId: number | null
  description: string
  orderId: string | null
  orderNumber: number | null
  /** The reference of a recorded refill with the same amount and about the same date. */
  refill: string | null
}

/** Returns a page of an account's movements as listed by Enom, newest first. Empty for anyone but staff. */
export async function listMovements(actor: Actor, accountId: string, after?: string): Promise<Page<MovementRow>> {
  if (!mayStaff(actor, 'see')) return { rows: [], next: null }
  const cursor = after ? Prisma.sql`and (day, id) < (select day, id from "EnomMovement" where id = ${after}::uuid)` : Prisma.empty
  const found = await db.$queryRaw<MovementRow[]>`
    select m.id, m.day, m.amount, m.type, m."enomOrderId", m.description, o.id as "orderId", o.number as "orderNumber", f.reference as refill
      from (select * from "EnomMovement" where "accountId" = ${accountId}::uuid ${cursor} order by day desc, id desc limit ${PAGE_SIZE + 1}) m
      left join lateral (
        select c."orderId" from "Certificate" c where c."enomAccountId" = m."accountId" and c."enomOrderId" = m."enomOrderId" limit 1) c on true
      left join "Order" o on o.id = c."orderId"
      left join lateral (
        select r.reference from "EnomRefill" r
         where r."accountId" = m."accountId" and r.amount = m.amount
           and r.at between m.day::date - ${REFILL_WITHIN_DAYS}::int and m.day::date + ${REFILL_WITHIN_DAYS}::int limit 1) f on true
     order by m.day desc, m.id desc`
  return pageOf(found)
}

export type RefillRow = { id: string; at: Date; amount: number; reference: string }

/** Returns a page of the refills recorded for an account, most recently recorded first. Empty for anyone but staff. */
export async function listRefills(actor: Actor, accountId: string, after?: string): Promise<Page<RefillRow>> {
  if (!mayStaff(actor, 'see')) return { rows: [], next: null }
  const found = await db.enomRefill.findMany({
    where: { accountId, ...(after && { id: { lt: after } }) },
    orderBy: { id: 'desc' },
    take: PAGE_SIZE + 1,
    select: { id: true, at: true, amount: true, reference: true },
  })
  return pageOf(found)
}
