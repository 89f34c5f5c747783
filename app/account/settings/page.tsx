import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { requireClient } from '@/lib/auth/guards/guards'
import { readLanguage } from '@/lib/auth/session/language'
import { hasCalendar } from '@/lib/certificates/calendar/has-calendar'
import { DEFAULT_LANGUAGE, LANGUAGE_NAMES, LANGUAGES } from '@/lib/languages/types'
import { getUser } from '@/lib/users/get-user'
import { AccountPage } from '../_components/account-page'
import { CalendarAddress } from '../_components/calendar-address'
import { changeLanguage, changeName, makeCalendarAddress } from './actions'

export const metadata: Metadata = { title: 'Settings' }

/** The name of the person who is signed in, their calendar, and the way to what concerns signing in. */
export default async function SettingsPage() {
  const actor = await requireClient('/account/settings')
  const user = await getUser(actor)
  return (
    <AccountPage>
      <PageTitle lead={user?.email}>Settings</PageTitle>
      <div className="max-w-form space-y-10">
        <section aria-labelledby="your-name">
          <h2 id="your-name" className="mb-4">
            Your name
          </h2>
          <ActionForm action={changeName} prefix="name">
            <TextInput name="name" label="Name" required={false} autoComplete="name" defaultValue={user?.name ?? ''} maxLength={100} />
            <SubmitButton>Save name</SubmitButton>
          </ActionForm>
        </section>
        <section aria-labelledby="your-language">
          <h2 id="your-language" className="mb-4">
            Your language
          </h2>
          <ActionForm action={changeLanguage} prefix="language">
            <Select
              name="language"
              label="Language"
              hint="Of these pages and of our emails, as far as they are translated."
              defaultValue={await readLanguage()}
              options={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
            />
            <SubmitButton>Save language</SubmitButton>
          </ActionForm>
        </section>
        <nav aria-label="More settings">
          <ul className="border-t border-line">
            <SettingsLink
              href="/account/security"
              label="Sign-in and security"
              about="Your address, password, passkeys and authenticator app, and where you are signed in."
            />
            <SettingsLink href="/account/billing" label="Billing details" about="Name, address and tax number on your next invoices." />
            <SettingsLink
              href="/account/credit"
              label="Your credit"
              about="What you can spend on your next orders, and what happened to it."
            />
            <SettingsLink href="/account/notifications" label="Notifications" about="Which reminders you get by email." />
            <SettingsLink href="/account/data" label="Your data" about="Download what we keep about you, or delete your account." />
          </ul>
        </nav>
        <section aria-labelledby="calendar" className="border-t border-line pt-8">
          <h2 id="calendar" className="mb-2">
            Dates in your calendar
          </h2>
          <p className="mb-4 text-ink-2">
            Your calendar program reads the days on which files and covers end from a secret address. It needs no sign-in and shows names
            and days only. Keep it private: anyone who has it can read them.
          </p>
          <CalendarAddress language={DEFAULT_LANGUAGE} action={makeCalendarAddress} hasOne={await hasCalendar(actor, 'account')} />
        </section>
      </div>
    </AccountPage>
  )
}

function SettingsLink({ href, label, about }: { href: string; label: string; about: string }) {
  return (
    <li className="border-b border-line py-3">
      <a href={href}>{label}</a>
      <p className="text-sm text-ink-2">{about}</p>
    </li>
  )
}
