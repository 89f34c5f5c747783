import { PageTitle } from '@/components/layout/page-title'
import { requireStaff } from '@/lib/auth/guards/guards'
import { STAFF_ROLE_HINTS, STAFF_ROLE_WORDS } from '@/lib/auth/text'
import { AdminPage } from '../_components/admin-page'
import { staffTitle } from '../_components/staff-title'

export const generateMetadata = staffTitle('This page is not part of your role')

/** Shown instead of a page that the person's role does not include. */
export default async function NotAllowedPage() {
  const { role } = await requireStaff('/admin')
  return (
    <AdminPage>
      <PageTitle lead={`Your role is ${STAFF_ROLE_WORDS[role]}. ${STAFF_ROLE_HINTS[role]} An owner can give you another role.`}>
        This page is not part of your role
      </PageTitle>
      <a href="/admin">To the overview</a>
    </AdminPage>
  )
}
