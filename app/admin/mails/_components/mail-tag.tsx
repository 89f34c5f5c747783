import { Tag } from '@/components/ui/tag'
import type { MailRow } from '@/lib/outbox/log/list-mails'

export const MAIL_STATES = {
  queued: { label: 'Waiting', tone: 'info' },
  sent: { label: 'Sent', tone: 'neutral' },
  failed: { label: 'Not sent', tone: 'bad' },
} as const

/** The state of an email. A queued email whose first attempt failed is marked, because the mail server may need attention. */
export function MailTag({ mail: { status, attempts } }: { mail: Pick<MailRow, 'status' | 'attempts'> }) {
  if (status === 'queued' && attempts > 0) return <Tag tone="warning">Retrying</Tag>
  return <Tag tone={MAIL_STATES[status].tone}>{MAIL_STATES[status].label}</Tag>
}
