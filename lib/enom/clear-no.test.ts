import { expect, test } from 'vitest'
import { certPurchaseCert } from './commands/cert-purchase-cert'
import { purchaseServices } from './commands/purchase-services'

test.each([
  ['an error in its own systems', [{ code: '621397', text: 'An error occurred while your request was processed' }]],
  ['no connection to the authority', [{ code: '607397', text: 'Connection to the Comodo API failed.' }]],
  ['a payment that failed half-way', [{ code: '519181', text: 'failed to deduct' }]],
  [
    'a known refusal alongside an error in its systems',
    [
      { code: '304182', text: 'Invalid product type' },
      { code: '621397', text: 'failed' },
    ],
  ],
  ['words without a code', [{ text: 'The request could not be processed' }]],
])('B2: a purchase refused with %s may have been sold, and a request refused with it may have been submitted', (_, messages) => {
  expect([purchaseServices.isClearNo(messages), certPurchaseCert.isClearNo(messages)]).toEqual([false, false])
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

test.each([
  [{ text: 'There was a failure connecting to the GeoTrust API.' }],
  [{ code: '607397', text: 'There was a failure connecting to the GeoTrust API.' }],
  [{ code: '620397', text: '500 - Unable to parse CSR.' }],
  [{ text: 'CAA_CHECK_FAILED' }],
  [{ code: '304012', text: 'ApproverEmail is not on the list of allowed approvers: x@y.example' }],
  [{ code: '301078', text: 'AdminEmailAddress is missing' }],
  [{ code: '706397', text: 'The status of this certificate does not allow this: Processing' }],
  [{ code: '618247', text: 'The API is down for maintenance.' }],
])('a request refused with %o did not reach the authority', (message) => {
  expect(certPurchaseCert.isClearNo([message])).toBe(true)
})
