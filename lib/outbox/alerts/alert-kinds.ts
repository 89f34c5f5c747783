import type { AlertKind } from '../../webhooks/kinds'

/** The kind of each alert, identified by the first word of its event. */
const KINDS = {
  activation: 'activation',
  purchase_failed: 'purchase',
  purchase_unclear: 'purchase',
  bought_late: 'purchase',
  unbought: 'purchase',
  blocked: 'outage',
  low_balance: 'balance',
  set_up_refused: 'certificate',
  set_up_waits: 'certificate',
  moved: 'certificate',
  never_arrives: 'certificate',
  unknown_status: 'certificate',
  look_refused: 'certificate',
  refused_by_authority: 'certificate',
  replaced_elsewhere: 'certificate',
  revoke: 'certificate',
  payment: 'payment',
  payment_refused: 'payment',
  payments_unknown: 'payment',
  tax_not_counted: 'payment',
  tax_not_recorded: 'payment',
  payouts_differ: 'payment',
  payouts_unread: 'payment',
  refund: 'refund',
  refund_waits: 'refund',
  refunded: 'refund',
  refunded_at_enom: 'refund',
  changed: 'refund',
  credit: 'refund',
  unused: 'refund',
  dispute: 'dispute',
  dispute_won: 'dispute',
  dispute_lost: 'dispute',
  dispute_unread: 'dispute',
  events_unread: 'stripe',
  events_gone: 'stripe',
  event_waits: 'stripe',
  event_unstored: 'stripe',
  audit: 'audit',
  prices: 'prices',
  mail_refused: 'mail',
  mail_text: 'shop',
  clean_up_failed: 'shop',
  webhook_off: 'shop',
} as const satisfies Record<string, AlertKind>

export type AlertEvent = keyof typeof KINDS

/** Returns the kind of an alert event. */
export function alertKindOf(event: `${AlertEvent}:${string}`): AlertKind {
  return KINDS[event.slice(0, event.indexOf(':')) as AlertEvent]
}
