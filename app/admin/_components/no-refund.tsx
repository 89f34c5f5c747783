import type { DisputeLock } from '@/lib/certificates/lifecycle/dispute-lock'

/** Replaces the refund form while the payment is disputed or after the dispute was lost. */
export function NoRefund({ dispute }: { dispute: DisputeLock }) {
  return (
    <p className="max-w-measure text-ink-2">
      {dispute === 'open'
        ? 'You can’t refund a payment while it is disputed: the bank decides, and Stripe won’t return the money twice. If you win the dispute, you can then refund it.'
        : 'Nothing to refund: the bank has already returned this payment to the buyer.'}
    </p>
  )
}
