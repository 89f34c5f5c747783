import { z } from 'zod'
import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { COST_CURRENCY, isCurrency } from '../../money'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { PRICE_ENDINGS, type PriceEnding, type Rounding } from './propose-prices'

/** Returns the price ending of each currency with a rule. Empty unless the actor is staff. */
export async function readRounding(actor: Actor): Promise<Rounding> {
  if (!mayStaff(actor, 'see')) return new Map()
  const rows = await db.priceRounding.findMany({ select: { currency: true, ending: true } })
  return new Map(
    rows.flatMap(({ currency, ending }) => {
      const known = PRICE_ENDINGS.find((one) => one === ending)
      return known ? [[currency, known] as const] : []
    }),
  )
}

/** Returns every currency of the shop with its rule, the dollar first. Empty unless the actor is staff. */
export async function listRounding(actor: Actor): Promise<{ currency: string; ending: PriceEnding }[]> {
  if (!mayStaff(actor, 'see')) return []
  const [rules, used] = await Promise.all([
    readRounding(actor),
    db.productChoice.groupBy({ by: ['currency'], where: { active: true, currency: { not: COST_CURRENCY } } }),
  ])
  const others = new Set([...used.map(({ currency }) => currency), ...rules.keys()].filter((code) => code !== COST_CURRENCY))
  return [COST_CURRENCY, ...[...others].sort()].map((currency) => ({ currency, ending: rules.get(currency) ?? 'none' }))
}

export const roundingInput = z.object({
  currency: z.string().trim().toUpperCase().refine(isCurrency, 'Use a currency code such as USD.'),
  ending: z.enum(PRICE_ENDINGS, 'Choose how prices end.'),
})

/** Sets how prices in a currency end. Current prices do not change; bulk changes and scheduled prices follow the rule. */
export function saveRounding(
  actor: Actor,
  { currency, ending }: z.output<typeof roundingInput>,
): Promise<Result<undefined, { code: 'not-found' }>> {
  return inTransaction(async (tx) => {
    if (!mayStaff(actor, 'products')) return err({ code: 'not-found' })
    const before = await tx.priceRounding.findUnique({ where: { currency }, select: { ending: true } })
    const rule = { ending, updatedAt: now() }
    await tx.priceRounding.upsert({ where: { currency }, create: { currency, ...rule }, update: rule })
    const change = { before: { currency, ending: before?.ending ?? 'none' }, after: { currency, ending } }
    await recordStaffAction(tx, actor, { action: 'product.rounding', subject: { kind: 'product' }, ...change })
    return ok()
  })
}
