import { DAY, earlier } from '../../clock'

/** Number of days before a file expires from which its buyer is asked to replace it. */
export const DUE_DAYS = 30

/** How a type's authority takes a new order before the old one ends: from when, and whether it adds the days left. */
export type ReorderRule = { reorderDays: number; carriesOver: boolean }

/** Where the days left are lost, this many days before the end are enough to get the next certificate without losing many. */
const BEST_DAYS = 7

export type CoverDates = { coverEnds: Date; orderFrom: Date; bestOrderDay: Date }

/** Returns when the cover ends, and from when and on which day it is best ordered again. */
export function coverDates(coverEnds: Date, { reorderDays, carriesOver }: ReorderRule): CoverDates {
  const orderFrom = earlier(coverEnds, reorderDays * DAY)
  return { coverEnds, orderFrom, bestOrderDay: carriesOver ? orderFrom : earlier(coverEnds, Math.min(BEST_DAYS, reorderDays) * DAY) }
}

/** Returns whether the cover lasts over a day longer than this file, so that another file belongs to it. */
export function hasNextFile(fileEnds: Date, coverEnds: Date): boolean {
  return coverEnds.getTime() - fileEnds.getTime() > DAY
}

/** Returns the day from which a file should be replaced. */
export function replaceFrom(fileEnds: Date): Date {
  return earlier(fileEnds, DUE_DAYS * DAY)
}
