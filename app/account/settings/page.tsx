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
import { MoreSettings } from './_components/more-settings'
import { changeLanguage, changeName, changeTimeZone } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'settings')('title') }
}

/** The signed-in person's name and calendar, and links to the other settings. */
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
            <SubmitButton variant="secondary">{words('saveName')}</SubmitButton>
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
            <SubmitButton variant="secondary">{words('saveLanguage')}</SubmitButton>
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
            <SubmitButton variant="secondary">{words('saveZone')}</SubmitButton>
          </ActionForm>
        </section>
        <MoreSettings hasCalendar={await hasCalendar(actor, 'account')} language={language} />
      </div>
    </AccountPage>
  )
}
