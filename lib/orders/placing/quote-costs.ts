import type { Tx } from '../../db/transaction'

type Line = { productId: string; typeCode: string; years: number }

/**
 * Returns Enom's current price for one unit of each line, in the account through which its product is bought (or the default account), in
 * minor units of US dollars and in the order of the lines. Null if the account's price list has not been read or does not contain the
 * product.
 */
export async function quoteCosts(tx: Tx, lines: readonly Line[]): Promise<(number | null)[]> {
  const [products, types, fallback] = await Promise.all([
    tx.product.findMany({ where: { id: { in: lines.map(({ productId }) => productId) } }, select: { id: true, enomAccountId: true } }),
    tx.certificateType.findMany({
      where: { code: { in: lines.map(({ typeCode }) => typeCode) } },
      select: { code: true, enomProdType: true },
    }),
    tx.enomAccount.findFirst({ where: { isDefault: true }, select: { id: true } }),
  ])
  const kinds = lines.map(({ productId, typeCode, years }) => ({
    years,
    accountId: products.find(({ id }) => id === productId)?.enomAccountId ?? fallback?.id,
    enomProdType: types.find(({ code }) => code === typeCode)?.enomProdType,
  }))
  const prices = await tx.enomPrice.findMany({
    where: { OR: kinds.flatMap(({ accountId, enomProdType }) => (accountId && enomProdType ? [{ accountId, enomProdType }] : [])) },
  })
  return kinds.map(({ accountId, enomProdType, years }) => {
    const price = prices.find((each) => each.accountId === accountId && each.enomProdType === enomProdType)
    return price ? price.yearly * years : null
  })
}
