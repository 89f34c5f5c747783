import { Checkbox } from '@/components/ui/form/checkbox'

/** The option to refund to the buyer's account credit instead of to the payment method. */
export function ToCredit() {
  return (
    <Checkbox
      name="toCredit"
      label="Refund it to the buyer’s account credit"
      hint="Only if the buyer wants that. What was paid with account credit goes back there in any case."
    />
  )
}
