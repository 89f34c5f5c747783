import { DAY, earlier } from '../../clock'

/** The number of days before a file's expiry from which its buyer is asked to replace it. */
export const DUE_DAYS = 30

/**
 * How an authority treats a new order of a type before the old certificate ends: how early it accepts the order, and whether it adds the
 * remaining days.
 */
export type ReorderRule = { reorderDays: number; carriesOver: boolean }

/**
 * If the remaining days are lost, ordering this many days before the end leaves enough time to get the next certificate without losing many
 * days.
 */
const BEST_DAYS = 7

export type CoverDates = { coverEnds: Date; orderFrom: Date; bestOrderDay: Date }

/** Returns when the cover ends, when a new order becomes possible, and the best day for it. */
export function coverDates(coverEnds: Date, { reorderDays, carriesOver }: ReorderRule): CoverDates {
  const orderFrom = earlier(coverEnds, reorderDays * DAY)
  return { coverEnds, orderFrom, bestOrderDay: carriesOver ? orderFrom : earlier(coverEnds, Math.min(BEST_DAYS, reorderDays) * DAY) }
}

/** Returns whether the cover ends more than a day after this file, so that the cover includes another file. */
export function hasNextFile(fileEnds: Date, coverEnds: Date): boolean {
  return coverEnds.getTime() - fileEnds.getTime() > DAY
}

/** Returns the date from which a file should be replaced. */
export function replaceFrom(fileEnds: Date): Date {
  return earlier(fileEnds, DUE_DAYS * DAY)
}
