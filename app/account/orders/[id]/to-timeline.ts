import type { TimelineItem } from '@/components/ui/timeline'
import { isOrderEvent } from '@/lib/orders/events'
import type { OrderView } from '@/lib/orders/view/get-order'
import { EVENT_WORDS } from '@/lib/orders/view/text'

const WHO: Record<string, string> = { client: 'you', order: 'you', staff: 'us', token: 'us', system: 'us', stripe: 'the payment service' }
const WENT_WRONG = new Set([
  'order.payment_failed',
  'order.refund_failed',
  'order.refund_withdrawn',
  'order.payment_does_not_fit',
  'order.disputed',
  'order.dispute_lost',
])

/** Returns an order's history as the buyer reads it. Kinds without a text are left out. */
export function toTimeline(events: OrderView['events']): TimelineItem[] {
  return events.flatMap(({ id, kind, at, actor }) => {
    const title = isOrderEvent(kind) ? EVENT_WORDS[kind].buyer : null
    const who = WHO[actor.split(':')[0] ?? '']
    return title ? [{ key: id, title, at, state: WENT_WRONG.has(kind) ? 'failed' : 'done', ...(who ? { actor: who } : {}) }] : []
  })
}
