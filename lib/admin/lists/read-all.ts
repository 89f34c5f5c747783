import type { Cursor, ListPage } from './read-page'

/** How many rows of an export are read at once. */
const EXPORT_PAGE = 500

/** Reads a list to its end, a page at a time. */
export async function* readAll<Row>(read: (cursor: Cursor & { size: number }) => Promise<ListPage<Row>>): AsyncGenerator<Row[]> {
  let after: string | null | undefined
  do {
    const page = await read({ size: EXPORT_PAGE, ...(after && { after }) })
    yield page.rows
    after = page.older
  } while (after)
}
