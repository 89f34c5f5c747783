import { cookies } from 'next/headers'
import { keepTimeZone } from '../../users/keep-time-zone'
import { DEFAULT_ZONE, ZONE_COOKIE, zoneOf } from '../../zone'
import { readSession } from './session'

/**
 * Returns the time zone of a private page: that of the signed-in client's account, otherwise the browser's, otherwise UTC. An account
 * without a time zone adopts the browser's.
 */
export async function readZone(): Promise<string> {
  const session = await readSession()
  const ofAccount = session?.user.zone ?? null
  const isClient = session?.actor.kind === 'client'
  if (isClient && ofAccount) return ofAccount
  const ofBrowser = await zoneOfBrowser()
  if (isClient && ofBrowser) await keepTimeZone(session.user.id, ofBrowser)
  return ofBrowser ?? ofAccount ?? DEFAULT_ZONE
}

/** Returns this browser's time zone, or null if the browser has not reported it. */
async function zoneOfBrowser(): Promise<string | null> {
  return zoneOf((await cookies()).get(ZONE_COOKIE)?.value)
}
