import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { Saved } from '@/components/ui/form/saved'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { Version } from '@/components/ui/form/version'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { OWN_ACCENTS } from '@/lib/brand/colour'
import { readBrand } from '@/lib/brand/read-brand'
import type { Brand } from '@/lib/brand/types'
import { supportAddress } from '@/lib/config/support-address'
import { versionOf } from '@/lib/version-of'
import { AdminPage } from '../../_components/admin-page'
import { staffTitle } from '../../_components/staff-title'
import { LogoForm } from './_components/logo-form'
import { saveColours, saveContactDetails } from './actions'

export const generateMetadata = staffTitle('Look and contact')

export default async function LookPage({ searchParams }: PageProps<'/admin/settings/look'>) {
  await requireStaff('/admin/settings/look')
  const brand = await readBrand()
  const saved = readParam((await searchParams).saved)
  return (
    <AdminPage current="/admin/settings">
      <PageTitle eyebrow={<a href="/admin/settings">Settings</a>}>Look and contact</PageTitle>
      {saved && <Saved key={saved}>The shop shows it within seconds.</Saved>}
      <Colours brand={brand} />
      <LogoForm logo={brand.logo} name={brand.name} />
      <Contact brand={brand} />
    </AdminPage>
  )
}

function Colours({ brand: { accents } }: { brand: Brand }) {
  const { light, dark } = accents ?? OWN_ACCENTS
  const version = versionOf({ accentLight: accents?.light ?? null, accentDark: accents?.dark ?? null })
  return (
    <ActionForm action={saveColours} prefix="colours" label="Accent colours" className="max-w-form">
      <h2 className="mb-2 text-lg">Accent colours</h2>
      <p className="mb-4 text-ink-2">
        Links and buttons use these colours. Visitors whose system is in dark mode see dark pages, so light and dark pages each need a
        colour. The defaults are <code>{OWN_ACCENTS.light}</code> and <code>{OWN_ACCENTS.dark}</code>.
      </p>
      <Version of={version} />
      <TextInput name="light" label="On light pages" mono maxLength={7} defaultValue={light} />
      <TextInput name="dark" label="On dark pages" mono maxLength={7} defaultValue={dark} />
      <SubmitButton>Save the colours</SubmitButton>
    </ActionForm>
  )
}

function Contact({ brand: { supportEmail, supportPhone, senderName, replyTo } }: { brand: Brand }) {
  return (
    <ActionForm action={saveContactDetails} prefix="contact" label="Contact and sender" className="mt-12 max-w-form">
      <h2 className="mb-2 text-lg">Contact and sender</h2>
      <Version of={versionOf({ supportEmail, supportPhone, senderName, replyTo })} />
      <TextInput
        name="supportEmail"
        label="Support email address"
        hint={`Shown at the bottom of pages, on the help page, on error pages and in emails. If empty, the help page shows ${supportAddress()}.`}
        type="email"
        autoComplete="section-shop work email"
        required={false}
        defaultValue={supportEmail ?? ''}
      />
      <TextInput
        name="supportPhone"
        label="Support phone number"
        hint="With its country code. Shown in the same places."
        type="tel"
        autoComplete="section-shop work tel"
        required={false}
        defaultValue={supportPhone ?? ''}
      />
      <TextInput
        name="senderName"
        label="Sender’s name"
        hint="The name that emails come from. Their address is MAIL_FROM in the server’s settings, because mail servers check who is allowed to use it."
        required={false}
        defaultValue={senderName ?? ''}
      />
      <TextInput
        name="replyTo"
        label="Address for replies"
        hint={`Where replies to emails go. Leave empty for ${supportAddress()}.`}
        type="email"
        autoComplete="section-shop work email"
        required={false}
        defaultValue={replyTo ?? ''}
      />
      <SubmitButton variant="secondary">Save the contact</SubmitButton>
    </ActionForm>
  )
}
