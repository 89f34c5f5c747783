import type { Actor } from '../../actor'
import { DAY, earlier } from '../../clock'
import { db } from '../../db/client'
import { keepIfSlow } from '../../db/keep-if-slow'
import { mayStaff } from '../../permissions'

/** The number of days over which the rate of spending is calculated. */
const PACE_DAYS = 30
const MOST_ACCOUNTS = 10

/** The balance of an Enom account, in US cents. */
export type Balance = {
  id: string
  label: string
  balance: number | null
  balanceAt: Date | null
  /** Staff are notified when the balance falls below this. */
  lowBalance: number | null
  /**
   * The number of days until the balance is used up at the rate of the last 30 days; null if nothing was spent or the balance is unknown.
   */
  daysLeft: number | null
  isLow: boolean
}

/** Returns the balance of each account and how long it will last, the default account first. Empty for anyone but staff. */
export async function getBalances(actor: Actor): Promise<Balance[]> {
  if (!mayStaff(actor, 'see')) return []
  const [accounts, spent] = await Promise.all([
    db.enomAccount.findMany({
      orderBy: [{ isDefault: 'desc' }, { label: 'asc' }],
      take: MOST_ACCOUNTS,
      select: { id: true, label: true, balance: true, balanceAt: true, lowBalance: true },
    }),
    readSpent(),
  ])
  return accounts.map((row) => ({ ...row, daysLeft: runway(row.balance, spent.get(row.id) ?? 0), isLow: isLow(row) }))
}

/** The cost of the purchases in those days, by account. */
const readSpent = keepIfSlow(async (at) => {
  const rows = await db.$queryRaw<{ accountId: string; spent: number }[]>`
    select o."accountId", sum(coalesce(c.cost, o.quote, 0))::float8 as spent
      from "SupplierOperation" o join "Certificate" c on c.id = o."certificateId"
     where o.state = 'succeeded' and o.kind = 'purchase' and o."startedAt" > ${earlier(at, PACE_DAYS * DAY)} group by 1`
  return new Map(rows.map(({ accountId, spent }) => [accountId, spent]))
})

/** Returns how many whole days a balance lasts if spending continues at the rate of `spent`. */
export function runway(balance: number | null, spent: number): number | null {
  return balance === null || spent <= 0 ? null : Math.max(0, Math.floor((balance * PACE_DAYS) / spent))
}

function isLow({ balance, lowBalance }: Pick<Balance, 'balance' | 'lowBalance'>): boolean {
  return balance !== null && lowBalance !== null && balance < lowBalance
}
