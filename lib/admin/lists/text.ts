import { type IssuedFacts, staffWords } from '../../certificates/status/file-text'
import type { Shown } from '../../certificates/status/place-text'
import { orderWords } from '../../orders/view/text'
import type { CertificateView, OrderFilter, OrderView } from './schema'

export const ORDER_VIEW_LABELS: Record<OrderView, string> = {
  needs_action: 'Needs action',
  awaiting_payment: 'Awaiting payment',
  not_set_up: 'Paid and not set up',
  in_validation: 'In validation',
  issued: 'Issued',
  refunded: 'Refunded',
  disputed: 'Disputed',
}

export const CERTIFICATE_VIEW_LABELS: Record<CertificateView, string> = {
  needs_set_up: 'Needs set-up',
  awaiting_approval: 'Awaiting approval',
  organisation_checks: 'Organisation checks',
  issued: 'Issued',
  replace_due: 'Replace due',
  not_installed: 'Not installed',
  cover_ending: 'Cover ending',
  failed: 'Failed',
}

/** Returns the label of an order list filter. */
export function orderFilterLabel(filter: OrderFilter): string {
  if (filter === 'disputed') return orderWords({ source: 'shop', status: 'paid', dispute: 'open' }).label
  if (filter === 'dispute_lost') return orderWords({ source: 'shop', status: 'paid', dispute: 'lost' }).label
  if (filter === 'imported') return orderWords({ source: 'import', status: 'paid' }).label
  return orderWords({ source: 'shop', status: filter }).label
}

const WORST_FIRST = { bad: 0, warning: 1, info: 2, good: 3 } as const

type State = { label: string; tone: keyof typeof WORST_FIRST; count: number }

/** Returns the states of an order's certificates in words for staff, each once with its count, most urgent first. */
export function certificateStates(certificates: readonly (Shown & IssuedFacts)[], at: Date): State[] {
  const states = new Map<string, State>()
  for (const certificate of certificates) {
    const { label, tone } = staffWords(certificate, at)
    states.set(label, { label, tone, count: (states.get(label)?.count ?? 0) + 1 })
  }
  return [...states.values()].sort((one, other) => WORST_FIRST[one.tone] - WORST_FIRST[other.tone])
}
