import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { Guarded } from '../../_components/guarded'
import { changeBuyerOf } from '../actions'

/** Moves an order to another email address, for example if the buyer mistyped theirs. */
export function ChangeBuyerForm({ orderId, email }: { orderId: string; email: string }) {
  return (
    <ActionForm action={changeBuyerOf} prefix="buyer" label="Change the buyer’s email">
      <input type="hidden" name="orderId" value={orderId} />
      <Guarded title="Change the buyer’s email">
        <div className="mb-3 space-y-2">
          <p>
            This order and its certificates move from {email} to the account of the new address, which is created if needed. Other orders of{' '}
            {email} stay there.
          </p>
          <p>
            {email} is signed out, and links that were emailed there stop. So do helper links and members of these certificates. Both
            addresses are told, and the new one gets a set-up link if there is something to set up.
          </p>
        </div>
        <TextInput name="email" label="New email address" inputMode="email" maxLength={254} />
        <TextInput name="reason" label="Reason" hint="Only staff can see it." maxLength={300} />
        <Checkbox name="sure" label="Move this order to the new address." />
        <SubmitButton>Change the email</SubmitButton>
      </Guarded>
    </ActionForm>
  )
}
