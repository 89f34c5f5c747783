import type { PayoutDifferenceKind } from '../../db/generated/enums'
import { formatMoney, type Money } from '../../money'

export const KIND_LABELS: Record<PayoutDifferenceKind, string> = {
  not_here: 'Only at Stripe',
  not_at_stripe: 'Only here',
  other_amount: 'Other amount',
  other_currency: 'Other currency',
}

type Told = { kind: PayoutDifferenceKind; about: string; atStripe: Money | null; here: Money | null }

const money = (given: Money | null) => (given ? formatMoney(given) : 'an unknown amount')
const isRefund = (about: string) => !/^(pi|ch|py)_/.test(about)

/** Describes a difference in one or two sentences. */
export function differenceText({ kind, about, atStripe, here }: Told): string {
  const what = isRefund(about) ? 'refund' : 'payment'
  switch (kind) {
    case 'not_here':
      return `Stripe paid out a ${what} of ${money(atStripe)}. The shop has no such ${what}.`
    case 'not_at_stripe':
      return `The shop has a ${what} of ${money(here)}. No Stripe payout contains it, although two weeks have passed.`
    case 'other_amount':
    case 'other_currency':
      return `Stripe shows this ${what} as ${money(atStripe)}, the shop as ${money(here)}.`
  }
}

/** Returns instructions for staff about a difference. */
export function adviceText({ kind, about }: Pick<Told, 'kind' | 'about'>): string {
  const word = isRefund(about) ? 'refund' : 'payment'
  switch (kind) {
    case 'not_here':
      return isRefund(about)
        ? `Look for ${about} in Stripe’s dashboard. If its payment belongs to an order here, open the order: the refund is picked up with the payment’s next event.`
        : `Look for ${about} in Stripe’s dashboard. If another program uses the same Stripe account, settle it with a note.`
    case 'not_at_stripe':
      return `Look for ${about} in Stripe’s dashboard. If Stripe is holding the money back, wait: this closes once a payout contains it.`
    case 'other_amount':
      return `Compare ${about} in Stripe’s dashboard with the order. The bookkeeping uses the shop’s amount, so correct it manually and settle this with a note.`
    case 'other_currency':
      return `Compare the ${word} ${about} in Stripe’s dashboard with the order. If the buyer paid in Stripe’s currency, correct the bookkeeping manually and settle this with a note.`
  }
}

/** Returns the message for a difference that was not settled. Nothing was changed. */
export function settleRefusalText({ code }: { code: 'not-found' | 'note-missing' | 'already-resolved' }): string {
  if (code === 'note-missing') return 'Describe briefly how it was settled, so that others can follow it later.'
  if (code === 'already-resolved') return 'This difference is already closed. Reload the page.'
  return 'This difference doesn’t exist, or your role does not include money. Nothing was changed.'
}
