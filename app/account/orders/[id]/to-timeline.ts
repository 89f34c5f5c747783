import type { TimelineItem } from '@/components/ui/timeline'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { isOrderEvent } from '@/lib/orders/events'
import type { OrderView } from '@/lib/orders/view/get-order'
import { buyerEventText } from '@/lib/orders/view/text'

const WHO: Record<string, 'you' | 'us' | 'payments'> = {
  client: 'you',
  order: 'you',
  staff: 'us',
  token: 'us',
  system: 'us',
  stripe: 'payments',
}
const WENT_WRONG = new Set([
  'order.payment_failed',
  'order.refund_failed',
  'order.refund_withdrawn',
  'order.payment_does_not_fit',
  'order.disputed',
  'order.dispute_lost',
])

/** Returns an order's history for the buyer. Events of a kind without a text are left out. */
export function toTimeline(events: OrderView['events'], language: Language): TimelineItem[] {
  const words = wordsOf(language, 'orderPage')
  return events.flatMap(({ id, kind, at, actor }) => {
    const title = isOrderEvent(kind) ? buyerEventText(kind, language) : null
    const who = WHO[actor.split(':')[0] ?? '']
    const state = WENT_WRONG.has(kind) ? 'failed' : 'done'
    return title ? [{ key: id, title, at, state, ...(who ? { actor: words(`who.${who}`) } : {}) }] : []
  })
}
