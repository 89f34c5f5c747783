import { z } from 'zod'
import type { Actor } from '../actor'
import { db } from '../db/client'
import { Prisma } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { mayStaff } from '../permissions'
import { readIncludedRates } from '../tax/read-rule'
import { worthOf } from './pricing/exchange-rates'
import { isBelowCost } from './pricing/unprotected-prices'

/**
 * Price and cost of a term on sale. Minor units; `cost` is for the whole term, and `worth` is the value of the price less tax, in US
 * dollars.
 * - unknown: Enom's prices have not been read yet. other_currency: price and cost cannot be compared without an exchange rate.
 * - unprotected: staff agreed to sell it without an exchange rate, or below its cost.
 * - discontinued: Enom does not sell it, or not for this term. loss: it costs more than its price plus the tolerance.
 */
export type ChoiceCost = {
  choiceId: string
  productId: string
  productName: string
  typeName: string
  visible: boolean
  years: number
  price: { amount: number; currency: string }
  worth: number | null
  cost: number | null
  /** The cost on which staff last based their prices, if Enom has changed it since. */
  costBefore: number | null
  margin: number | null
  state: 'good' | 'loss' | 'discontinued' | 'unknown' | 'other_currency' | 'unprotected'
  seenAt: Date | null
}

/** Returns the cost and margin of each of a product's prices on sale. Empty unless the actor is staff. */
export async function getProductCosts(actor: Actor, productId: string): Promise<ChoiceCost[]> {
  if (!mayStaff(actor, 'see') || !z.uuid().safeParse(productId).success) return []
  return listChoiceCosts(db, Prisma.sql`p.id = ${productId}::uuid`)
}

/** Returns the costs and margins of every product's prices on sale. Empty unless the actor is staff. */
export async function listCosts(actor: Actor): Promise<ChoiceCost[]> {
  return mayStaff(actor, 'see') ? listChoiceCosts(db, Prisma.sql`true`) : []
}

/**
 * Returns the cost and margin that the given choices would have at other prices, as if staff had agreed to none of them. For verbs that
 * change prices.
 */
export async function listCostsAt(tx: Tx, amounts: ReadonlyMap<string, number>): Promise<ChoiceCost[]> {
  return listChoiceCosts(tx, Prisma.sql`c.id = any(${[...amounts.keys()]}::uuid[])`, amounts)
}

/** Returns the costs and margins of all visible products in one currency. For internal checks, so it takes no actor. */
export async function listCostsIn(tx: Tx, currency: string): Promise<ChoiceCost[]> {
  return listChoiceCosts(tx, Prisma.sql`p.visible and c.currency = ${currency}`)
}

/**
 * Returns the costs and margins of all visible products sold through one account. Products without their own account use the default
 * account. For internal checks, so it takes no actor.
 */
export async function listCostsOfAccount(tx: Tx, accountId: string): Promise<ChoiceCost[]> {
  return listChoiceCosts(tx, Prisma.sql`p.visible and a.id = ${accountId}::uuid`)
}

/** Returns the costs and margins of everything on sale. Empty unless the actor is staff. */
export async function listCostsOnSale(actor: Actor): Promise<ChoiceCost[]> {
  return mayStaff(actor, 'see') ? listChoiceCosts(db, Prisma.sql`p.visible`) : []
}

type Row = Omit<ChoiceCost, 'price' | 'worth' | 'margin' | 'state'> & {
  taxClass: string
  amount: number
  currency: string
  micros: bigint | null
  enabled: boolean | null
  terms: number[] | null
  tolerance: number | null
  unprotected: boolean
}

async function listChoiceCosts(tx: Tx, which: Prisma.Sql, instead?: ReadonlyMap<string, number>): Promise<ChoiceCost[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select c.id as "choiceId", p.id as "productId", p.name as "productName", t.name as "typeName", p.visible, p."taxClass", c.years, c.amount, c.currency, c.unprotected,
           e.yearly * c.years as cost,
           case when e."acceptedYearly" <> e.yearly then e."acceptedYearly" * c.years end as "costBefore", e.enabled, e.years as terms, e."seenAt", a."costTolerance" as tolerance, r.micros
      from "ProductChoice" c
      join "Product" p on p.id = c."productId" join "CertificateType" t on t.code = c."typeCode"
      left join "EnomAccount" a on a.id = coalesce(p."enomAccountId", (select d.id from "EnomAccount" d where d."isDefault" limit 1))
      left join "EnomPrice" e on e."accountId" = a.id and e."enomProdType" = t."enomProdType"
      left join "ExchangeRate" r on r.currency = c.currency
     where c.active and (${which})
     order by p.position, p.name, t.position, c.years`
  const includedTax = await readIncludedRates(tx)
  return rows.map(({ taxClass, amount, currency, micros, enabled, terms, tolerance, unprotected, ...row }) => {
    const price = { amount: instead?.get(row.choiceId) ?? amount, currency }
    const worth = worthOf(price, micros === null ? null : { micros }, includedTax(taxClass))
    const margin = row.cost === null || worth === null ? null : worth - row.cost
    return {
      ...row,
      price,
      worth,
      margin,
      state: stateOf({ ...row, worth, enabled, terms, tolerance, unprotected: unprotected && !instead }),
    }
  })
}

type Known = Pick<ChoiceCost, 'cost' | 'worth' | 'years'> & Pick<Row, 'enabled' | 'terms' | 'tolerance' | 'unprotected'>

function stateOf(row: Known): ChoiceCost['state'] {
  if (row.cost === null || row.enabled === null) return row.worth === null && row.unprotected ? 'unprotected' : 'unknown'
  if (!row.enabled || !row.terms?.includes(row.years)) return 'discontinued'
  if (row.worth !== null && !isBelowCost(row.worth, row.cost, row.tolerance ?? 0)) return 'good'
  if (row.unprotected) return 'unprotected'
  return row.worth === null ? 'other_currency' : 'loss'
}
