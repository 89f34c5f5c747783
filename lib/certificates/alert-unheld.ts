import type { Tx } from '../db/transaction'
import { alertStaff } from './alert-staff'

/** Tells staff, once, of a certificate Enom sold for one of ours that did not take it, as part of the caller's transaction. */
export function alertUnheld(tx: Tx, certificateId: string, { enomCertId, why }: { enomCertId: number; why: string }): Promise<void> {
  return alertStaff(tx, certificateId, {
    event: `bought_late:${certificateId}:${enomCertId}`,
    subject: 'Enom sold a certificate that nobody waits for',
    lines: [
      `Enom certificate ${enomCertId} was bought, but ${why}.`,
      'Bind it to an order that waits for one like it (in Audit), or ask Enom for a refund of it.',
    ],
  })
}
