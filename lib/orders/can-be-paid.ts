import { DAY, earlier, now } from '../clock'
import type { OrderStatus } from './states'

/** Statuses in which an order can still be paid. */
export const PAYABLE = ['awaiting_payment', 'payment_failed', 'expired'] as const satisfies readonly OrderStatus[]

/** How long an unpaid order keeps its prices, in milliseconds. After that the basket must be ordered again. */
export const OFFER_STANDS = DAY

/** Whether a payment page can be opened for an order in this status. */
export function isPayable(status: OrderStatus): status is (typeof PAYABLE)[number] {
  return PAYABLE.some((payable) => payable === status)
}

/** Whether a payment page can still be opened for this order. */
export function canStillBePaid(order: { status: OrderStatus; createdAt: Date }): boolean {
  return isPayable(order.status) && order.createdAt > earlier(now(), OFFER_STANDS)
}
