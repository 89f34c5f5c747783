import type { Actor } from '../actor'
import type { Result } from '../result'
import { type ChangeRefusal, changeBrand } from './change-brand'

/** Saves the shop's name. Queued emails are sent with the new name. */
export function saveBrand(actor: Actor, { name }: { name: string }): Promise<Result<undefined, ChangeRefusal>> {
  return changeBrand(actor, { name }, { action: 'settings.brand' })
}
