import { PageTitle } from '@/components/layout/page-title'
import { requireStaff } from '@/lib/auth/guards/guards'
import { AdminPage } from '../../_components/admin-page'
import { staffTitle } from '../../_components/staff-title'
import { EndpointForm } from '../_components/endpoint-form'

export const generateMetadata = staffTitle('Add an endpoint')

export default async function NewWebhookPage() {
  await requireStaff('/admin/webhooks/new', 'credentials')
  return (
    <AdminPage current="/admin/settings">
      <PageTitle
        eyebrow={<a href="/admin/webhooks">Webhooks</a>}
        lead="After you save it, the endpoint’s page shows the secret that signs the messages."
      >
        Add an endpoint
      </PageTitle>
      <EndpointForm />
    </AdminPage>
  )
}
