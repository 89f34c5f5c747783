import type { Tx } from '../db/transaction'
import { type StaffAlert, alertStaff as write } from '../outbox/alert-staff'

/** Tells the staff, once per `event`, that an order, or something of which the order is not known, needs a person. */
export async function alertStaff(
  tx: Tx,
  orderId: string | null,
  alert: Omit<StaffAlert, 'path' | 'orderId' | 'certificateId'>,
): Promise<void> {
  await write(tx, { ...alert, ...(orderId ? { orderId, path: `/admin/orders/${orderId}` } : { path: '/admin' }) })
}
