import { Tag } from '@/components/ui/tag'
import type { OrderRow } from '@/lib/orders/view/list-orders'
import { orderWords } from '@/lib/orders/view/text'

export function OrderTag({ order }: { order: Pick<OrderRow, 'source' | 'status' | 'dispute'> }) {
  const { label, tone } = orderWords(order)
  return <Tag tone={tone}>{label}</Tag>
}
