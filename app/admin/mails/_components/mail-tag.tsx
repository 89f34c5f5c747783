import { Tag } from '@/components/ui/tag'
import type { MailRow } from '@/lib/outbox/list-mails'

export const MAIL_STATES = {
  queued: { label: 'Waiting', tone: 'info' },
  sent: { label: 'Sent', tone: 'neutral' },
  failed: { label: 'Not sent', tone: 'bad' },
} as const

/** Where a mail is. One that was tried in vain is still waiting, but that is worth a look. */
export function MailTag({ mail: { status, attempts } }: { mail: Pick<MailRow, 'status' | 'attempts'> }) {
  if (status === 'queued' && attempts > 0) return <Tag tone="warning">Tried, waiting</Tag>
  return <Tag tone={MAIL_STATES[status].tone}>{MAIL_STATES[status].label}</Tag>
}
