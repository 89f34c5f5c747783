import { dayText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { mailName } from '@/lib/admin/text'
import type { ResendableMail } from '@/lib/orders/staff/list-resendable'
import { resendAnyMail } from '../orders/actions'

/** Sends the buyer one of their emails again. Renders nothing if there are none to send. */
export function ResendMail({ mails }: { mails: readonly ResendableMail[] }) {
  if (mails.length === 0) return null
  return (
    <ActionForm action={resendAnyMail} prefix="again" label="Send an email again" className="mb-6">
      <Select
        name="mailId"
        label="Send an email again"
        hint="The same text is sent to the buyer’s current address. A set-up email gets a new link."
        options={mails.map(({ id, kind, to, at }) => ({ value: id, label: `${mailName(kind)}, ${dayText(at)}, to ${to}` }))}
      />
      <SubmitButton variant="secondary" small>
        Send it again
      </SubmitButton>
    </ActionForm>
  )
}
