import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { shopName } from '@/app/_components/shop-name'
import { NavLinks } from '@/components/layout/nav-links'
import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { Saved } from '@/components/ui/form/saved'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Table } from '@/components/ui/table'
import { mailTextName } from '@/lib/admin/text'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { DEFAULT_LANGUAGE, LANGUAGE_NAMES, languageOf } from '@/lib/languages/types'
import { pathOfText } from '@/lib/mail-texts/about'
import { getMailText, type MailTextDetail } from '@/lib/mail-texts/queries'
import { AdminPage } from '../../../_components/admin-page'
import { staffTitle } from '../../../_components/staff-title'
import { Versions } from '../../_components/versions'
import { resetMail } from '../actions'
import { MailForm } from './_components/mail-form'

export async function generateMetadata({ params }: PageProps<'/admin/settings/mails/[mail]'>): Promise<Metadata> {
  return staffTitle(titleOf((await params).mail))()
}

function titleOf(mail: string): string {
  return `Email “${mailTextName(mail)}”`
}

export default async function MailTextPage({ params, searchParams }: PageProps<'/admin/settings/mails/[mail]'>) {
  const { mail } = await params
  const actor = await requireStaff(`/admin/settings/mails/${mail}`)
  const query = await searchParams
  const language = languageOf(readParam(query.language)) ?? DEFAULT_LANGUAGE
  const detail = await getMailText(actor, mail, language, await shopName())
  if (!detail) notFound()
  const [current] = detail.versions
  const saved = readParam(query.saved)
  return (
    <AdminPage current="/admin/settings">
      <PageTitle
        eyebrow={<a href="/admin/settings/mails">Email texts</a>}
        lead={`Goes to ${detail.to.charAt(0).toLowerCase()}${detail.to.slice(1)}. ${detail.when}`}
      >
        {titleOf(mail)}
      </PageTitle>
      {detail.languages.length > 1 && (
        <NavLinks
          label="Language of the text"
          items={detail.languages.map((one) => ({ label: LANGUAGE_NAMES[one], href: pathOfText(mail, one) }))}
          current={pathOfText(mail, language)}
        />
      )}
      {saved && <Saved key={saved}>Emails waiting to be sent use this text too.</Saved>}
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <div className="min-w-0">
          {/* An edited input keeps its text, so each version is rendered as a new form. */}
          <MailForm
            key={current?.version ?? 0}
            mail={mail}
            language={language}
            text={current?.text ?? detail.text}
            version={String(current?.version ?? 0)}
          />
          {current?.text && (
            <ActionForm action={resetMail} prefix="reset" label="Reset" className="mt-8">
              <input type="hidden" name="mail" value={mail} />
              <input type="hidden" name="of" value={language} />
              <input type="hidden" name="version" value={current.version} />
              <p className="mb-2 text-ink-2">Your versions stay listed below.</p>
              <SubmitButton variant="secondary">Reset to the default text</SubmitButton>
            </ActionForm>
          )}
        </div>
        <div className="min-w-0">
          <h2 className="mb-4 text-lg">As the recipient sees it</h2>
          <iframe
            name="mail-preview"
            src={`/admin/settings/mails/${mail}/html?language=${language}`}
            sandbox=""
            title="The email with example values"
            className="h-160 w-full border border-line bg-surface"
          />
        </div>
      </div>
      <Variables detail={detail} />
      <Versions
        versions={detail.versions.map(({ text, ...rest }) => ({
          ...rest,
          text: text && `${text.subject}\n${text.preview}\n\n${text.body}`,
        }))}
        none="This is the default text. You have not changed it yet."
      />
    </AdminPage>
  )
}

function Variables({ detail: { variables, examples } }: { detail: MailTextDetail }) {
  return (
    <section className="mt-10 max-w-form">
      <Table
        caption="Values you can use"
        columns={[{ label: 'Write' }, { label: 'For example' }, { label: 'Needed' }]}
        rows={[...variables.inline, ...variables.blocks].map((name) => ({
          key: name,
          cells: [
            <code key="name">{`{{${name}}}`}</code>,
            variables.blocks.includes(name)
              ? 'A section of the email; put it in a separate paragraph'
              : examples[name] || 'Only in some emails',
            variables.required.includes(name) ? 'Yes' : 'No',
          ],
        }))}
      />
      <p className="mt-4 text-ink-2">If an email has no value for one of these, the paragraph containing it is left out.</p>
    </section>
  )
}
