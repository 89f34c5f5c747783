import { Gauge, Registry } from 'prom-client'

/** The state of the whole shop. Only workers report it, and all report the same, so the alert rules take the highest value. */
export const shopRegistry = new Registry()
const registers = [shopRegistry]

const gauge = <Label extends string = never>(name: string, help: string, ...labelNames: Label[]) =>
  new Gauge<Label>({ name: `keelmark_${name}`, help, labelNames, registers })

export const shopGauges = {
  workers: gauge('workers', 'Workers with a live lease.'),
  queueJobs: gauge('queue_jobs', 'Jobs in the queue: due, later, running, or given up.', 'state'),
  queueOldest: gauge('queue_oldest_due_seconds', 'How long the oldest due job has been waiting to start; 0 if none is due.'),
  breakerOpen: gauge('enom_breaker_open', '1 while an Enom account does not answer and is only probed.', 'account'),
  balance: gauge('enom_balance_dollars', 'The balance of an Enom account when it was last read.', 'account'),
  lowBalance: gauge('enom_balance_low_dollars', 'The balance below which staff want to be told.', 'account'),
  balanceRead: gauge('enom_balance_read_timestamp_seconds', 'When the balance of an Enom account was last read.', 'account'),
  mailsWaiting: gauge('mails_waiting', 'Mails that are still to be sent.'),
  mailsStuck: gauge('mails_stuck', 'Mails that were tried, and not sent within five minutes.'),
  mailSent: gauge('mail_last_sent_timestamp_seconds', 'When the last mail was sent.'),
  certificates: gauge(
    'certificates',
    'Certificates, by stage and hold. Issued and closed ones are counted every ten minutes.',
    'stage',
    'hold',
  ),
  certificatesOldest: gauge(
    'certificates_oldest_seconds',
    'How long the oldest certificate has been at a stage and hold.',
    'stage',
    'hold',
  ),
  needs: gauge('needs_attention', 'What needs a person, by kind, as the overview counts it.', 'kind'),
  needsOldest: gauge('needs_attention_oldest_seconds', 'How long the oldest has needed a person, by kind.', 'kind'),
  webhookReceived: gauge('stripe_event_last_timestamp_seconds', 'When the last event arrived from Stripe.'),
  unannounced: gauge('stripe_payments_without_webhook', 'Payments of the last three hours that no webhook reported within ten minutes.'),
  eventsWaiting: gauge('stripe_events_waiting', 'Events from Stripe that have not been applied for fifteen minutes.'),
  pagesNotOpened: gauge('stripe_pages_not_opened', 'Payment pages of the last hour that Stripe did not open, since the last it did open.'),
  backup: gauge('backup_last_timestamp_seconds', 'When the last backup was made by npm run backup; 0 if none was.'),
  databaseSize: gauge('database_size_bytes', 'The size of the shop’s database.'),
}
