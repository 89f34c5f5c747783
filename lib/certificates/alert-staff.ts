import type { Tx } from '../db/transaction'
import { type StaffAlert, alertStaff as write } from '../outbox/alert-staff'

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
