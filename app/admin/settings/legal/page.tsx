import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { requireStaff } from '@/lib/auth/guards/guards'
import { listLegalPages } from '@/lib/legal/queries'
import { LEGAL_WORDS } from '@/lib/legal/text'
import { AdminPage } from '../../_components/admin-page'
import { staffTitle } from '../../_components/staff-title'

export const generateMetadata = staffTitle('Legal texts')

export default async function LegalPages() {
  const pages = await listLegalPages(await requireStaff('/admin/settings/legal'))
  return (
    <AdminPage current="/admin/settings">
      <PageTitle
        eyebrow={<a href="/admin/settings">Settings</a>}
        lead="The shop links to these pages from the footer of every page. Write each of them before you sell."
      >
        Legal texts
      </PageTitle>
      <Table
        caption="Legal texts"
        hideCaption
        columns={[{ label: 'Page' }, { label: 'What it is for' }, { label: 'Version' }, { label: 'Published' }]}
        rows={pages.map(({ page, current }) => ({
          key: page,
          cells: [
            <a key="page" href={`/admin/settings/legal/${page}`}>
              {LEGAL_WORDS[page].title}
            </a>,
            LEGAL_WORDS[page].about,
            current ? (
              current.version
            ) : (
              <Tag key="missing" tone="warning">
                Not written yet
              </Tag>
            ),
            current ? <DateText key="at" at={current.createdAt} time /> : '–',
          ],
        }))}
      />
    </AdminPage>
  )
}
