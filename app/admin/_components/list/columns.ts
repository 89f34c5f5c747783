import { type ListState, listHref } from './read-list'

/** `isExtra` columns are shown only if chosen. The first column names the row and is always shown. */
export type ListColumn = {
  key: string
  label: string
  numeric?: boolean
  isExtra?: boolean
  /** The values of the `sort` parameter that sort by this column; an empty value means the list's default order. */
  sorts?: { ascending?: string; descending?: string }
}

/** Returns how the rows are sorted by a column, and the URL that sorts by it or reverses the order. */
function sortOf(list: ListState, { sorts }: ListColumn) {
  if (!sorts) return undefined
  const { ascending, descending } = sorts
  const current = list.params.sort ?? ''
  const direction = ascending === current ? 'ascending' : descending === current ? 'descending' : undefined
  const next = direction === 'ascending' ? (descending ?? ascending) : (ascending ?? descending)
  return { direction, href: listHref(list, { sort: next }) } as const
}

/** Returns the headings of the visible columns, with links that sort the list where possible. */
export function headingsOf(list: ListState, columns: readonly ListColumn[]) {
  return shownColumns(columns, list.columns).map((column) => ({ ...column, sort: sortOf(list, column) }))
}

/** Returns the columns to show: the chosen ones, or the defaults. The first one is always shown. */
export function shownColumns<Column extends ListColumn>(columns: readonly Column[], chosen: readonly string[] = []): Column[] {
  return columns.filter(({ key, isExtra }, index) => index === 0 || (chosen.length > 0 ? chosen.includes(key) : !isExtra))
}
