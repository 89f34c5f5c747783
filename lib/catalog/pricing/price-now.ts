import { now } from '../../clock'
import type { Prisma } from '../../db/generated/client'

/** Returns the Prisma arguments that select the latest of a choice's price changes that are already due. */
export function newestPrice() {
  return {
    where: { validFrom: { lte: now() } },
    orderBy: [{ validFrom: 'desc' }, { id: 'desc' }],
    take: 1,
    select: { amount: true, unprotected: true, validFrom: true, appliedAt: true },
  } as const satisfies Prisma.ProductChoice$changesArgs
}

type Priced = {
  amount: number
  unprotected: boolean
  changes: { amount: number; unprotected: boolean; validFrom: Date; appliedAt: Date | null }[]
}

/** Returns the current price. A scheduled price takes effect at its time, even if the sweep has not applied it yet. */
export function priceNow({ amount, unprotected, changes: [newest] }: Priced): { amount: number; unprotected: boolean; since: Date | null } {
  const due = newest && !newest.appliedAt ? newest : { amount, unprotected }
  return { amount: due.amount, unprotected: due.unprotected, since: newest?.validFrom ?? null }
}
