import { ActionForm } from '@/components/ui/form/action-form'
import { AnswerData } from '@/components/ui/form/answer-data'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { ActionState } from '@/lib/action-state'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

type CalendarAddressProps = {
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  hasOne: boolean
  /** Set for the calendar of one certificate; otherwise the calendar covers all of them. */
  certificateId?: string
  language: Language
}

/** Creates the secret address of a calendar and shows it once. */
export function CalendarAddress({ action, hasOne, certificateId, language }: CalendarAddressProps) {
  const words = wordsOf(language, 'dates')
  return (
    <ActionForm action={action} prefix="calendar">
      <AnswerData name="link" label={words('calendarShown')} copy={wordsOf(language, 'account')('copyLink')} />
      {certificateId && <input type="hidden" name="id" value={certificateId} />}
      <SubmitButton variant="secondary">{words(hasOne ? 'newAddress' : 'address')}</SubmitButton>
      {hasOne && <p className="mt-2 text-sm text-ink-2">{words('newAddressText')}</p>}
    </ActionForm>
  )
}
