import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { Saved } from '@/components/ui/form/saved'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextArea } from '@/components/ui/form/text-area'
import { STAFF_MISSING } from '@/lib/admin/missing-text'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { listVersions } from '@/lib/legal/queries'
import { isLegalPage } from '@/lib/legal/schema'
import { LEGAL_WORDS } from '@/lib/legal/text'
import { AdminPage } from '../../../_components/admin-page'
import { staffTitle } from '../../../_components/staff-title'
import { Versions } from '../../_components/versions'
import { publishLegalText } from '../actions'

export async function generateMetadata({ params }: PageProps<'/admin/settings/legal/[page]'>): Promise<Metadata> {
  const { page } = await params
  return staffTitle(isLegalPage(page) ? `Legal text: ${LEGAL_WORDS[page].title}` : STAFF_MISSING.title)()
}

export default async function LegalTextPage({ params, searchParams }: PageProps<'/admin/settings/legal/[page]'>) {
  const { page } = await params
  const actor = await requireStaff(`/admin/settings/legal/${page}`)
  if (!isLegalPage(page)) notFound()
  const versions = await listVersions(actor, page)
  const [current] = versions
  const saved = readParam((await searchParams).saved)
  return (
    <AdminPage current="/admin/settings">
      <PageTitle eyebrow={<a href="/admin/settings/legal">Legal texts</a>} lead={LEGAL_WORDS[page].about}>
        {LEGAL_WORDS[page].title}
      </PageTitle>
      {saved && (
        <Saved key={saved}>
          The shop shows it within seconds: <a href={`/${page}`}>open the page</a>.
        </Saved>
      )}
      <ActionForm action={publishLegalText} label="Legal text" className="max-w-form">
        <input type="hidden" name="page" value={page} />
        <TextArea
          name="text"
          label="Text"
          hint="An empty line starts a new paragraph. A line with # at its start is a heading; lines with - at their start are a list."
          rows={24}
          defaultValue={current?.text}
        />
        <SubmitButton>{current ? `Publish version ${current.version + 1}` : 'Publish it'}</SubmitButton>
      </ActionForm>
      <Versions versions={versions} none="Nothing has been published yet, and the page in the shop says so." />
    </AdminPage>
  )
}
