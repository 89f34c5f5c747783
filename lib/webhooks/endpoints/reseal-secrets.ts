import { db } from '../../db/client'
import { SealError } from '../../secrets/open'
import { reseal } from '../../secrets/reseal'
import { secretContext } from '../sign'

const COLUMNS = { id: true, description: true, secretSealed: true, previousSealed: true } as const
type Endpoint = { id: string; description: string; secretSealed: string; previousSealed: string | null }

/**
 * Seals every endpoint's secrets with the newest key. Returns how many were re-sealed, and the descriptions of the endpoints whose secrets
 * no key opens.
 */
export async function resealWebhookSecrets(): Promise<{ resealed: number; unreadable: string[] }> {
  const done = { resealed: 0, unreadable: [] as string[] }
  for (const endpoint of await db.webhookEndpoint.findMany({ select: COLUMNS, orderBy: { id: 'asc' } })) {
    try {
      if (await resealOne(endpoint)) done.resealed += 1
    } catch (error) {
      if (!(error instanceof SealError)) throw error
      done.unreadable.push(endpoint.description)
    }
  }
  return done
}

async function resealOne({ id, secretSealed, previousSealed }: Endpoint): Promise<boolean> {
  const renewed = reseal(secretSealed, secretContext(id))
  const previous = previousSealed && reseal(previousSealed, secretContext(id))
  if (!renewed && !previous) return false
  const data = { secretSealed: renewed ?? secretSealed, previousSealed: previous ?? previousSealed }
  const { count } = await db.webhookEndpoint.updateMany({ where: { id, secretSealed, previousSealed }, data })
  if (count) return true
  // Someone created a new secret in the meantime, perhaps with an older key.
  const present = await db.webhookEndpoint.findUnique({ where: { id }, select: COLUMNS })
  return present !== null && resealOne(present)
}
