import type { PaidBy } from '../db/generated/enums'

/** Returns whether an order was given away: nothing was paid for it, so nothing can be refunded. */
export function isGift(charges: readonly { paidBy: PaidBy | null }[]): boolean {
  return charges.length > 0 && charges.every(({ paidBy }) => paidBy === 'free')
}
