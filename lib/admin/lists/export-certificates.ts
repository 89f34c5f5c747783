import type { Actor } from '../../actor'
import { staffWords } from '../../certificates/status/file-text'
import { now } from '../../clock'
import { exportList } from './export-list'
import { type CertificateListRow, listCertificates } from './list-certificates'
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

/** Returns a list of certificates as the chunks of a CSV file; null for anyone whose role does not include exports. */
export function exportCertificates(actor: Actor, query: CertificateQuery): Promise<AsyncGenerator<string> | null> {
  return exportList(actor, query, { id: 'certificates', head: HEAD, list: listCertificates, cellsOf })
}

function cellsOf(row: CertificateListRow) {
  const { name, typeName, order, since, enomCertId, authorityOrderId, fileExpiresAt, coverEndsAt, checkedAt } = row
  const dates = [fileExpiresAt, coverEndsAt, checkedAt]
  return [name, typeName, order.number, order.email, staffWords(row, now()).label, since, enomCertId, authorityOrderId, ...dates]
}
