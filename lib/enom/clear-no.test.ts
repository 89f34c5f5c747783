import { expect, test } from 'vitest'
import { purchaseServices } from './commands/purchase-services'

test.each([
  ['an error of its own systems', [{ code: '621397', text: 'An error occurred while your request was processed' }]],
  ['no connection to the authority', [{ code: '607397', text: 'Connection to the Comodo API failed.' }]],
  ['a payment that failed half-way', [{ code: '519181', text: 'failed to deduct' }]],
  [
    'a known no beside an error of its systems',
    [
      { code: '304182', text: 'Invalid product type' },
      { code: '621397', text: 'failed' },
    ],
  ],
  ['words without a code', [{ text: 'The request could not be processed' }]],
])('B2: a purchase refused with %s may have been sold', (_, messages) => {
  expect(purchaseServices.isClearNo(messages)).toBe(false)
})

test.each([
  [{ code: '524181', text: 'Insufficient reseller balance' }],
  [{ text: 'Insufficient funds in your account' }],
  [{ code: '304182', text: 'Invalid product type' }],
  [{ code: '303197', text: 'years out of range' }],
  [{ code: '713254', text: 'not permitted' }],
  [{ code: '706150', text: 'Too many requests. Please try again later.' }],
  [{ code: '618247', text: 'The API is down for maintenance.' }],
])('B9: a purchase refused with %o was not sold', (message) => {
  expect(purchaseServices.isClearNo([message])).toBe(true)
})
