import { Tag } from '@/components/ui/tag'
import { type DeliveryStatus, STATUS_WORDS } from '@/lib/webhooks/text'

/** The state of a delivery. A waiting delivery that has failed before is marked. */
export function DeliveryTag({ delivery: { status, attempts } }: { delivery: { status: DeliveryStatus; attempts: number } }) {
  if (status === 'waiting' && attempts > 0) return <Tag tone="warning">Retrying</Tag>
  return <Tag tone={STATUS_WORDS[status].tone}>{STATUS_WORDS[status].label}</Tag>
}
