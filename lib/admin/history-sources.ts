/** The sources of history entries, in the order of the filter. */
export const HISTORY_SOURCES = ['staff', 'buyer', 'mail', 'stripe', 'enom', 'shop'] as const

export type HistorySource = (typeof HISTORY_SOURCES)[number]
