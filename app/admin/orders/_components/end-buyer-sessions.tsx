import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { endSessionsOfBuyer } from '../actions'

/** Signs the buyer of an order out everywhere. */
export function EndBuyerSessions({ orderId }: { orderId: string }) {
  return (
    <ActionForm action={endSessionsOfBuyer} prefix="end-sessions" label="Sign the buyer out everywhere" className="mb-6">
      <input type="hidden" name="orderId" value={orderId} />
      <p className="mb-2 text-ink-2">
        Use this if someone else may be in the buyer’s account. Every browser is signed out and unused links stop working. The buyer can
        sign in again.
      </p>
      <SubmitButton variant="secondary" small>
        Sign the buyer out everywhere
      </SubmitButton>
    </ActionForm>
  )
}
