import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { requireClient } from '@/lib/auth/guards/guards'
import { readLanguage } from '@/lib/auth/session/language'
import { readDays } from '@/lib/certificates/reminders/read-days'
import type { SwitchableMail } from '@/lib/email/switchable'
import { listIn, wordsOf } from '@/lib/languages/text'
import { listMuted } from '@/lib/users/muted/list-muted'
import { AccountPage } from '../_components/account-page'
import { saveNotifications } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'settings')('links.notifications.label') }
}

/** The reminders that the person gets by email. */
export default async function NotificationsPage() {
  const muted = await listMuted(await requireClient('/account/notifications'))
  const { beforeFileEnds, beforeCoverEnds } = await readDays()
  const isOn = (kind: SwitchableMail) => !muted.includes(kind)
  const language = await readLanguage()
  const words = wordsOf(language, 'notifications')
  const settings = wordsOf(language, 'settings')
  const daysText = (days: readonly number[]) => listIn(language, days.map(String))
  return (
    <AccountPage language={language}>
      <PageTitle eyebrow={<a href="/account/settings">{settings('title')}</a>} lead={words('lead')}>
        {settings('links.notifications.label')}
      </PageTitle>
      <div className="max-w-form">
        <ActionForm action={saveNotifications} label={settings('links.notifications.label')}>
          <Checkbox
            name="reminder_replace_file"
            label={words('replace')}
            hint={words('replaceHint', { days: daysText(beforeFileEnds) })}
            defaultChecked={isOn('reminder_replace_file')}
          />
          <Checkbox
            name="reminder_cover_ends"
            label={words('cover')}
            hint={words('coverHint', { days: daysText(beforeCoverEnds) })}
            defaultChecked={isOn('reminder_cover_ends')}
          />
          <SubmitButton>{words('save')}</SubmitButton>
        </ActionForm>
        <h2 className="mt-10 mb-2">{words('always')}</h2>
        <p>{words('alwaysText')}</p>
      </div>
    </AccountPage>
  )
}
