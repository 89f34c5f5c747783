import type { Tx } from '../db/transaction'
import type { CheckedProduct } from './save-product-input'

/** The currency of Enom's accounts and prices. */
export const COST_CURRENCY = 'USD'

type Choice = CheckedProduct['choices'][number]

/** A price that may lose money and that staff have not agreed to. `cost` is in minor units of US dollars, null if unknown. */
export type UnprotectedPrice = { typeName: string; years: number; price: { amount: number; currency: string }; cost: number | null }

/** Returns whether a term costs more than its price, the account's tolerance included. Whole numbers only. */
export function isBelowCost(price: number, cost: number, tolerancePercent: number): boolean {
  return cost * 100 > price * (100 + tolerancePercent)
}

/**
 * Returns the prices on sale that are not protected from a loss: those in another currency than Enom's, or below its list price. A price in
 * US dollars whose cost has not been read yet is protected, because a purchase that costs more than was paid waits for staff.
 */
export async function findUnprotected(
  tx: Tx,
  { choices, enomAccountId }: Pick<CheckedProduct, 'choices' | 'enomAccountId'>,
): Promise<{ choice: Choice; price: UnprotectedPrice }[]> {
  const onSale = choices.filter(({ active }) => active)
  const [account, types] = await Promise.all([
    tx.enomAccount.findFirst({ where: enomAccountId ? { id: enomAccountId } : { isDefault: true }, include: { prices: true } }),
    tx.certificateType.findMany({
      where: { code: { in: onSale.map(({ typeCode }) => typeCode) } },
      select: { code: true, name: true, enomProdType: true },
    }),
  ])
  return onSale.flatMap((choice) => {
    const { typeCode, years, amount, currency } = choice
    const type = types.find(({ code }) => code === typeCode)
    const listed = account?.prices.find(({ enomProdType }) => enomProdType === type?.enomProdType)
    const cost = listed ? listed.yearly * years : null
    const isProtected = currency === COST_CURRENCY && (cost === null || !isBelowCost(amount, cost, account?.costTolerance ?? 0))
    return isProtected ? [] : [{ choice, price: { typeName: type?.name ?? typeCode, years, price: { amount, currency }, cost } }]
  })
}
