import { expect, test } from 'vitest'
import { orderMessage } from './messages'

test('one sentence states what saving would refund immediately, in the singular and the plural', () => {
  const several = { code: 'refunds-at-once' as const, hours: 24, count: 3, money: [{ amount: 5700, currency: 'USD' }] }
  expect(orderMessage(several)).toBe(
    'Nothing has been saved yet. Saving this will immediately refund 3 certificates ($57.00): they have waited 24 hours or more. Tick the box to agree, or enter more hours.',
  )
  const one = { ...several, hours: 1, count: 1, money: [{ amount: 1900, currency: 'USD' }] }
  expect(orderMessage(one)).toContain('refund 1 certificate ($19.00): it has waited 1 hour or more.')
})

test('when Stripe cannot be reached, buyers are not told that they have not been charged', () => {
  for (const code of ['payment-unread', 'not-cancelled'] as const) expect(orderMessage({ code })).not.toMatch(/have not been charged/)
  expect(orderMessage({ code: 'not-cancelled' })).toMatch(/^The order was not cancelled/)
})
