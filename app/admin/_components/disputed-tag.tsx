import { Tag } from '@/components/ui/tag'

/** Beside an order, or a certificate of one, whose money the buyer's bank claims back. */
export function DisputedTag() {
  return <Tag tone="bad">The payment is disputed</Tag>
}
