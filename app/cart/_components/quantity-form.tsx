import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { MAX_QUANTITY } from '@/lib/cart/schema'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { setQuantity } from '../actions'
import { QuantityField } from './quantity-field'

type QuantityFormProps = { language: Language; lineId: string; quantity: number; name: string }

/** The quantity of one line, as a separate form, so that an error in one line doesn't affect the others. */
export function QuantityForm({ language, lineId, quantity, name }: QuantityFormProps) {
  const words = wordsOf(language, 'basket')
  const hidden = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>
  return (
    <ActionForm action={setQuantity} prefix={lineId} label={words('quantityOf', { name })}>
      <input type="hidden" name="lineId" value={lineId} />
      <div className="flex flex-wrap items-center gap-3">
        <QuantityField quantity={quantity} most={MAX_QUANTITY} label={words.rich('quantity', { name, hidden })} />
        <SubmitButton variant="secondary" small>
          {words.rich('change', { name, hidden })}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
