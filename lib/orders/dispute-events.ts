/** Events of an order that name a dispute by Stripe's id. */
export const DISPUTE_EVENTS = ['order.disputed', 'order.dispute_won', 'order.dispute_lost'] as const
