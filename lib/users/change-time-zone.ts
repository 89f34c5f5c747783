import type { Actor } from '../actor'
import { db } from '../db/client'
import { err, ok, type Result } from '../result'
import { zoneOf } from '../zone'

type TimeZoneRefusal = { code: 'not-allowed' | 'unknown-zone' }

/** Sets the time zone in which times are shown to a signed-in client, on pages and in emails. */
export async function changeTimeZone(actor: Actor, name: string): Promise<Result<undefined, TimeZoneRefusal>> {
  if (actor.kind !== 'client') return err({ code: 'not-allowed' })
  const timeZone = zoneOf(name)
  if (!timeZone) return err({ code: 'unknown-zone' })
  await db.user.update({ where: { id: actor.userId }, data: { timeZone } })
  return ok()
}
