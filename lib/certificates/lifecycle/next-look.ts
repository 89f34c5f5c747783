import { DAY, HOUR, later } from '../../clock'

/** The time over which the checks of certificates that were issued at the same time are spread. */
const SPREAD = 4 * HOUR

/**
 * Returns when Enom is next asked about an issued certificate: in a day plus up to four hours. The extra time is always the same for one
 * certificate.
 */
export function nextLook(id: string, at: Date): Date {
  return later(at, DAY + (SPREAD * Number.parseInt(id.slice(-4), 16)) / 0x10000)
}
