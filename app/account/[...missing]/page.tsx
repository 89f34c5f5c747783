import { notFound } from 'next/navigation'
import { requireActor } from '@/lib/auth/guards/guards'

/** Catches every unknown address in the client area. Checks who is asking first, then responds in their language. */
export default async function MissingPage() {
  await requireActor('/account')
  notFound()
}
