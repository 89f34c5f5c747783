import { db } from '../../db/client'
import { accountOf, inFlightKeyOf, queueColumns, queueOf } from './queue'

/**
 * Returns the id of the certificate whose purchase has an unknown outcome, because of which this one waits; null if there is none. Only for
 * a certificate that is waiting to be bought.
 */
export async function readBlocker(certificateId: string): Promise<string | null> {
  const row = await db.certificate.findUnique({
    where: { id: certificateId },
    select: { ...queueColumns, type: { select: { enomProdType: true } } },
  })
  const account = row && (await accountOf(queueOf(row)))
  if (!account) return null
  const inFlightKey = inFlightKeyOf(account.id, row.type.enomProdType)
  const inFlight = await db.supplierOperation.findUnique({ where: { inFlightKey }, select: { state: true, certificateId: true } })
  return inFlight?.state === 'unknown' && inFlight.certificateId !== certificateId ? inFlight.certificateId : null
}
