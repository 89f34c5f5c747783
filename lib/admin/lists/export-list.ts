import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { type Cell, toCsv } from './csv'
import type { Cursor, ListPage } from './read-page'

/** The number of rows that one query of an export reads. */
const EXPORT_PAGE = 500

type ListExport<Query, Row> = {
  id: 'orders' | 'certificates'
  head: readonly string[]
  list: (actor: Actor, query: Query, cursor: Cursor & { size: number }) => Promise<ListPage<Row>>
  cellsOf: (row: Row) => Cell[]
}

/** Returns a list as the chunks of a CSV file, read a page at a time; null for anyone whose role does not include exports. */
export async function exportList<Query extends object, Row>(
  actor: Actor,
  query: Query,
  { id, head, list, cellsOf }: ListExport<Query, Row>,
): Promise<AsyncGenerator<string> | null> {
  if (!mayStaff(actor, 'export')) return null
  await inTransaction((tx) => recordStaffAction(tx, actor, { action: 'list.export', subject: { kind: 'list', id }, after: query }))
  return toCsv(head, pages())

  async function* pages() {
    let after: string | null | undefined
    do {
      const { rows, older } = await list(actor, query, { size: EXPORT_PAGE, ...(after && { after }) })
      yield rows.map(cellsOf)
      after = older
    } while (after)
  }
}
