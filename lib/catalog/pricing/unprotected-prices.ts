import type { Tx } from '../../db/transaction'
import { readIncludedRates } from '../../tax/read-rule'
import type { CheckedProduct } from '../save-product-input'
import { worthOf } from './exchange-rates'

type Choice = CheckedProduct['choices'][number]

/**
 * A price that may lose money and that staff have not agreed to. `cost` and `worth`, the value of the price, are in minor units of US
 * dollars, null if unknown.
 */
export type UnprotectedPrice = {
  typeName: string
  years: number
  price: { amount: number; currency: string }
  worth: number | null
  cost: number | null
}

/** Returns whether a term costs more than its price plus the account's tolerance. Uses integer arithmetic only. */
export function isBelowCost(price: number, cost: number, tolerancePercent: number): boolean {
  return cost * 100 > price * (100 + tolerancePercent)
}

/**
 * Returns the prices on sale that are not protected against a loss: those in a currency without an exchange rate, or below Enom's list
 * price. Any other price counts as protected while its cost is unknown, because a purchase that costs more than the buyer paid is put on
 * hold for staff.
 */
export async function findUnprotected(
  tx: Tx,
  { choices, enomAccountId, taxClass }: Pick<CheckedProduct, 'choices' | 'enomAccountId' | 'taxClass'>,
): Promise<{ choice: Choice; price: UnprotectedPrice }[]> {
  const onSale = choices.filter(({ active }) => active)
  const codes = [...new Set(onSale.map(({ currency }) => currency))]
  const [account, types, rates] = await Promise.all([
    tx.enomAccount.findFirst({ where: enomAccountId ? { id: enomAccountId } : { isDefault: true }, include: { prices: true } }),
    tx.certificateType.findMany({
      where: { code: { in: onSale.map(({ typeCode }) => typeCode) } },
      select: { code: true, name: true, enomProdType: true },
    }),
    tx.exchangeRate.findMany({ where: { currency: { in: codes } } }),
  ])
  const includedTax = (await readIncludedRates(tx))(taxClass)
  return onSale.flatMap((choice) => {
    const { typeCode, years, amount, currency } = choice
    const type = types.find(({ code }) => code === typeCode)
    const listed = account?.prices.find(({ enomProdType }) => enomProdType === type?.enomProdType)
    const cost = listed ? listed.yearly * years : null
    const price = { amount, currency }
    const worth = worthOf(
      price,
      rates.find((rate) => rate.currency === currency),
      includedTax,
    )
    const isProtected = worth !== null && (cost === null || !isBelowCost(worth, cost, account?.costTolerance ?? 0))
    return isProtected ? [] : [{ choice, price: { typeName: type?.name ?? typeCode, years, price, worth, cost } }]
  })
}
