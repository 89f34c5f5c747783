import { DAY, earlier, now } from '../clock'
import type { OrderStatus } from './states'

/** Statuses in which an order can still be paid. */
export const PAYABLE = ['awaiting_payment', 'payment_failed', 'expired'] as const satisfies readonly OrderStatus[]

/** An unpaid order keeps its prices this long; afterwards the basket is ordered anew. Milliseconds. */
export const OFFER_STANDS = DAY

/** Whether a payment page can be opened for an order in this status. */
export function isPayable(status: OrderStatus): status is (typeof PAYABLE)[number] {
  return PAYABLE.some((payable) => payable === status)
}

/** Whether a payment page can be opened for this order today. */
export function canStillBePaid(order: { status: OrderStatus; createdAt: Date }): boolean {
  return isPayable(order.status) && order.createdAt > earlier(now(), OFFER_STANDS)
}
