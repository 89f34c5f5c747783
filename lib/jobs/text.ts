import type { JobName } from './definitions'

/** What each kind of job does, worded for staff. */
export const JOB_WORDS: Readonly<Record<JobName, string>> = {
  'stripe.apply_event': 'Process an event from Stripe',
  'order.send_refund': 'Send a refund to Stripe',
  'invoice.issue': 'Issue the invoices for an order',
  'invoice.issue_missing': 'Make missing invoices',
  'tax.record': 'Report an order to Stripe Tax',
  'tax.record_missing': 'Report what Stripe Tax is missing',
  'purchase.run': 'Buy waiting certificates from Enom',
  'purchase.look': 'Find out the outcome of a purchase',
  'certificate.list_approvers': 'Get the approvers from Enom',
  'certificate.submit': 'Send a request to Enom',
  'certificate.look_up_submission': 'Find out the outcome of a request',
  'certificate.poll': 'Check a certificate’s progress at Enom',
  'certificate.look_issued': 'Check for a new file for an issued certificate',
  'certificate.check_installation': 'Check which certificate a server presents',
  'certificate.resume_blocked': 'Resume work that was waiting for Enom',
  'shop.sweep': 'Look for unfinished work',
  'shop.clean_up': 'Delete old data',
  'enom.audit_all': 'Compare all accounts with Enom',
  'enom.audit': 'Compare an account with Enom',
  'enom.read_prices': 'Read Enom’s prices',
  'stripe.reconcile_payouts': 'Compare Stripe’s payouts with the books',
  'webhook.send': 'Send an event to a webhook',
  'mail.send': 'Send an email',
}

/** Returns what a kind of job does. A kind from another release is shown by its raw name. */
export function jobText(name: string): string {
  return JOB_WORDS[name as JobName] ?? name
}

/** States of a job in the queue. A job that succeeded is deleted. */
export const JOB_STATES = ['failed', 'retrying', 'running', 'waiting'] as const
export type JobState = (typeof JOB_STATES)[number]

export const STATE_WORDS: Readonly<Record<JobState, { label: string; tone: 'bad' | 'warning' | 'info' | 'neutral' }>> = {
  failed: { label: 'Failed', tone: 'bad' },
  retrying: { label: 'Retrying', tone: 'warning' },
  running: { label: 'Running', tone: 'info' },
  waiting: { label: 'Waiting', tone: 'neutral' },
}
