import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { sendReport } from '../actions'

/** Emails last month's report to the staff member who requests it. */
export function MonthlyReport() {
  return (
    <ActionForm action={sendReport} prefix="monthly" label="Monthly report" className="mb-8">
      <SubmitButton variant="secondary">Send last month’s report to me</SubmitButton>
      <p className="mt-2 text-sm text-ink-2">
        It is emailed on the morning of the 1st of each month. The <a href="/admin/settings/reports">report settings</a> say to whom.
      </p>
    </ActionForm>
  )
}
