import { Alert } from '@/components/ui/alert'

/** Stands above a refund of a payment that the buyer's bank claims back. */
export function DisputedWarning() {
  return (
    <Alert tone="warning" title="The payment is disputed.">
      Answer the dispute in Stripe. Stripe refuses to refund the payment unless the dispute is won.
    </Alert>
  )
}
