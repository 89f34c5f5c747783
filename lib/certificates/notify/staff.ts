import type { Tx } from '../../db/transaction'
import { type StaffAlert, alertStaff as write } from '../../outbox/alert-staff'
import type { CertificateDetail } from '../../registrar/types'

/** Writes to the staff about a certificate, once per `event`, as part of the caller's transaction; `path` where its own page is not the one to open. */
export async function alertStaff(
  tx: Tx,
  certificateId: string,
  {
    path = `/admin/certificates/${certificateId}`,
    ...alert
  }: Pick<StaffAlert, 'event' | 'subject' | 'lines'> & { path?: string | undefined },
): Promise<void> {
  await write(tx, { ...alert, path, certificateId })
}

/** Tells staff, once, of a certificate Enom sold for one of ours that did not take it, as part of the caller's transaction. */
export function alertOrphan(tx: Tx, certificateId: string, { enomCertId, why }: { enomCertId: number; why: string }): Promise<void> {
  return alertStaff(tx, certificateId, {
    event: `bought_late:${certificateId}:${enomCertId}`,
    subject: 'Enom sold a certificate that no order is waiting for',
    lines: [
      `Enom certificate ${enomCertId} was bought, but ${why}.`,
      'In Audit, bind it to an order waiting for one like it, or ask Enom to refund it.',
    ],
  })
}

/** Tells the staff, once for each status, that Enom says of a certificate what we have no word for, or two things that do not agree. */
export function alertUnknownStatus(tx: Tx, id: string, { statusId, statusText }: CertificateDetail): Promise<void> {
  return alertStaff(tx, id, {
    event: `unknown_status:${id}:${statusId}:${statusText}`,
    subject: 'Enom returned an unknown status',
    lines: [
      `Enom says: ${statusText || 'nothing'} (${statusId}).`,
      'The number and the text don’t match, or one of them is new to us. The certificate’s status stays as it is, and we keep checking.',
    ],
  })
}
