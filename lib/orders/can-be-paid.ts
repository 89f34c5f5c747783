import { DAY, later, now } from '../clock'
import type { OrderSource } from '../db/generated/enums'
import type { OrderStatus } from './states'

/** Statuses in which an order can still be paid. */
export const PAYABLE = ['awaiting_payment', 'payment_failed', 'expired'] as const satisfies readonly OrderStatus[]

/** How long an unpaid order keeps its prices, in milliseconds. After that, a new order must be placed. */
export const OFFER_STANDS = DAY

/** How long an offer to change a certificate can be paid, in milliseconds. The offer is sent by email. */
export const CHANGE_STANDS = 7 * DAY

/** How long an order from an accepted quote can be paid, in milliseconds. */
const QUOTE_STANDS = 14 * DAY

/** Whether a payment page can be opened for an order in this status. */
export function isPayable(status: OrderStatus): status is (typeof PAYABLE)[number] {
  return PAYABLE.some((payable) => payable === status)
}

/** Returns the time until which a payment page can be opened for an order. */
export function standsUntil({ source, createdAt }: { source: OrderSource; createdAt: Date }): Date {
  if (source === 'quote') return later(createdAt, QUOTE_STANDS)
  return later(createdAt, source === 'change' ? CHANGE_STANDS : OFFER_STANDS)
}

/** Whether a payment page can still be opened for this order. */
export function canStillBePaid(order: { status: OrderStatus; source: OrderSource; createdAt: Date }): boolean {
  return isPayable(order.status) && standsUntil(order) > now()
}
