import { notFound } from 'next/navigation'
import { requireStaff } from '@/lib/auth/guards/guards'
import { staffTitle } from '../_components/staff-title'

export const generateMetadata = staffTitle('There is nothing at this address')

/** Catches every unknown address of the back office. Requires a staff sign-in first, then shows the back office's own 404 page. */
export default async function MissingPage() {
  await requireStaff()
  notFound()
}
