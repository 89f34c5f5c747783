import type { QuoteStatus } from '../db/generated/enums'

/** Allowed status changes. An accepted or withdrawn quote keeps its status. */
export const QUOTE_STEPS = {
  open: ['accepted', 'withdrawn'],
  accepted: [],
  withdrawn: [],
} as const satisfies Record<QuoteStatus, readonly QuoteStatus[]>

/** The state of a quote as shown to people: an open quote past its expiry date is shown as expired. */
export const QUOTE_STATES = ['open', 'accepted', 'expired', 'withdrawn'] as const
export type QuoteState = (typeof QUOTE_STATES)[number]

export function stateOf({ status, validUntil }: { status: QuoteStatus; validUntil: Date }, at: Date): QuoteState {
  return status === 'open' && validUntil <= at ? 'expired' : status
}
