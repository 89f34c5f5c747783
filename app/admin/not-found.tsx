import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { AdminPage } from './_components/admin-page'
import { staffTitle } from './_components/staff-title'

export const generateMetadata = staffTitle('There is nothing at this address')

/** For staff: points to the lists, where anything in the shop can be found. */
export default function StaffNotFound() {
  return (
    <AdminPage>
      <PageTitle lead="No back-office page has this address. It may have been removed, or the link is incomplete. Try searching for it.">
        There is nothing at this address
      </PageTitle>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/admin/orders">Search orders</ButtonLink>
        <ButtonLink href="/admin/certificates" variant="secondary">
          Search certificates
        </ButtonLink>
      </div>
    </AdminPage>
  )
}
