/** `isExtra`: shown only if chosen. The first column names the row and is always shown. */
export type ListColumn = { key: string; label: string; numeric?: boolean; isExtra?: boolean }

/** Returns the columns to show: those chosen, or the usual ones. The first is always there. */
export function shownColumns(columns: readonly ListColumn[], chosen: readonly string[]): ListColumn[] {
  return columns.filter(({ key, isExtra }, index) => index === 0 || (chosen.length > 0 ? chosen.includes(key) : !isExtra))
}
