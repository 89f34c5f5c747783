import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { resend } from '../actions'

/** Sends the buyer of an order the set-up email again. */
export function ResendSetUp({ order: { id, email } }: { order: { id: string; email: string } }) {
  return (
    <ActionForm action={resend} prefix="resend" label="Send the set-up email again" className="mb-6">
      <input type="hidden" name="orderId" value={id} />
      <p className="mb-2 text-ink-2">The buyer gets a new set-up link at {email}.</p>
      <SubmitButton variant="secondary" small>
        Send the set-up email again
      </SubmitButton>
    </ActionForm>
  )
}
