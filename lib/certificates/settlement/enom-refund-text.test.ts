import { expect, test } from 'vitest'
import { enomRefundText } from './enom-refund-text'

test.each([
  ['2026-11-29T12:00:00Z', 'Enom refunds until 12 Dec, 13 days left'],
  ['2026-12-10T12:00:01Z', 'Enom refunds until 12 Dec, 1 day left'],
  ['2026-12-12T10:00:00Z', 'Enom refunds until 12 Dec, the last day'],
  ['2026-12-12T12:00:00Z', 'Enom’s 30-day refund period ended on 12 Dec'],
])('on %s a certificate bought on 12 November shows “%s”', (at, text) => {
  expect(enomRefundText(new Date('2026-11-12T12:00:00Z'), new Date(at))).toBe(text)
})
