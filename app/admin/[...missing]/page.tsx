import { notFound } from 'next/navigation'
import { requireStaff } from '@/lib/auth/guards/guards'
import { staffTitle } from '../_components/staff-title'

export const generateMetadata = staffTitle('There is nothing at this address')

/** Every address of the back office that leads nowhere: who asks comes first, then its own page for that. */
export default async function MissingPage() {
  await requireStaff()
  notFound()
}
