import { z } from 'zod'
import { type Actor, isStaff } from '../actor'
import { db } from '../db/client'
import type { Tx } from '../db/transaction'
import { COST_CURRENCY, isBelowCost } from './unprotected-prices'

/**
 * Price and cost of a term on sale. Minor units; `cost` is for the whole term, in US dollars.
 * - unknown: Enom's prices have not been read yet. other_currency: price and cost cannot be compared.
 * - unprotected: staff agreed to sell it in another currency, or below its cost.
 * - discontinued: Enom does not sell it, or not for this term. loss: it costs more than its price, tolerance included.
 */
export type ChoiceCost = {
  choiceId: string
  productId: string
  productName: string
  typeName: string
  years: number
  price: { amount: number; currency: string }
  cost: number | null
  margin: number | null
  state: 'good' | 'loss' | 'discontinued' | 'unknown' | 'other_currency' | 'unprotected'
  seenAt: Date | null
}

/** Returns cost and margin of every price of a product that is on sale. Empty for anyone but staff. */
export async function getProductCosts(actor: Actor, productId: string): Promise<ChoiceCost[]> {
  if (!isStaff(actor) || !z.uuid().safeParse(productId).success) return []
  return listChoiceCosts(db, { productId })
}

/**
 * Returns the same for all visible products sold through one account. The default account sells those that name none. For the shop's own
 * checks, so it takes no actor.
 */
export async function listCostsOfAccount(tx: Tx, accountId: string): Promise<ChoiceCost[]> {
  return listChoiceCosts(tx, { accountId })
}

type Row = Omit<ChoiceCost, 'price' | 'margin' | 'state'> & {
  amount: number
  currency: string
  enabled: boolean | null
  terms: number[] | null
  tolerance: number | null
  unprotected: boolean
}

async function listChoiceCosts(
  tx: Tx,
  { productId = null, accountId = null }: { productId?: string | null; accountId?: string | null },
): Promise<ChoiceCost[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select c.id as "choiceId", p.id as "productId", p.name as "productName", t.name as "typeName", c.years, c.amount, c.currency, c.unprotected,
           e.yearly * c.years as cost, e.enabled, e.years as terms, e."seenAt", a."costTolerance" as tolerance
      from "ProductChoice" c
      join "Product" p on p.id = c."productId" join "CertificateType" t on t.code = c."typeCode"
      left join "EnomAccount" a on a.id = coalesce(p."enomAccountId", (select d.id from "EnomAccount" d where d."isDefault" limit 1))
      left join "EnomPrice" e on e."accountId" = a.id and e."enomProdType" = t."enomProdType"
     where c.active and (p.id = ${productId}::uuid or ${productId}::uuid is null and p.visible and a.id = ${accountId}::uuid)
     order by p.position, p.name, t.position, c.years`
  return rows.map(({ amount, currency, enabled, terms, tolerance, unprotected, ...row }) => {
    const price = { amount, currency }
    const margin = row.cost === null || currency !== COST_CURRENCY ? null : amount - row.cost
    return { ...row, price, margin, state: stateOf({ ...row, price, enabled, terms, tolerance, unprotected }) }
  })
}

type Known = Pick<ChoiceCost, 'cost' | 'price' | 'years'> & Pick<Row, 'enabled' | 'terms' | 'tolerance' | 'unprotected'>

function stateOf(row: Known): ChoiceCost['state'] {
  const isForeign = row.price.currency !== COST_CURRENCY
  if (row.cost === null || row.enabled === null) return isForeign && row.unprotected ? 'unprotected' : 'unknown'
  if (!row.enabled || !row.terms?.includes(row.years)) return 'discontinued'
  if (!isForeign && !isBelowCost(row.price.amount, row.cost, row.tolerance ?? 0)) return 'good'
  if (row.unprotected) return 'unprotected'
  return isForeign ? 'other_currency' : 'loss'
}
