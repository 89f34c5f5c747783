import { issueMissing } from '../../invoices/issue-missing'
import { JOBS } from '../../jobs/definitions'
import { applyStripeEvent } from '../../payments/apply-event'
import { sendRefund } from '../../refunds/sending/send-refund'
import { recordMissing } from '../../tax-records/record-missing'
import { task } from '../task'

export const orderTasks = {
  'stripe.apply_event': task(JOBS['stripe.apply_event'], ({ eventId }) => applyStripeEvent(eventId)),
  'invoice.issue': task(JOBS['invoice.issue'], ({ orderId }) => issueMissing(orderId)),
  'invoice.issue_missing': task(JOBS['invoice.issue_missing'], () => issueMissing()),
  'tax.record': task(JOBS['tax.record'], ({ orderId }) => recordMissing(orderId)),
  'tax.record_missing': task(JOBS['tax.record_missing'], () => recordMissing()),
  'order.send_refund': task(JOBS['order.send_refund'], ({ refundId }) => sendRefund(refundId)),
}
