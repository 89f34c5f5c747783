import { notFound } from 'next/navigation'
import { privateMissingMetadata } from '@/app/_components/private-missing'
import { requireActor } from '@/lib/auth/guards/guards'

export const generateMetadata = privateMissingMetadata

/** Catches every unknown address in the client area. Requires sign-in first, then responds in the person's language. */
export default async function MissingPage() {
  await requireActor('/account')
  notFound()
}
