import { cache } from 'react'
import { getHealth } from '@/lib/admin/health'
import { readStaffSession } from '@/lib/auth/session/session'

/** Reads the health once for a page and its frame. Returns null if no member of staff is signed in. */
export const readHealth = cache(async () => {
  const session = await readStaffSession()
  return session && getHealth(session.actor)
})
