import { PageTitle } from '@/components/layout/page-title'
import { requireStaff } from '@/lib/auth/guards/guards'
import { AdminPage } from '../../_components/admin-page'
import { staffTitle } from '../../_components/staff-title'
import { AccountForm } from '../_components/account-form'

export const generateMetadata = staffTitle('Add an Enom account')

export default async function NewEnomAccountPage() {
  await requireStaff('/admin/enom-accounts/new', 'credentials')
  return (
    <AdminPage current="/admin/enom-accounts">
      <PageTitle lead="After saving, test the connection. It shows which set-up step is still missing.">Add an Enom account</PageTitle>
      <AccountForm />
    </AdminPage>
  )
}
