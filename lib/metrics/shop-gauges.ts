import { Gauge, Registry } from 'prom-client'

/** Metrics on the state of the whole shop. Only workers report them, all with the same values, so the alert rules use the maximum. */
export const shopRegistry = new Registry()
const registers = [shopRegistry]

const gauge = <Label extends string = never>(name: string, help: string, ...labelNames: Label[]) =>
  new Gauge<Label>({ name: `keelmark_${name}`, help, labelNames, registers })

export const shopGauges = {
  workers: gauge('workers', 'Workers with a live lease.'),
  queueJobs: gauge('queue_jobs', 'Jobs in the queue: due, later, running, or given up.', 'state'),
  queueOldest: gauge('queue_oldest_due_seconds', 'How long the oldest due job has been waiting to start; 0 if none is due.'),
  breakerOpen: gauge('enom_breaker_open', '1 while an Enom account does not respond and is only probed.', 'account'),
  balance: gauge('enom_balance_dollars', 'The balance of an Enom account when it was last read.', 'account'),
  lowBalance: gauge('enom_balance_low_dollars', 'The balance below which staff want to be alerted.', 'account'),
  balanceRead: gauge('enom_balance_read_timestamp_seconds', 'When the balance of an Enom account was last read.', 'account'),
  mailsWaiting: gauge('mails_waiting', 'Emails that are still to be sent.'),
  mailsStuck: gauge('mails_stuck', 'Emails that were attempted but not sent within five minutes.'),
  mailSent: gauge('mail_last_sent_timestamp_seconds', 'When the last email was sent.'),
  certificates: gauge(
    'certificates',
    'Certificates, by stage and hold. Issued and closed ones are counted every ten minutes.',
    'stage',
    'hold',
  ),
  certificatesOldest: gauge(
    'certificates_oldest_seconds',
    'How long the oldest certificate has been in a stage and hold.',
    'stage',
    'hold',
  ),
  needs: gauge('needs_attention', 'Items that need staff attention, by kind, as counted on the overview.', 'kind'),
  needsOldest: gauge('needs_attention_oldest_seconds', 'How long the oldest item has needed staff attention, by kind.', 'kind'),
  webhookReceived: gauge('stripe_event_last_timestamp_seconds', 'When the last event arrived from Stripe.'),
  unannounced: gauge('stripe_payments_without_webhook', 'Payments of the last three hours that no webhook reported within ten minutes.'),
  eventsWaiting: gauge('stripe_events_waiting', 'Events from Stripe that have not been applied for fifteen minutes.'),
  pagesNotOpened: gauge(
    'stripe_pages_not_opened',
    'Payment pages of the last hour that Stripe failed to open since the last successful one.',
  ),
  backup: gauge('backup_last_timestamp_seconds', 'When npm run backup last made a backup; 0 if never.'),
  databaseSize: gauge('database_size_bytes', 'The size of the shop’s database.'),
}
