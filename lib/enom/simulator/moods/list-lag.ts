import type { Certificate } from '../state/schema'
import { draw } from './draw'
import type { Moods } from './schema'

/**
 * Returns a predicate for the certificates that a list does not show yet, or null if the list shows all. Each certificate has its own delay
 * in each list.
 */
export function listLag(
  { seed, listLagSeconds }: Pick<Moods, 'seed' | 'listLagSeconds'>,
  perMille: number,
  command: string,
  now: Date,
): ((certificate: Certificate) => boolean) | null {
  if (perMille === 0 || listLagSeconds === 0) return null
  const longest = listLagSeconds * 1000
  const newSince = new Date(now.getTime() - longest).toISOString()
  return ({ certId, orderedAt }) => {
    // Nearly all certificates are older than the longest lag, so only the newer ones need a draw.
    if (orderedAt <= newSince || draw(seed, 'list-lag', certId) * 1000 >= perMille) return false
    return new Date(orderedAt).getTime() + draw(seed, 'lag of', command, certId) * longest > now.getTime()
  }
}
