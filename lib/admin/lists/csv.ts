import { stringify } from 'csv-stringify/sync'
import { currencyDigits, type Money } from '../../money'

export type Cell = string | number | Date | null

/** The byte order mark, which makes spreadsheets read the file as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Yields a list as the chunks of a CSV file: the header, then one chunk for each page from `pages`. Text that a spreadsheet would run as a
 * formula gets a leading apostrophe.
 */
export async function* toCsv(head: readonly string[], pages: AsyncIterable<readonly (readonly Cell[])[]>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + linesOf([head])
  for await (const rows of pages) yield linesOf(rows)
}

function linesOf(rows: readonly (readonly Cell[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString() : cell)))
  return stringify(cells, { escape_formulas: true, record_delimiter: 'windows' })
}

/** Returns an amount without its currency: `19.00`. */
export function plainAmount({ amount, currency }: Money): string {
  const digits = currencyDigits(currency)
  return (amount / 10 ** digits).toFixed(digits)
}
