import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { staffTitle } from './_components/staff-title'

export const generateMetadata = staffTitle('There is nothing at this address')

/**
 * The 404 page for staff, with links to where anything in the shop can be found. Next renders it with every page, so it makes no queries.
 */
export default function StaffNotFound() {
  return (
    <main id="main" className="mx-auto w-full max-w-shop px-4 pt-12 pb-16 sm:px-6">
      <PageTitle lead="No back-office page has this address. It may have been removed, or the link is incomplete. Try searching for it.">
        There is nothing at this address
      </PageTitle>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/admin/search">Search the shop</ButtonLink>
        <ButtonLink href="/admin" variant="secondary">
          Open the overview
        </ButtonLink>
      </div>
    </main>
  )
}
