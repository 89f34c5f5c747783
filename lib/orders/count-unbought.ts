import { type Actor, isStaff } from '../actor'
import { earlier, HOUR, now } from '../clock'
import { db } from '../db/client'
import { type PaidFor, UNBOUGHT } from './unbought'

type Row = { currency: string; count: number; amount: number; due: number; dueAmount: number }

/**
 * How many paid certificates Enom does not sell at this moment, and how many of them have waited so many hours: those a rule of so many
 * hours would give back at once (one it has to leave to a person is counted as well). Null for anybody but staff.
 */
export async function countUnbought(actor: Actor, { hours }: { hours: number }): Promise<{ waiting: PaidFor; due: PaidFor } | null> {
  if (!isStaff(actor)) return null
  const before = earlier(now(), hours * HOUR)
  const rows = await db.$queryRaw<Row[]>`
    select currency, count(*)::int as count, sum(amount)::float8 as amount,
      count(*) filter (where since <= ${before})::int as due,
      coalesce(sum(amount) filter (where since <= ${before}), 0)::float8 as "dueAmount"
    from (${UNBOUGHT}) unbought group by currency order by currency`
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
