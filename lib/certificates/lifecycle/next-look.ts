import { DAY, HOUR, later } from '../../clock'

/** Over how long the looks of certificates issued at the same time are spread. */
const SPREAD = 4 * HOUR

/** Returns when Enom is asked about an issued certificate next: in a day and up to four hours, always the same for one certificate. */
export function nextLook(id: string, at: Date): Date {
  return later(at, DAY + (SPREAD * Number.parseInt(id.slice(-4), 16)) / 0x10000)
}
