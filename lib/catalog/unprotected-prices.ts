import type { Tx } from '../db/transaction'
import type { CheckedProduct } from './save-product-input'

/** Enom keeps accounts and prices in US dollars. */
export const COST_CURRENCY = 'USD'

type Choice = CheckedProduct['choices'][number]

/** A price that may lose money and that staff have not agreed to; `cost` in minor units of US dollars, null when it is not known. */
export type UnprotectedPrice = { typeName: string; years: number; price: { amount: number; currency: string }; cost: number | null }

/** Whether a price costs more than it brings, the account's tolerance included. Whole numbers only. */
export function isBelowCost(price: number, cost: number, tolerancePercent: number): boolean {
  return cost * 100 > price * (100 + tolerancePercent)
}

/**
 * The prices on sale that nothing protects from a loss: in another currency than Enom's, or below what its price list asks. A price in US
 * dollars whose cost was not read yet is protected, for a purchase that costs more than was paid waits for a person.
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
