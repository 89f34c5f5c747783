import { DAY } from '../../clock'
import { db } from '../../db/client'
import type { Transaction } from '../../registrar/translation/types'
import { recordFound } from './record-found'
import type { Run } from './run'

/** Enom's dates have no time zone. */
const ZONE_MARGIN_MS = 2 * DAY

/**
 * Finds certificates bought since the first day of `transactions` for which Enom charged nothing. If any purchase is listed without its
 * order number, nothing is reported.
 */
export async function findFree(run: Run, transactions: readonly Transaction[], from: string): Promise<void> {
  const orders = transactions.filter(({ type }) => type === 1)
  if (orders.some(({ orderId }) => orderId === null)) return
  const numbers = [...new Set(orders.map(({ orderId }) => orderId))]
  const since = new Date(Date.parse(from) + ZONE_MARGIN_MS)
  const free = await db.$queryRaw<{ id: string; enomCertId: number; enomOrderId: number; cost: number; day: string }[]>`
    select c.id, c."enomCertId", c."enomOrderId", c.cost, to_char(b.at, 'YYYY-MM-DD') as day
      from "Certificate" c left join unnest(${numbers}::int[]) as s(number) on s.number = c."enomOrderId"
      cross join lateral (
        select max(a."closedAt") as at from "SupplierOperation" a
         where a."certificateId" = c.id and a.kind = 'purchase' and a.state = 'succeeded') b
     where c."enomAccountId" = ${run.accountId}::uuid and c."enomOrderId" is not null and s.number is null and c.cost > 0
       and b.at between ${since} and ${run.settledBefore}`
  await recordFound(
    run,
    free.map(({ id, enomCertId, enomOrderId, cost, day }) => ({
      kind: 'cost_differs' as const,
      about: `certificate:${enomCertId}`,
      enomCertId,
      certificateId: id,
      amount: 0 - cost,
      detail: { enomOrderId, recorded: cost, taken: 0, day },
    })),
  )
}
