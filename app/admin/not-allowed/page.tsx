import { PageTitle } from '@/components/layout/page-title'
import { requireStaff } from '@/lib/auth/guards/guards'
import { notAllowedText } from '@/lib/auth/text'
import { AdminPage } from '../_components/admin-page'
import { staffTitle } from '../_components/staff-title'

export const generateMetadata = staffTitle('What your role includes')

/** Shown instead of a page that the person's role does not allow them to open. */
export default async function NotAllowedPage() {
  const { role } = await requireStaff('/admin')
  const { title, lead } = notAllowedText(role)
  return (
    <AdminPage>
      <PageTitle lead={lead}>{title}</PageTitle>
      <a href="/admin">To the overview</a>
    </AdminPage>
  )
}
