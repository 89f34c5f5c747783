import { OPEN_PURCHASE } from '../../certificates/operation/open'
import { fillCosts } from '../../certificates/purchase/fill-facts'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import type { Transaction } from '../../registrar/translation/types'
import { type Found, recordFound } from './record-found'
import type { Run } from './run'

/** Enom's transaction type for a purchase. See Enom GetTransHistory, TransType. */
const PURCHASE_TRANSACTION = 1
const WRITE_BATCH = 1_000

/** The amount Enom charged for one of its orders, in minor units, positive. */
type Taken = { enomOrderId: number; taken: number; day: string; description: string; held: number | null }

type Compared = Taken & { certificateId: string | null; enomCertId: number | null; count: number; priced: number; recorded: number | null }

/**
 * Compares what Enom charged for each order with the recorded costs. Fills in an unknown cost. An amount that is off by even one cent is a
 * difference, and so is an order that Enom charged for but that doesn't exist in the shop. `perOrder` counts the certificates of each order
 * at Enom. If the list was not read to the end, it is null and no order is reported as unknown.
 */
export async function compareCosts(
  run: Run,
  transactions: readonly Transaction[],
  perOrder: ReadonlyMap<number, number> | null,
): Promise<void> {
  const orders = [...takenPerOrder(transactions, perOrder).values()]
  const isBuying = await isPurchaseUnderWay(run)
  const yesterday = dayOf(run.startedAt, 1)
  for (let from = 0; from < orders.length; from += WRITE_BATCH) {
    const batch = orders.slice(from, from + WRITE_BATCH)
    const single = batch.filter(({ held }) => held === 1)
    await fillCosts(run.accountId, single)
    const part = JSON.stringify(batch)
    await priceOrphans(run, part)
    const compared = await compare(run, part)
    const unknown = compared.filter(
      ({ count, enomOrderId, day }) =>
        count === 0 && perOrder && !perOrder.has(enomOrderId) && !run.isShared && !(isBuying && day >= yesterday),
    )
    await recordFound(run, [...compared.flatMap(costDifference), ...unknown.map(unknownOrder)])
  }
}

/**
 * Returns the day as `YYYY-MM-DD`, `daysBefore` days earlier. Enom's dates have no time zone, so callers allow a margin of a day or two.
 */
export function dayOf(at: Date, daysBefore = 0): string {
  return new Date(at.getTime() - daysBefore * 86_400_000).toISOString().slice(0, 10)
}

function takenPerOrder(transactions: readonly Transaction[], perOrder: ReadonlyMap<number, number> | null): Map<number, Taken> {
  const orders = new Map<number, Taken>()
  for (const { orderId, type, amount, day, description } of transactions) {
    if (type !== PURCHASE_TRANSACTION || orderId === null) continue
    const known = orders.get(orderId)
    if (known) known.taken -= amount
    else orders.set(orderId, { enomOrderId: orderId, taken: 0 - amount, day, description, held: perOrder?.get(orderId) ?? null })
  }
  return orders
}

async function isPurchaseUnderWay({ accountId, settledBefore }: Run): Promise<boolean> {
  const where = { accountId, ...OPEN_PURCHASE, startedAt: { gt: settledBefore } }
  return (await db.supplierOperation.findFirst({ where, select: { id: true } })) !== null
}

/** Records what an orphan cost, for the person who binds or imports it. */
async function priceOrphans({ accountId }: Run, part: string): Promise<void> {
  await inTransaction(
    (tx) => tx.$executeRaw`
      update "AuditDifference" d set amount = t.taken
        from jsonb_to_recordset(${part}::jsonb) as t("enomOrderId" int, taken int, held int)
       where d."accountId" = ${accountId}::uuid and d.kind = 'orphan' and d."resolvedAt" is null
         and (d.detail->>'enomOrderId')::int = t."enomOrderId" and t.held = 1 and d.amount is distinct from t.taken`,
  )
}

function compare({ accountId }: Run, part: string): Promise<Compared[]> {
  return db.$queryRaw<Compared[]>`
    select t.*, o.*
      from jsonb_to_recordset(${part}::jsonb) as t("enomOrderId" int, taken int, day text, description text, held int)
      cross join lateral (
        select count(*)::int as count, count(c.cost)::int as priced, sum(c.cost)::int as recorded,
               min(c.id::text) as "certificateId", min(c."enomCertId")::int as "enomCertId"
          from "Certificate" c
         where c."enomAccountId" = ${accountId}::uuid and c."enomOrderId" = t."enomOrderId") o
     where o.recorded is distinct from t.taken`
}

/** Compare an order only if the shop has all its certificates with known costs: any missing certificates are reported as orphans. */
function costDifference({ enomOrderId, enomCertId, certificateId, count, priced, held, recorded, taken, day }: Compared): Found[] {
  if (count === 0 || priced < count || recorded === null || (held !== null && held !== count)) return []
  const single = count === 1 && enomCertId !== null && certificateId !== null
  return [
    {
      kind: 'cost_differs',
      about: single ? `certificate:${enomCertId}` : `order:${enomOrderId}`,
      ...(single ? { enomCertId, certificateId } : {}),
      amount: taken - recorded,
      detail: { enomOrderId, recorded, taken, day },
    },
  ]
}

function unknownOrder({ enomOrderId, taken, day, description }: Compared): Found {
  return { kind: 'balance_differs', about: `order:${enomOrderId}`, amount: 0 - taken, detail: { enomOrderId, taken, day, description } }
}
