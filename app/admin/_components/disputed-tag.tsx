import { Tag } from '@/components/ui/tag'
import type { DisputeLock } from '@/lib/certificates/lifecycle/dispute-lock'

/** Marks an order or certificate whose payment is disputed or was lost in a dispute. */
export function DisputedTag({ dispute }: { dispute: DisputeLock | null }) {
  if (!dispute) return null
  return <Tag tone="bad">{dispute === 'open' ? 'Payment disputed' : 'Lost to a dispute'}</Tag>
}
