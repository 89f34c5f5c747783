import type { Actor } from '../actor'
import { resumeSoon } from '../certificates/sweeps/resume-held'
import { type SaveAccountInput, type SaveAccountRefusal, saveAccount } from '../registrar/accounts/save-account'
import type { Result } from '../result'

/** Saves an Enom account and immediately resumes every certificate that was on hold because of it. */
export async function saveAccountAndResume(actor: Actor, input: SaveAccountInput): Promise<Result<{ id: string }, SaveAccountRefusal>> {
  const saved = await saveAccount(actor, input)
  if (saved.ok) await resumeSoon()
  return saved
}
