import type { MailRow } from '@/lib/outbox/log/list-mails'

/** Links to the certificate or order that an email is about. */
export function MailAbout({ mail: { certificateId, orderId } }: { mail: Pick<MailRow, 'certificateId' | 'orderId'> }) {
  if (certificateId) return <a href={`/admin/certificates/${certificateId}`}>Certificate</a>
  return orderId ? <a href={`/admin/orders/${orderId}`}>Order</a> : '–'
}
