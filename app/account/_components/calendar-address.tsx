import { ActionForm } from '@/components/ui/form/action-form'
import { AnswerData } from '@/components/ui/form/answer-data'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { ActionState } from '@/lib/action-state'

type CalendarAddressProps = {
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  hasOne: boolean
  /** Of one certificate; otherwise of all. */
  certificateId?: string
}

/** Makes the secret address of a calendar and shows it once. */
export function CalendarAddress({ action, hasOne, certificateId }: CalendarAddressProps) {
  return (
    <ActionForm action={action} prefix="calendar">
      <AnswerData name="link" label="Your calendar’s address. It is shown only now." />
      {certificateId && <input type="hidden" name="id" value={certificateId} />}
      <SubmitButton variant="secondary">{hasOne ? 'Make a new address' : 'Make an address'}</SubmitButton>
      {hasOne && (
        <p className="mt-2 text-sm text-ink-2">
          A new address replaces the one in use. Calendars subscribed to the old address are no longer updated.
        </p>
      )}
    </ActionForm>
  )
}
