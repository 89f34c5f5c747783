import { PageTitle } from '@/components/layout/page-title'
import { Tag } from '@/components/ui/tag'
import { readSetUp } from '@/lib/admin/set-up/read-set-up'
import { requireStaff } from '@/lib/auth/guards/guards'
import { AdminPage } from '../_components/admin-page'
import { staffTitle } from '../_components/staff-title'
import { Checklist } from './_components/checklist'
import { OpenShop } from './_components/open-shop'

export const generateMetadata = staffTitle('Set-up')

export default async function SetUpPage() {
  const setUp = await readSetUp(await requireStaff('/admin/set-up'))
  if (!setUp) return null
  return (
    <AdminPage current="/admin">
      <PageTitle
        eyebrow={<a href="/admin">Overview</a>}
        tags={<Tag tone={setUp.isClosed ? 'warning' : 'good'}>{setUp.isClosed ? 'Shop closed' : 'Shop open'}</Tag>}
      >
        Set-up
      </PageTitle>
      {setUp.isClosed && <OpenShop missing={setUp.missing} />}
      <Checklist setUp={setUp} />
    </AdminPage>
  )
}
