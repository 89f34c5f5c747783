/** The events that an endpoint can subscribe to, and their names. */
export const SHOP_EVENTS = {
  'order.paid': 'An order is paid',
  'order.refunded': 'An order was fully refunded',
  'certificate.set_up_needed': 'A certificate is waiting to be set up',
  'certificate.approval_waiting': 'A certificate is waiting for domain approval',
  'certificate.issued': 'A certificate has a new file',
  'certificate.replace_due': 'A certificate’s file must be replaced soon',
  'certificate.failed': 'A certificate is stuck: Enom or the authority refused it',
} as const

export type ShopEvent = keyof typeof SHOP_EVENTS

/** The kinds of alerts to staff. outbox/alerts/alert-kinds.ts maps each alert to its kind. */
export const ALERT_KINDS = {
  activation: { label: 'An order is waiting for activation', hint: 'Paid, but bought only once you activate it.' },
  purchase: { label: 'A purchase needs you', hint: 'Enom refused it, the outcome stays unknown, or nothing was bought for too long.' },
  outage: { label: 'Enom cannot be used', hint: 'No response, a refused login or address, or a balance that is too low.' },
  balance: { label: 'A balance is low', hint: 'Below the amount you set on the account.' },
  certificate: {
    label: 'A certificate needs you',
    hint: 'A file or a status that does not match, a set-up refused by Enom, or a long wait.',
  },
  payment: {
    label: 'A payment needs you',
    hint: 'Money that does not match its order or the books, or Stripe refusing to start payments.',
  },
  refund: { label: 'A refund needs you', hint: 'It failed, has been waiting too long, or Enom still has to return its price.' },
  dispute: { label: 'A payment is disputed', hint: 'Opened, won or lost at the buyer’s bank.' },
  stripe: { label: 'Messages from Stripe are missing', hint: 'They could not be read, stored or applied.' },
  audit: { label: 'Enom’s records differ from ours', hint: 'Found by the nightly comparison.' },
  prices: { label: 'Enom’s prices changed', hint: 'A product costs more or less than before, or cannot be priced.' },
  mail: { label: 'An email to a buyer was not delivered', hint: 'Their mail server refused it for three days.' },
  shop: {
    label: 'The shop itself needs your attention',
    hint: 'Old data was not deleted, the text of an email does not work, or a webhook was switched off.',
  },
} as const

export type AlertKind = keyof typeof ALERT_KINDS

/** The kind of the event that staff send to test an endpoint. */
export const TEST_EVENT = 'webhook.test'

export type EndpointKind = ShopEvent | `alert.${AlertKind}`

const ENDPOINT_KINDS: ReadonlySet<string> = new Set([
  ...Object.keys(SHOP_EVENTS),
  ...Object.keys(ALERT_KINDS).map((kind) => `alert.${kind}`),
])

/** Returns whether an endpoint can subscribe to this kind. */
export function isEndpointKind(kind: string): kind is EndpointKind {
  return ENDPOINT_KINDS.has(kind)
}

/** Returns the label of a kind of event, or its name if it comes from another release. */
export function kindText(kind: string): string {
  if (kind === TEST_EVENT) return 'A test'
  if (kind in SHOP_EVENTS) return SHOP_EVENTS[kind as ShopEvent]
  const alert = kind.replace(/^alert\./, '')
  return alert in ALERT_KINDS ? `Alert: ${ALERT_KINDS[alert as AlertKind].label}` : kind
}
