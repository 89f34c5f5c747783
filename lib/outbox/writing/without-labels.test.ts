import { expect, test } from 'vitest'
import { withoutLabels } from './without-labels'

test('the buyer’s notes are removed from the data of an email, and everything else stays', () => {
  const line = { name: 'RapidSSL', years: 1, quantity: 2, amount: 3800 }
  expect(withoutLabels({ orderNumber: 7, items: [{ ...line, label: 'call +1 900' }] })).toEqual({
    orderNumber: 7,
    items: [{ ...line, label: '' }],
  })
  expect(withoutLabels({ certificates: [{ name: 'RapidSSL', label: 'x' }] })).toEqual({ certificates: [{ name: 'RapidSSL', label: '' }] })
  expect(withoutLabels({ linkId: 'x' })).toEqual({ linkId: 'x' })
})
