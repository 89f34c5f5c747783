/** What Stripe's events mean, in words for staff. */
export const EVENT_TYPES: Readonly<Record<string, string>> = {
  'checkout.session.completed': 'Payment page finished',
  'checkout.session.async_payment_succeeded': 'Delayed payment arrived',
  'checkout.session.async_payment_failed': 'Delayed payment failed',
  'checkout.session.expired': 'Payment page expired',
  'refund.created': 'Refund made',
  'refund.updated': 'Refund changed',
  'refund.failed': 'Refund failed',
  'charge.dispute.created': 'Dispute opened',
  'charge.dispute.closed': 'Dispute closed',
}

/** Returns what a type of Stripe event means. Other types are shown by Stripe's name. */
export function eventText(type: string): string {
  return EVENT_TYPES[type] ?? type
}
