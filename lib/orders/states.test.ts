import { expect, test } from 'vitest'
import { OrderStatus } from '../db/generated/enums'
import { messagesOf } from '../languages/text'
import { nextStatuses, TRANSITIONS } from './states'

const ALL = Object.values(OrderStatus)

test('the transition table, the wording and the database have the same statuses', () => {
  expect(Object.keys(TRANSITIONS).sort()).toEqual([...ALL].sort())
  expect(Object.keys(messagesOf('en').orderStanding)).toEqual(expect.arrayContaining(ALL))
})

test('every status can be reached from a new order', () => {
  const reached = new Set<OrderStatus>(['awaiting_payment'])
  for (const status of reached) for (const next of nextStatuses(status)) reached.add(next)
  expect([...reached].sort()).toEqual([...ALL].sort())
})

test('only a refund ends a paid order, and only a refund returned by the bank reopens it', () => {
  expect(nextStatuses('paid')).toEqual(['refunded'])
  expect(nextStatuses('refunded')).toEqual(['needs_review'])
  expect(ALL.filter((status) => nextStatuses(status).includes('cancelled'))).not.toContain('payment_processing')
})
