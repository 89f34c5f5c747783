/** The kinds of order events: the `kind` column of their rows. The wording for buyers and staff is in text.ts. */
const ORDER_EVENTS = [
  'order.placed',
  'order.payment_started_again',
  'order.payment_processing',
  'order.payment_failed',
  'order.payment_expired',
  'order.paid',
  'order.paid_twice',
  'order.payment_does_not_fit',
  'order.refund_requested',
  'order.certificate_refund_requested',
  'order.refund_sent',
  'order.refund_succeeded',
  'order.refund_learned',
  'order.refund_assigned',
  'order.refund_failed',
  'order.refund_withdrawn',
  'order.refunded',
  'order.reopened',
  'order.disputed',
  'order.dispute_won',
  'order.dispute_lost',
  'order.cancelled',
  'order.imported',
  'order.rebuilt',
  'order.placed_by_staff',
  'order.quote_accepted',
  'order.note',
  'order.buyer_changed',
] as const

export type OrderEventKind = (typeof ORDER_EVENTS)[number]

/** Whether this release recognises a stored kind. */
export function isOrderEvent(kind: string): kind is OrderEventKind {
  return ORDER_EVENTS.some((known) => known === kind)
}
