import type { Actor } from '../../actor'
import { REFUSED } from '../../certificates/lifecycle/holds'
import { earlier, HOUR, now } from '../../clock'
import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import type { Money } from '../../money'
import { mayStaff } from '../../permissions'

/**
 * Certificates of paid orders that Enom has refused to sell or sells at too high a price, each with its price and the time since when Enom
 * has done so (`since`). Excludes disputed payments and certificates paid partly with the credit of a changed certificate, because staff
 * refund both payments of those. The shop's own retries, after each reading of a price list, do not restart the waiting time. An action by
 * staff does.
 */
export const AUTO_REFUND_CANDIDATES = Prisma.sql`
  select c.id, i."typeName" as name, i."unitAmount" as amount, o.currency, coalesce(c."refusedSince", c."statusSince") as since
  from "Certificate" c join "Order" o on o.id = c."orderId" join "OrderItem" i on i.id = c."orderItemId"
  where o.status = 'paid' and not exists (select 1 from "Dispute" d where d."orderId" = o.id and d.status in ('open', 'lost'))
    and i.credit = 0 and c.stage = 'purchase' and c.hold::text = any(${[...REFUSED]})`

type Row = { currency: string; count: number; amount: number; due: number; dueAmount: number }

/** A number of certificates and what was paid for them in each currency. */
export type PaidFor = { count: number; money: Money[] }

export type Unbought = { waiting: PaidFor; due: PaidFor }

/**
 * Counts paid certificates that Enom will not sell now, and those that have waited at least `hours`, which a rule of that many hours would
 * refund immediately. Includes certificates that the rule would leave to staff. Null for anyone but staff.
 */
export async function countAutoRefunds(actor: Actor, { hours }: { hours: number }): Promise<Unbought | null> {
  return mayStaff(actor, 'see') ? countAutoRefundsIn(db, hours) : null
}

/** Same as `countAutoRefunds`, in the caller's transaction, for a caller that has already checked the actor. */
export async function countAutoRefundsIn(tx: Tx, hours: number): Promise<Unbought> {
  const before = earlier(now(), hours * HOUR)
  const rows = await tx.$queryRaw<Row[]>`
    select currency, count(*)::int as count, sum(amount)::float8 as amount,
      count(*) filter (where since <= ${before})::int as due,
      coalesce(sum(amount) filter (where since <= ${before}), 0)::float8 as "dueAmount"
    from (${AUTO_REFUND_CANDIDATES}) unbought group by currency order by currency`
  return {
    waiting: addUp(rows),
    due: addUp(rows.map(({ currency, due, dueAmount }) => ({ currency, count: due, amount: dueAmount })).filter(({ count }) => count > 0)),
  }
}

function addUp(rows: readonly { currency: string; count: number; amount: number }[]): PaidFor {
  return {
    count: rows.reduce((sum, { count }) => sum + count, 0),
    money: rows.map(({ amount, currency }) => ({ amount, currency })),
  }
}
