import type { Need, NeedKey } from './needs'

type NeedWords = {
  /** What to do. */
  title: string
  /** Why staff need to act, and what happens if they do not. */
  why: string
  /** The noun for what is counted. */
  of: string
  button: string
}

const CERTIFICATE = { of: 'certificate', button: 'Show' } as const

/** The holds that require a decision by staff, and everything else that waits for staff. All other holds end automatically. */
const NEEDS: Partial<Record<NeedKey, NeedWords>> = {
  activation: {
    ...CERTIFICATE,
    title: 'Activate paid certificates',
    why: 'These are bought only once you activate them.',
    button: 'Activate',
  },
  cost_exceeds_price: {
    ...CERTIFICATE,
    title: 'Decide on a cost above the price',
    why: 'Enom charges more than the buyer paid. Accept the cost, or refund the buyer.',
  },
  supplier_refused: { ...CERTIFICATE, title: 'Try again or refund', why: 'Enom refused to sell these. Nothing was bought.' },
  refund_withdrawn: {
    ...CERTIFICATE,
    title: 'Buy it or refund it',
    why: 'A refund was not sent after all, so these have been neither bought nor refunded.',
  },
  payment_disputed: {
    ...CERTIFICATE,
    title: 'Buy it anyway or cancel it',
    why: 'The buyer is disputing the payment, so these were not bought.',
  },
  outcome_unknown: {
    ...CERTIFICATE,
    title: 'Find out whether it was bought',
    why: 'Enom gave no readable response, and checking has not settled it.',
  },
  file_mismatch: {
    ...CERTIFICATE,
    title: 'Release a file or have it reissued',
    why: 'The file does not match the request, so it was not given to the buyer.',
  },
  owed: { ...CERTIFICATE, title: 'Refund the buyer', why: 'These have ended, and their buyers have not been refunded.' },
  payment_does_not_fit: {
    title: 'Check a payment',
    why: 'The amount paid does not match the order, so nothing was bought.',
    of: 'order',
    button: 'Show',
  },
  refund_failed: {
    title: 'Send a refund again',
    why: 'It did not go through, so the buyer is still waiting for the money.',
    of: 'order',
    button: 'Open',
  },
  refund_unassigned: {
    title: 'Assign a refund',
    why: 'It was made in Stripe. Choose which certificates it was for.',
    of: 'order',
    button: 'Open',
  },
  dispute: {
    title: 'Respond to a dispute in Stripe',
    why: 'Without a response, the bank takes the money back.',
    of: 'payment',
    button: 'Show',
  },
  slow_approval: { ...CERTIFICATE, title: 'Ask about an approval', why: 'These have waited more than three days for approval.' },
  stuck_sending: {
    ...CERTIFICATE,
    title: 'Look up what was sent',
    why: 'For more than an hour, it has been unclear whether these reached the authority.',
  },
  file_ends: {
    ...CERTIFICATE,
    title: 'Write to buyers whose file expires soon',
    why: 'These files expire within 14 days and have not been replaced, although their cover lasts longer.',
  },
  ticket: {
    title: 'Send tickets to Enom’s support',
    why: 'Only Enom’s support can refund, revoke or replace these. Enom refunds within 30 days of the purchase.',
    of: 'ticket',
    button: 'Show',
  },
  difference: {
    title: 'Settle differences with Enom',
    why: 'Enom’s records and the shop’s disagree.',
    of: 'difference',
    button: 'Open the audit',
  },
  payout_difference: {
    title: 'Settle differences with Stripe',
    why: 'Stripe’s payouts and the shop’s books disagree.',
    of: 'difference',
    button: 'Open the payouts',
  },
  unknown_payment: {
    title: 'Rebuild or refund lost orders',
    why: 'These buyers paid, but the restored backup does not contain their orders.',
    of: 'payment',
    button: 'Show',
  },
  failed_mail: {
    title: 'Check unsent emails',
    why: 'The mail server permanently rejected these, so they did not reach their recipients.',
    of: 'email',
    button: 'Show',
  },
  failed_job: { title: 'Retry failed jobs', why: 'These used up their attempts and are no longer retried.', of: 'job', button: 'Show' },
}

/** Returns the wording for a need. */
export function needText({ key, count, isAtLeast }: Pick<Need, 'key' | 'count' | 'isAtLeast'>): NeedWords & { counted: string } {
  const words = NEEDS[key] ?? { ...CERTIFICATE, title: 'Review what is on hold', why: 'These are waiting for your decision.' }
  return { ...words, counted: `${isAtLeast ? 'at least ' : ''}${count} ${count === 1 ? words.of : `${words.of}s`}` }
}
