import { cache } from 'react'
import { getFrame } from '@/lib/admin/standing'
import { readStaffSession } from '@/lib/auth/session/session'

/** Reads what every page shows, once for a page and its frame. Returns null if no member of staff is signed in. */
export const readFrame = cache(async () => {
  const session = await readStaffSession()
  return session && getFrame(session.actor)
})

/** Returns the health of the shop, as readFrame reads it. */
export async function readHealth() {
  return (await readFrame())?.health ?? null
}
