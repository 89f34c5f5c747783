import { Tag } from '@/components/ui/tag'
import type { OrderRow } from '@/lib/orders/queries'
import { orderWords } from '@/lib/orders/text'

export function OrderTag({ order }: { order: Pick<OrderRow, 'source' | 'status' | 'dispute'> }) {
  const { label, tone } = orderWords(order)
  return <Tag tone={tone}>{label}</Tag>
}
