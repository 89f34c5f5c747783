/** The staff wording for Stripe's events. */
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

/** Returns the wording for a type of Stripe event. Other types are shown by Stripe's name. */
export function eventText(type: string): string {
  return EVENT_TYPES[type] ?? type
}
