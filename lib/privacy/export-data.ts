import type { Actor } from '../actor'
import { consumeRateLimit, type TooMany } from '../auth/limits/rate-limit'
import { now } from '../clock'
import { err, ok, type Result } from '../result'
import { gather } from './gather'
import { EXPORT_README } from './text'

/** Returns the files of the actor's export by name: a README and one JSON file per subject. It contains no secrets, not even hashes. */
export async function exportData(actor: Actor): Promise<Result<Record<string, string>, { code: 'not-found' } | TooMany>> {
  if (actor.kind !== 'client') return err({ code: 'not-found' })
  const turn = await consumeRateLimit('export_per_person', actor.userId)
  if (!turn.ok) return turn
  const subjects = await gather(actor.userId)
  if (!subjects) return err({ code: 'not-found' })
  const files = Object.entries(subjects).map(([name, rows]) => [`${name}.json`, `${JSON.stringify(rows, null, 2)}\n`] as const)
  return ok({ 'README.txt': `Made on ${now().toISOString()}\n\n${EXPORT_README}`, ...Object.fromEntries(files) })
}
