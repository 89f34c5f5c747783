import type { Tx } from '../db/transaction'
import type { CertificateDetail } from '../registrar/types'
import { alertStaff } from './alert-staff'

/** Tells the staff, once for each status, that Enom says of a certificate what we have no word for, or two things that do not agree. */
export function alertUnknownStatus(tx: Tx, id: string, { statusId, statusText }: CertificateDetail): Promise<void> {
  return alertStaff(tx, id, {
    event: `unknown_status:${id}:${statusId}:${statusText}`,
    subject: 'Enom gives a status we do not know',
    lines: [
      `Enom says: ${statusText || 'nothing'} (${statusId}).`,
      'The number and the words say different things, or one of them is new to us. The certificate stays as it is, and we keep looking.',
    ],
  })
}
