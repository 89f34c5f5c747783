/**
 * Where a page begins: after the row with the id `after`, or before the row with the id `before`. Without either, at the start of the list.
 */
export type Cursor = { after?: string | undefined; before?: string | undefined }

/** One page of a list. `newer` and `older` are the cursors of the previous and next page; null at either end. */
export type ListPage<Row> = { rows: Row[]; newer: string | null; older: string | null }

export const NO_ROWS = { rows: [], newer: null, older: null }

const PAGE_SIZE = 25

/** The `findMany` arguments for one page. A negative `take` reads backwards. */
export type PageArguments = { take: number; cursor?: { id: string } }

/**
 * Reads one page with Prisma's cursor, which compares with the values of the cursor row, whether or not that row still belongs to the list.
 */
export async function readPage<Row extends { id: string }>(
  { after, before }: Cursor,
  find: (page: PageArguments) => Promise<Row[]>,
  size = PAGE_SIZE,
): Promise<ListPage<Row>> {
  const from = after ?? before
  const isBackwards = after === undefined && before !== undefined
  // One extra row is read, to find out whether there is another page. The cursor row itself, if it is still in the list, comes first.
  const take = size + (from ? 2 : 1)
  const found = (await find({ take: isBackwards ? -take : take, ...(from && { cursor: { id: from } }) })).filter(({ id }) => id !== from)
  const rows = isBackwards ? found.slice(-size) : found.slice(0, size)
  const [first, last] = [rows[0]?.id ?? null, rows.at(-1)?.id ?? null]
  const isMore = found.length > size
  if (isBackwards) return { rows, newer: isMore ? first : null, older: last }
  return { rows, newer: from ? first : null, older: isMore ? last : null }
}
