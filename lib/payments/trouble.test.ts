import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { stripeTrouble } from './trouble'

const answered = (statusCode: number) =>
  new Stripe.errors.StripeInvalidRequestError({ message: 'no', statusCode, type: 'invalid_request_error' })

test.each([
  { statusCode: 400, kind: 'refused' },
  { statusCode: 402, kind: 'refused' },
  { statusCode: 404, kind: 'refused' },
  { statusCode: 401, kind: 'unclear' },
  { statusCode: 403, kind: 'unclear' },
  { statusCode: 409, kind: 'unclear' },
  { statusCode: 429, kind: 'unclear' },
  { statusCode: 500, kind: 'unclear' },
])('an answer $statusCode is $kind: only what Stripe will never do is a no', ({ statusCode, kind }) => {
  expect(stripeTrouble(answered(statusCode))).toMatchObject({ kind })
})

test('a lost connection is unclear, and what did not come from Stripe is no trouble of Stripe', () => {
  expect(stripeTrouble(new Stripe.errors.StripeConnectionError({ message: 'reset', type: 'api_error' }))).toMatchObject({ kind: 'unclear' })
  expect(stripeTrouble(new Error('ours'))).toBeNull()
})
