import { Missing } from '@/app/_components/missing'
import { STAFF_MISSING } from '@/lib/admin/missing-text'
import { staffTitle } from './_components/staff-title'

export const generateMetadata = staffTitle(STAFF_MISSING.title)

/**
 * The 404 page for staff, with links to the pages where staff can look up anything in the shop. Next renders it with every page, so it
 * makes no queries.
 */
export default function StaffNotFound() {
  return (
    <main id="main" className="mx-auto w-full max-w-shop px-4 pt-12 pb-16 sm:px-6">
      <Missing text={STAFF_MISSING} />
    </main>
  )
}
