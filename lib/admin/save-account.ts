import type { Actor } from '../actor'
import { resumeSoon } from '../certificates/resume-soon'
import { type SaveAccountInput, type SaveAccountRefusal, saveAccount as save } from '../registrar/accounts'
import type { Result } from '../result'

/** Saves an Enom account and lets what waited for one go on at once. */
export async function saveAccount(actor: Actor, input: SaveAccountInput): Promise<Result<{ id: string }, SaveAccountRefusal>> {
  const saved = await save(actor, input)
  if (saved.ok) await resumeSoon()
  return saved
}
