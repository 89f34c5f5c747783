import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { unlock } from '../staff/locks/actions'

export function UnlockForm({ userId, email, of = '' }: { userId: string; email: string; of?: string }) {
  return (
    <ActionForm action={unlock} prefix={`unlock-${userId}${of}`} label={`Unlock ${email}`}>
      <input type="hidden" name="id" value={userId} />
      <SubmitButton variant="secondary" small>
        Unlock<span className="sr-only"> {email}</span>
      </SubmitButton>
    </ActionForm>
  )
}
