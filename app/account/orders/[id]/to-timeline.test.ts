import { expect, test } from 'vitest'
import { toTimeline } from './to-timeline'

const happened = (kind: string) => ({ id: kind, at: new Date(), kind, to: null, actor: 'stripe' })

test('a buyer sees what happened to their money, and event kinds from another release are left out', () => {
  const kinds = ['order.paid', 'order.disputed', 'order.refund_withdrawn', 'order.of_another_release', 'order.refund_failed']
  expect(toTimeline(kinds.map(happened), 'en').map(({ title, state }) => [title, state])).toEqual([
    ['Paid', 'done'],
    ['The payment was disputed through your bank', 'failed'],
    ['The refund was not made; our team is looking into it', 'failed'],
    ['A refund did not go through', 'failed'],
  ])
})
