import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { MAX_QUANTITY } from '@/lib/cart/schema'
import { setQuantity } from '../actions'
import { QuantityField } from './quantity-field'

/** The quantity of one line, as a separate form, so that an error in one line leaves the others alone. */
export function QuantityForm({ lineId, quantity, name }: { lineId: string; quantity: number; name: string }) {
  return (
    <ActionForm action={setQuantity} prefix={lineId} label={`Quantity of ${name}`}>
      <input type="hidden" name="lineId" value={lineId} />
      <div className="flex items-center gap-3">
        <QuantityField quantity={quantity} most={MAX_QUANTITY} name={name} />
        <SubmitButton variant="secondary" small>
          Change<span className="sr-only"> the quantity of {name}</span>
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
