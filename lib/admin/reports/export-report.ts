import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { toCsv } from '../lists/csv'
import { type ReportName, type ReportQuery, readReport } from './read-report'
import { renderReport } from './render-report'
import { cellValue, type ReportTable } from './tables'
import { periodParams } from './text'

export const FILE_TYPES = ['csv', 'pdf'] as const
export type FileType = (typeof FILE_TYPES)[number]

/** Returns a table of the reports page as the chunks of a file; null for anyone whose role does not include exports. */
export async function exportReport(
  actor: Actor,
  { name, as, ...query }: ReportQuery & { name: ReportName; as: FileType },
): Promise<AsyncGenerator<string | Uint8Array> | null> {
  const table = mayStaff(actor, 'export') && (await readReport(actor, name, query))
  if (!table) return null
  const after = { as, ...periodParams(query.period), by: query.group }
  await inTransaction((tx) =>
    recordStaffAction(tx, actor, { action: 'list.export', subject: { kind: 'list', id: `reports/${name}` }, after }),
  )
  return as === 'csv' ? toCsv(headOf(table), pagesOf(table)) : pdfOf(table, query)
}

function headOf({ columns }: ReportTable): string[] {
  return columns.map(({ label, inFile }) => inFile ?? label)
}

async function* pagesOf({ rows }: ReportTable) {
  yield rows.map(({ cells }) => cells.map(cellValue))
}

async function* pdfOf(table: ReportTable, { period }: ReportQuery) {
  yield new Uint8Array(await renderReport(table, period))
}
