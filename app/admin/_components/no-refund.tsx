import type { DisputeLock } from '@/lib/certificates/lifecycle/dispute-lock'

/** Stands where a refund would be, while the buyer's bank claims the money back or has taken it. */
export function NoRefund({ dispute }: { dispute: DisputeLock }) {
  return (
    <p className="max-w-measure text-ink-2">
      {dispute === 'open'
        ? 'No refund while the payment is disputed: the bank decides about the money, and Stripe refuses to send it twice. It can be refunded again once the dispute is won.'
        : 'Nothing to refund: the bank has already given this payment back to the buyer.'}
    </p>
  )
}
