import { sealingKeys } from './keys'
import { open } from './open'
import { seal } from './seal'

/**
 * The same secret sealed with the newest key; null when that is what it is sealed with already.
 * @throws SealError when it does not open.
 */
export function reseal(sealed: string, row: { context: string }, keys = sealingKeys): string | null {
  const text = open(sealed, row, keys)
  return sealed.startsWith(`${keys[0]?.id}:`) ? null : seal(text, row, keys)
}
