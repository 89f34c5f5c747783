import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { requireClient } from '@/lib/auth/guards/guards'
import { readDays } from '@/lib/certificates/reminders/read-days'
import type { SwitchableMail } from '@/lib/email/switchable'
import { listMuted } from '@/lib/users/muted/list-muted'
import { AccountPage } from '../_components/account-page'
import { saveNotifications } from './actions'

export const metadata: Metadata = { title: 'Notifications' }

/** Which reminders the person gets by mail. */
export default async function NotificationsPage() {
  const muted = await listMuted(await requireClient('/account/notifications'))
  const { beforeFileEnds, beforeCoverEnds } = await readDays()
  const isOn = (kind: SwitchableMail) => !muted.includes(kind)
  return (
    <AccountPage>
      <PageTitle eyebrow={<a href="/account/settings">Settings</a>} lead="Choose which reminders we send you by email.">
        Notifications
      </PageTitle>
      <div className="max-w-form">
        <ActionForm action={saveNotifications} label="Notifications">
          <Checkbox
            name="reminder_replace_file"
            label="A file has to be replaced"
            hint={`${daysText(beforeFileEnds)} before a file ends. After that day browsers warn your visitors.`}
            defaultChecked={isOn('reminder_replace_file')}
          />
          <Checkbox
            name="reminder_cover_ends"
            label="A cover ends"
            hint={`${daysText(beforeCoverEnds)} before the time you paid for is over. Nothing renews automatically.`}
            defaultChecked={isOn('reminder_cover_ends')}
          />
          <SubmitButton>Save notifications</SubmitButton>
        </ActionForm>
        <h2 className="mt-10 mb-2">Always sent</h2>
        <p>
          You always get emails about your orders, payments and refunds, about a certificate that waits for you, and about how you sign in.
          We send no offers.
        </p>
      </div>
    </AccountPage>
  )
}

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** Returns `30, 14 and 7 days`. */
function daysText(days: readonly number[]): string {
  return `${LIST.format(days.map(String))} days`
}
