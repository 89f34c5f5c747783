import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { mayStaff } from '../../permissions'
import { versionOf } from '../../version-of'

/** The maximum number of endpoints in a shop. Each event is stored once per endpoint. */
export const MAX_ENDPOINTS = 20

const COLUMNS = {
  id: true,
  url: true,
  description: true,
  kinds: true,
  isOn: true,
  offReason: true,
  failingSince: true,
  secretShownAt: true,
  previousUntil: true,
} as const

export type EndpointView = {
  id: string
  url: string
  description: string
  kinds: string[]
  isOn: boolean
  offReason: string | null
  failingSince: Date | null
  secretShownAt: Date | null
  previousUntil: Date | null
}

/** Returns the version of the fields that an endpoint's form changes. */
export function endpointVersion({ url, description, kinds, isOn }: Pick<EndpointView, 'url' | 'description' | 'kinds' | 'isOn'>): string {
  return versionOf({ url, description, kinds, isOn })
}

/** Lists all endpoints, oldest first. Empty for anyone who may not see the settings. */
export async function listEndpoints(actor: Actor): Promise<EndpointView[]> {
  if (!mayStaff(actor, 'settings')) return []
  return db.webhookEndpoint.findMany({ select: COLUMNS, orderBy: { id: 'asc' }, take: MAX_ENDPOINTS })
}

/** Returns one endpoint with the version of its form, or null if it does not exist or the actor may not see it. */
export async function getEndpoint(actor: Actor, id: string): Promise<(EndpointView & { version: string }) | null> {
  if (!mayStaff(actor, 'settings')) return null
  const found = await db.webhookEndpoint.findUnique({ where: { id }, select: COLUMNS })
  return found && { ...found, version: endpointVersion(found) }
}
