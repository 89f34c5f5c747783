import { cookies } from 'next/headers'
import { cache } from 'react'
import type { Actor } from '../../actor'
import { checkSession, type Session } from './check-session'
import { COOKIES, type Side } from './claims'

/** The session of one side of the shop, checked against the database once per request. */
const readSide = cache(async (side: Side): Promise<Session | null> => {
  const token = (await cookies()).get(COOKIES[side])?.value
  return token ? checkSession(token, side) : null
})

/** The buyer's session: a signed-in client, or someone who came by a set-up link. Null when there is none. */
export function readSession(): Promise<Session | null> {
  return readSide('client')
}

/** The staff session, from its own cookie. */
export function readStaffSession(): Promise<Session | null> {
  return readSide('staff')
}

/** The buyer who asks (kind `client` or `order`), or null. Staff are asked for by `requireStaff` alone. */
export async function readActor(): Promise<Actor | null> {
  return (await readSession())?.actor ?? null
}
