import { readFile } from '../../chain/read-file'
import { DAY, later, now } from '../../clock'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { beginIssuance } from '../lifecycle/begin-issuance'
import { placed } from './place'
import { type Bought, payFor } from './shop'

type FileWish = { chainPem?: string; faults?: string[]; receivedAt?: Date }

/** Tests only: an issued RapidSSL certificate of a new buyer, with these files, oldest first. */
export async function issueWith(leafPems: readonly string[], wish: FileWish = {}): Promise<Bought> {
  const bought = await payFor('rapidssl')
  for (const place of ['setup', 'submission', 'validation:approval', 'issued'] as const) {
    await db.certificate.update({ where: { id: bought.id }, data: placed(place) })
  }
  for (const pem of leafPems) await addFile(bought.id, pem, wish)
  return bought
}

/** Tests only: another file of a certificate, issued for its own request. */
export async function addFile(certificateId: string, leafPem: string, { chainPem = '', faults = [], receivedAt = now() }: FileWish = {}) {
  const facts = readFile(leafPem)
  if (!facts) throw new Error('not a certificate')
  const { id: issuanceId } = await inTransaction((tx) => beginIssuance(tx, certificateId))
  await db.certificate.update({ where: { id: certificateId }, data: { lookAt: later(receivedAt, DAY) } })
  await db.certificateFile.create({ data: { certificateId, issuanceId, leafPem, chainPem, ...facts, faults, receivedAt } })
}
