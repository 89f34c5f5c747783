import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { Table } from '@/components/ui/table'
import { mailTextName } from '@/lib/admin/text'
import { requireStaff } from '@/lib/auth/guards/guards'
import { LANGUAGE_NAMES } from '@/lib/languages/types'
import { listMailTexts, type MailTextRow } from '@/lib/mail-texts/queries'
import { AdminPage } from '../../_components/admin-page'
import { staffTitle } from '../../_components/staff-title'

export const generateMetadata = staffTitle('Email texts')

export default async function MailTextsPage() {
  const mails = await listMailTexts(await requireStaff('/admin/settings/mails'))
  return (
    <AdminPage current="/admin/settings">
      <PageTitle
        eyebrow={<a href="/admin/settings">Settings</a>}
        lead="Every email the shop sends. Open one to change its text in a language, preview it and send yourself a test."
      >
        Email texts
      </PageTitle>
      <Table
        caption="Email texts"
        hideCaption
        columns={[{ label: 'Email' }, { label: 'Goes to' }, { label: 'When' }, { label: 'Changed' }]}
        rows={mails.map(({ mail, to, when, changes }) => ({
          key: mail,
          cells: [
            <a key="mail" href={`/admin/settings/mails/${mail}`}>
              {mailTextName(mail)}
            </a>,
            to,
            when,
            changes.length > 0 ? <Changes key="changes" changes={changes} /> : 'Never: default text',
          ],
        }))}
      />
    </AdminPage>
  )
}

function Changes({ changes }: Pick<MailTextRow, 'changes'>) {
  return changes.map(({ language, at }) => (
    <p key={language}>
      {LANGUAGE_NAMES[language]}: <DateText at={at} time />
    </p>
  ))
}
