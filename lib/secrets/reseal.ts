import { sealingKeys } from './keys'
import { open } from './open'
import { seal } from './seal'

/**
 * Returns the secret sealed with the newest key, or null if it is already sealed with that key.
 * @throws SealError if it cannot be opened.
 */
export function reseal(sealed: string, row: { context: string }, keys = sealingKeys): string | null {
  const text = open(sealed, row, keys)
  return sealed.startsWith(`${keys[0]?.id}:`) ? null : seal(text, row, keys)
}
