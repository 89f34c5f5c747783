import { inTransaction, type Tx } from '../../db/transaction'
import { log } from '../../log'
import { openRegistrar } from '../../registrar/connection/open-registrar'
import { RegistrarError } from '../../registrar/errors'
import type { CertificateDetail } from '../../registrar/translation/types'
import { outageOf } from '../lifecycle/outage'
import { alertNotSeen } from '../notify/outage'
import { alertStaff } from '../notify/staff'
import type { WatchedCertificate } from './watched-certificate'

/** Returns Enom's details of a certificate, or null if there is no usable response, in which case staff are alerted. */
export async function askDetail(certificate: WatchedCertificate, enomCertId: number): Promise<CertificateDetail | null> {
  const accountId = certificate.enomAccountId
  const { id } = certificate
  try {
    const registrar = await openRegistrar({ accountId, certificateId: id })
    return registrar && (await registrar.detail(enomCertId))
  } catch (error) {
    if (!(error instanceof RegistrarError)) throw error
    log.warn({ certificateId: id, trouble: error.trouble }, 'no details from Enom; will retry')
    const outage = outageOf(error)
    await inTransaction((tx) =>
      outage ? alertNotSeen(tx, id, { outage, text: error.text, accountId: accountId ?? undefined }) : alertRefused(tx, id, error.text),
    )
    return null
  }
}

function alertRefused(tx: Tx, id: string, text: string): Promise<void> {
  return alertStaff(tx, id, {
    event: `look_refused:${id}`,
    subject: 'Enom won’t report a certificate’s status',
    lines: ['Enom refuses requests about a certificate. We keep retrying. Check it in Enom’s list.', text],
  })
}
