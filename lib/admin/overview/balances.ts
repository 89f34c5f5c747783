import type { Actor } from '../../actor'
import { DAY, earlier, now } from '../../clock'
import { db } from '../../db/client'
import { mayStaff } from '../../permissions'

/** How many days of spending the pace is taken from. */
const PACE_DAYS = 30
const MOST_ACCOUNTS = 10

/** What an Enom account still has, in US cents. */
export type Balance = {
  id: string
  label: string
  balance: number | null
  balanceAt: Date | null
  /** Staff are told when the balance falls below it. */
  lowBalance: number | null
  /** Days until it is spent at the pace of the last 30 days; null if nothing was spent or the balance is not known. */
  daysLeft: number | null
  isLow: boolean
}

type Row = Omit<Balance, 'daysLeft' | 'isLow'> & { spent: number }

/** Returns the balance of each account and how long it lasts, the default account first. Empty for anyone but staff. */
export async function getBalances(actor: Actor): Promise<Balance[]> {
  if (!mayStaff(actor, 'see')) return []
  const rows = await db.$queryRaw<Row[]>`
    select a.id, a.label, a.balance, a."balanceAt", a."lowBalance", coalesce(s.spent, 0)::int as spent
      from "EnomAccount" a left join (
        select o."accountId", sum(coalesce(c.cost, o.quote, 0)) as spent
          from "SupplierOperation" o join "Certificate" c on c.id = o."certificateId"
         where o.state = 'succeeded' and o.kind = 'purchase' and o."startedAt" > ${earlier(now(), PACE_DAYS * DAY)} group by 1) s on s."accountId" = a.id
     order by a."isDefault" desc, a.label limit ${MOST_ACCOUNTS}`
  return rows.map(({ spent, ...row }) => ({ ...row, daysLeft: runway(row.balance, spent), isLow: isLow(row) }))
}

/** Returns for how many whole days a balance lasts if each day costs as much as those in which `spent` was spent. */
export function runway(balance: number | null, spent: number): number | null {
  return balance === null || spent <= 0 ? null : Math.max(0, Math.floor((balance * PACE_DAYS) / spent))
}

function isLow({ balance, lowBalance }: Pick<Row, 'balance' | 'lowBalance'>): boolean {
  return balance !== null && lowBalance !== null && balance < lowBalance
}
