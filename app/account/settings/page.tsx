import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { requireClient } from '@/lib/auth/guards/guards'
import { readLanguage } from '@/lib/auth/session/language'
import { readZone } from '@/lib/auth/session/zone'
import { hasCalendar } from '@/lib/certificates/calendar/has-calendar'
import { wordsOf } from '@/lib/languages/text'
import { LANGUAGE_NAMES, LANGUAGES } from '@/lib/languages/types'
import { getUser } from '@/lib/users/get-user'
import { ZONES } from '@/lib/zone'
import { AccountPage } from '../_components/account-page'
import { CalendarAddress } from '../_components/calendar-address'
import { changeLanguage, changeName, changeTimeZone, makeCalendarAddress } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'settings')('title') }
}

const SETTINGS = ['security', 'billing', 'credit', 'notifications', 'data'] as const

/** The name of the person who is signed in, their calendar, and the way to what concerns signing in. */
export default async function SettingsPage() {
  const actor = await requireClient('/account/settings')
  const user = await getUser(actor)
  const language = await readLanguage()
  const words = wordsOf(language, 'settings')
  return (
    <AccountPage language={language}>
      <PageTitle lead={user?.email}>{words('title')}</PageTitle>
      <div className="max-w-form space-y-10">
        <section aria-labelledby="your-name">
          <h2 id="your-name" className="mb-4">
            {words('yourName')}
          </h2>
          <ActionForm action={changeName} prefix="name">
            <TextInput
              name="name"
              label={words('name')}
              required={false}
              autoComplete="name"
              defaultValue={user?.name ?? ''}
              maxLength={100}
            />
            <SubmitButton>{words('saveName')}</SubmitButton>
          </ActionForm>
        </section>
        <section aria-labelledby="your-language">
          <h2 id="your-language" className="mb-4">
            {words('yourLanguage')}
          </h2>
          <ActionForm action={changeLanguage} prefix="language">
            <Select
              name="language"
              label={words('language')}
              hint={words('languageHint')}
              defaultValue={language}
              options={LANGUAGES.map((one) => ({ value: one, label: LANGUAGE_NAMES[one] }))}
            />
            <SubmitButton>{words('saveLanguage')}</SubmitButton>
          </ActionForm>
        </section>
        <section aria-labelledby="your-zone">
          <h2 id="your-zone" className="mb-4">
            {words('yourZone')}
          </h2>
          <ActionForm action={changeTimeZone} prefix="zone">
            <Select
              name="zone"
              label={words('zone')}
              hint={words('zoneHint')}
              defaultValue={await readZone()}
              options={ZONES.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
            />
            <SubmitButton>{words('saveZone')}</SubmitButton>
          </ActionForm>
        </section>
        <nav aria-label={words('more')}>
          <ul className="border-t border-line">
            {SETTINGS.map((one) => (
              <SettingsLink key={one} href={`/account/${one}`} label={words(`links.${one}.label`)} about={words(`links.${one}.about`)} />
            ))}
          </ul>
        </nav>
        <section aria-labelledby="calendar" className="border-t border-line pt-8">
          <h2 id="calendar" className="mb-2">
            {words('calendar')}
          </h2>
          <p className="mb-4 text-ink-2">{words('calendarText')}</p>
          <CalendarAddress language={language} action={makeCalendarAddress} hasOne={await hasCalendar(actor, 'account')} />
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
