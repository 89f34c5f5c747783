import { now } from '../clock'
import { db } from '../db/client'
import { InvoiceKind } from '../db/generated/enums'
import { inTransaction } from '../db/transaction'
import { documentNumber } from './document-number'

type Skip = {
  /** When the backup was made. */
  since: Date
  /** How many numbers of each series are skipped. */
  count: number
}

/**
 * Skips invoice and credit note numbers that may be in use on documents missing from a restored backup, in the series of the backup's year
 * and every year since. Returns this year's next number of each kind; none if the shop issues no invoices.
 */
export async function skipInvoiceNumbers({ since, count }: Skip): Promise<string[]> {
  if (!(await db.seller.count())) return []
  const [first, last] = [since.getUTCFullYear(), now().getUTCFullYear()]
  const years = Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => first + index)
  const series = Object.values(InvoiceKind).flatMap((kind) => years.map((year) => ({ kind, year })))
  return inTransaction(async (tx) => {
    await tx.invoiceSeries.createMany({ data: series.map((one) => ({ ...one, lastNumber: 0 })), skipDuplicates: true })
    await tx.invoiceSeries.updateMany({ where: { OR: series }, data: { lastNumber: { increment: count } } })
    const rows = await tx.invoiceSeries.findMany({ where: { year: years.at(-1) ?? last }, orderBy: { kind: 'asc' } })
    return rows.map(({ kind, year, lastNumber }) => documentNumber(kind, year, lastNumber + 1))
  })
}
