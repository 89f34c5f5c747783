import type { Tx } from '../../db/transaction'
import { type StaffAlert, alertStaff as write } from '../../outbox/alerts/alert-staff'
import type { CertificateDetail } from '../../registrar/translation/types'

/**
 * Alerts staff about a certificate, once per `event`, in the caller's transaction. `path` replaces the link to the certificate's own page.
 */
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

/** Alerts staff, once per order, that its certificates are waiting to be activated, in the caller's transaction. */
export async function alertActivation(tx: Tx, { id, number }: { id: string; number: number }, count: number): Promise<void> {
  const what = count === 1 ? '1 certificate is' : `${count} certificates are`
  await write(tx, {
    event: `activation:${id}`,
    subject: `Order ${number} is waiting for activation`,
    lines: [
      `${what} paid, but bought only once you activate ${count === 1 ? 'it' : 'them'}.`,
      'The buyer gets the set-up link after that.',
    ],
    path: `/admin/orders/${id}`,
    orderId: id,
  })
}

/** Alerts staff, once, that Enom sold a certificate that could not be assigned to an order, in the caller's transaction. */
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

/** Alerts staff, once per status, that Enom reports an unknown status or one whose number and text do not match. */
export function alertUnknownStatus(tx: Tx, id: string, { statusId, statusText }: CertificateDetail): Promise<void> {
  return alertStaff(tx, id, {
    event: `unknown_status:${id}:${statusId}:${statusText}`,
    subject: 'Enom returned an unknown status',
    lines: [
      `Enom reports: ${statusText || 'nothing'} (${statusId}).`,
      'The number and the text don’t match, or one of them is new to us. The certificate’s status stays as it is, and we keep checking.',
    ],
  })
}
