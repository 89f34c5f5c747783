import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { move } from '../actions'

const WAYS = [
  { by: 'up', sign: '↑' },
  { by: 'down', sign: '↓' },
] as const

/** Moves a product up or down one place in the shop. */
export function MoveButtons({ id, name }: { id: string; name: string }) {
  return (
    <span className="flex gap-1">
      {WAYS.map(({ by, sign }) => (
        <ActionForm key={by} action={move} prefix={`${by}-${id}`}>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="by" value={by} />
          <SubmitButton variant="quiet" small aria-label={`Move ${name} ${by}`}>
            {sign}
          </SubmitButton>
        </ActionForm>
      ))}
    </span>
  )
}
