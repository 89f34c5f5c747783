import { cache } from 'react'
import { getHealth } from '@/lib/admin/health'
import { readStaffSession } from '@/lib/auth/session/session'

/** Read once for a page and its frame; null when no member of staff is signed in. */
export const readHealth = cache(async () => {
  const session = await readStaffSession()
  return session && getHealth(session.actor)
})
