import { Tag } from '@/components/ui/tag'
import type { DisputeLock } from '@/lib/certificates/lifecycle/dispute-lock'

/** Beside an order, or a certificate of one, whose money the buyer's bank claims back or has taken. */
export function DisputedTag({ dispute }: { dispute: DisputeLock | null }) {
  if (!dispute) return null
  return <Tag tone="bad">{dispute === 'open' ? 'Payment disputed' : 'Lost to a dispute'}</Tag>
}
