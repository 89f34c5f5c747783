import { cookies } from 'next/headers'
import { DEFAULT_ZONE, ZONE_COOKIE, zoneOf } from '../../zone'
import { readSession } from './session'

/**
 * Returns the time zone of a private page: that of the account of the client who is signed in, otherwise the one this browser is in,
 * otherwise UTC.
 */
export async function readZone(): Promise<string> {
  const session = await readSession()
  const ofAccount = session?.user.zone ?? null
  if (session?.actor.kind === 'client' && ofAccount) return ofAccount
  return (await zoneOfBrowser()) ?? ofAccount ?? DEFAULT_ZONE
}

/** Returns the zone this browser is in, or null if it has not said so. */
export async function zoneOfBrowser(): Promise<string | null> {
  return zoneOf((await cookies()).get(ZONE_COOKIE)?.value)
}
