import { cache } from 'react'
import { getFrame } from '@/lib/admin/standing'
import { readStaffSession } from '@/lib/auth/session/session'

/** Reads the data shown on every page, once per request for both a page and its layout. Returns null if no staff member is signed in. */
export const readFrame = cache(async () => {
  const session = await readStaffSession()
  return session && getFrame(session.actor)
})

/** Returns the health of the shop, as read by readFrame. */
export async function readHealth() {
  return (await readFrame())?.health ?? null
}
