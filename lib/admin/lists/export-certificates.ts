import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { staffWords } from '../../certificates/lifecycle/status-text'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { toCsv } from './csv'
import { type CertificateListRow, listCertificates } from './list-certificates'
import { readAll } from './read-all'
import type { CertificateQuery } from './schema'

const HEAD = [
  'Address',
  'Type',
  'Order',
  'Buyer',
  'State',
  'Since',
  'Enom number',
  'Authority’s number',
  'File expires',
  'Cover ends',
  'Last checked',
]

/** Returns the certificates of a list as the parts of a CSV file; null for anyone whose role does not include exports. */
export async function exportCertificates(actor: Actor, query: CertificateQuery): Promise<AsyncGenerator<string> | null> {
  if (!mayStaff(actor, 'export')) return null
  await inTransaction((tx) =>
    recordStaffAction(tx, actor, { action: 'list.export', subject: { kind: 'list', id: 'certificates' }, after: query }),
  )
  return toCsv(HEAD, pagesOf(actor, query))
}

async function* pagesOf(actor: Actor, query: CertificateQuery) {
  for await (const rows of readAll((cursor) => listCertificates(actor, query, cursor))) yield rows.map(cellsOf)
}

function cellsOf(row: CertificateListRow) {
  const { name, typeName, order, since, enomCertId, authorityOrderId, fileExpiresAt, coverEndsAt, checkedAt } = row
  const dates = [fileExpiresAt, coverEndsAt, checkedAt]
  return [name, typeName, order.number, order.email, staffWords(row, now()).label, since, enomCertId, authorityOrderId, ...dates]
}
