import { Alert } from '@/components/ui/alert'
import { ActionForm } from '@/components/ui/form/action-form'
import { Focused } from '@/components/ui/form/focused'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { getChoiceName } from '@/lib/cart/queries'
import { addLineInput, shownPrice } from '@/lib/cart/schema'
import type { CartView } from '@/lib/cart/types'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { addToBasket } from '../actions'

type PutBackProps = {
  language: Language
  /** The lines that are in the basket. */
  lines: readonly Pick<CartView['lines'][number], 'choiceId' | 'label'>[]
  choiceId?: string
  quantity?: string
  label?: string
  seen?: string
}

/**
 * Confirms that a line was removed and offers to put it back. Renders nothing if the URL contains no product on sale, or if the line is back
 * in the basket.
 */
export async function PutBack({ language, lines, ...removed }: PutBackProps) {
  const words = wordsOf(language, 'basket')
  const line = addLineInput.safeParse({
    ...removed,
    label: removed.label ?? '',
    shown: { [removed.choiceId ?? '']: removed.seen ?? '' },
  })
  if (!line.success) return null
  if (lines.some(({ choiceId, label }) => choiceId === line.data.choiceId && label === line.data.label)) return null
  const name = await getChoiceName(line.data.choiceId)
  if (!name) return null
  return (
    <Focused>
      <Alert tone="info" live className="mb-8">
        <p>{words('removed', { name })}</p>
        <ActionForm action={addToBasket} prefix="put-back" label={words('putBackName', { name })}>
          <input type="hidden" name="choiceId" value={line.data.choiceId} />
          <input type="hidden" name="quantity" value={line.data.quantity} />
          <input type="hidden" name="label" value={line.data.label} />
          {line.data.seen && <input type="hidden" name={`shown.${line.data.choiceId}`} value={shownPrice(line.data.seen)} />}
          <SubmitButton variant="secondary" small>
            {words('putBack')}
          </SubmitButton>
        </ActionForm>
      </Alert>
    </Focused>
  )
}
