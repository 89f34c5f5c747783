import { cookies } from 'next/headers'
import { cache } from 'react'
import type { Actor } from '../../actor'
import { checkSession, type Session } from './check-session'
import { COOKIES, type Side } from './claims'

/** Returns the session on one side of the shop, checked against the database once per request. */
const readSide = cache(async (side: Side): Promise<Session | null> => {
  const token = (await cookies()).get(COOKIES[side])?.value
  return token ? checkSession(token, side) : null
})

/** Returns the buyer's session (a signed-in client, or someone who followed a set-up link), or null. */
export function readSession(): Promise<Session | null> {
  return readSide('client')
}

export function readStaffSession(): Promise<Session | null> {
  return readSide('staff')
}

/** Returns the buyer making the request (kind `client` or `order`), or null. For staff, use `requireStaff`. */
export async function readActor(): Promise<Actor | null> {
  return (await readSession())?.actor ?? null
}
