import { DAY, HOUR, later } from '../../clock'

/** The period over which the checks of certificates issued at the same time are spread. */
const SPREAD = 4 * HOUR

/**
 * Returns when to check an issued certificate at Enom next: in one day plus up to four hours. The extra time is always the same for a given
 * certificate.
 */
export function nextLook(id: string, at: Date): Date {
  return later(at, DAY + (SPREAD * Number.parseInt(id.slice(-4), 16)) / 0x10000)
}
