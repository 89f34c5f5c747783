import type { Actor } from '../actor'
import { consumeRateLimit, type TooMany } from '../auth/limits/rate-limit'
import { now } from '../clock'
import { DEFAULT_LANGUAGE, languageOf } from '../languages/types'
import { err, ok, type Result } from '../result'
import { gather, type Subject } from './gather'
import { nameOf, writeReadme } from './write-readme'

/**
 * Returns the files of the actor's export by name: a README in the account's language and one JSON file per subject. It contains no secrets,
 * not even hashes.
 */
export async function exportData(actor: Actor): Promise<Result<Record<string, string>, { code: 'not-found' } | TooMany>> {
  if (actor.kind !== 'client') return err({ code: 'not-found' })
  const turn = await consumeRateLimit('export_per_person', actor.userId)
  if (!turn.ok) return turn
  const subjects = await gather(actor.userId)
  if (!subjects) return err({ code: 'not-found' })
  const names = Object.keys(subjects) as Subject[]
  const files = names.map((name) => [nameOf(name), `${JSON.stringify(subjects[name], null, 2)}\n`] as const)
  const readme = writeReadme(names, { at: now(), language: languageOf(subjects.account.language) ?? DEFAULT_LANGUAGE })
  return ok({ 'README.txt': readme, ...Object.fromEntries(files) })
}
