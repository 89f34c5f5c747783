import { today } from '../clock'
import type { Prisma } from '../db/generated/client'

/** Returns the `where` condition for products that buyers can see and buy today. */
export function onSale() {
  const day = today()
  return {
    visible: true,
    AND: [{ OR: [{ saleFrom: null }, { saleFrom: { lte: day } }] }, { OR: [{ saleUntil: null }, { saleUntil: { gte: day } }] }],
  } satisfies Prisma.ProductWhereInput
}

/** Returns whether a loaded product meets the same condition. */
export function isOnSale({ visible, saleFrom, saleUntil }: { visible: boolean; saleFrom: Date | null; saleUntil: Date | null }): boolean {
  const day = today()
  return visible && (!saleFrom || saleFrom <= day) && (!saleUntil || saleUntil >= day)
}
