import { Tag } from '@/components/ui/tag'
import type { OrderStatus } from '@/lib/orders/state'
import { ORDER_WORDS } from '@/lib/orders/words'

export function OrderTag({ status }: { status: OrderStatus }) {
  const { label, tone } = ORDER_WORDS[status]
  return <Tag tone={tone}>{label}</Tag>
}
