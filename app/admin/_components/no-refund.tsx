import type { DisputeLock } from '@/lib/certificates/lifecycle/dispute-lock'

/** Shown in place of a refund, while the buyer's bank claims the money back or has taken it. */
export function NoRefund({ dispute }: { dispute: DisputeLock }) {
  return (
    <p className="max-w-measure text-ink-2">
      {dispute === 'open'
        ? 'You can’t refund a payment while it is disputed: the bank decides, and Stripe won’t return the money twice. You can refund it again if you win the dispute.'
        : 'Nothing to refund: the bank has already returned this payment to the buyer.'}
    </p>
  )
}
