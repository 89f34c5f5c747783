import { now } from '../clock'
import type { InvoiceKind } from '../db/generated/enums'
import { newId } from '../db/new-id'
import type { Tx } from '../db/transaction'
import { documentNote } from '../tax/text'
import { documentNumber } from './document-number'
import { draft } from './draft'
import type { Missing } from './find-missing'
import { taxSum } from './tax-rows'
import type { Party } from './types'

/**
 * Issues one document in the caller's transaction. The row of its series is locked first, so that a second worker with the same document
 * waits here and then finds it already issued. Number and document are committed or rolled back together, so the numbers have no gaps. Does
 * nothing until the seller has been entered.
 */
export async function issue(tx: Tx, missing: Missing): Promise<void> {
  const kind: InvoiceKind = missing.of === 'refund' ? 'credit_note' : 'invoice'
  const issuedAt = now()
  const year = issuedAt.getUTCFullYear()
  await tx.invoiceSeries.createMany({ data: [{ kind, year, lastNumber: 0 }], skipDuplicates: true })
  await tx.$queryRaw`select 1 from "InvoiceSeries" where kind = ${kind}::"InvoiceKind" and year = ${year} for update`
  const about = missing.of === 'charge' ? { chargeId: missing.id } : { refundId: missing.id, kind }
  const row = await tx.seller.findUnique({ where: { id: 1 } })
  if (!row || (await tx.invoice.count({ where: about }))) return
  const { lastNumber } = await tx.invoiceSeries.update({ where: { kind_year: { kind, year } }, data: { lastNumber: { increment: 1 } } })
  const { lines, ...rest } = await draft(tx, missing)
  const seller: Party = { name: row.name, address: row.address.split(/\r?\n/), country: null, taxNumber: row.taxNumber, email: row.email }
  const net = lines.reduce((sum, { amount }) => sum + amount, 0)
  const total = net + taxSum(rest.taxes)
  const taxNote = rest.taxes.length ? [...new Set(rest.taxes.map((tax) => documentNote(tax, rest.language)))].join(' ').trim() : row.taxNote
  const number = documentNumber(kind, year, lastNumber)
  await tx.invoice.create({ data: { id: newId(), ...rest, lines, number, issuedAt, seller, taxNote, net, total } })
}
