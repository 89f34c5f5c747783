'use client'
import { Alert } from '@/components/ui/alert'
import { CopyButton } from '@/components/ui/copy-button'
import { FormContext } from '@/components/ui/form/form-context'
import { Refused } from '@/components/ui/form/refused'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { useAction } from '@/components/ui/form/use-action'
import type { ActionState } from '@/lib/action-state'

type CalendarAddressProps = {
  action: (state: ActionState, form: FormData) => Promise<ActionState>
  hasOne: boolean
  /** Of one certificate; otherwise of all. */
  certificateId?: string
}

/** Makes the secret address of a calendar and shows it once. */
export function CalendarAddress({ action, hasOne, certificateId }: CalendarAddressProps) {
  const [state, dispatch, pending] = useAction(action)
  const address = state.status === 'done' ? state.data?.address : undefined
  return (
    <FormContext value={{ state, pending, prefix: 'calendar', found: {}, tellFound: () => undefined }}>
      <form action={dispatch}>
        {state.status === 'refused' && <Refused state={state} found={{}} prefix="calendar" />}
        {address !== undefined && (
          <Alert tone="good" title="Your calendar’s address" live>
            <p>
              <code className="wrap-anywhere">{address}</code>
            </p>
            <p>
              <CopyButton text={String(address)} label="Copy the address" />
            </p>
            <p>Add it in your calendar program as a calendar from the internet. It is shown once: copy it now.</p>
          </Alert>
        )}
        {certificateId && <input type="hidden" name="id" value={certificateId} />}
        <SubmitButton variant="secondary">{hasOne || address !== undefined ? 'Make a new address' : 'Make an address'}</SubmitButton>
        {(hasOne || address !== undefined) && (
          <p className="mt-2 text-sm text-ink-2">
            A new address replaces the one in use. Calendars subscribed to the old address are no longer updated.
          </p>
        )}
      </form>
    </FormContext>
  )
}
