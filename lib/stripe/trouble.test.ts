import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { stripeTrouble } from './trouble'

const answered = (statusCode: number) =>
  new Stripe.errors.StripeInvalidRequestError({ message: 'no', statusCode, type: 'invalid_request_error' })

test.each([
  { statusCode: 400, kind: 'refused' },
  { statusCode: 402, kind: 'refused' },
  { statusCode: 404, kind: 'refused' },
  { statusCode: 401, kind: 'unavailable' },
  { statusCode: 403, kind: 'unavailable' },
  { statusCode: 409, kind: 'unclear' },
  { statusCode: 429, kind: 'unavailable' },
  { statusCode: 500, kind: 'unclear' },
])('status $statusCode is $kind: only a request that Stripe will never fulfil counts as refused', ({ statusCode, kind }) => {
  expect(stripeTrouble(answered(statusCode))).toMatchObject({ kind })
})

test('a connection that was never established had no effect, while reusing a key for another request has an unknown outcome', () => {
  const away = new Stripe.errors.StripeConnectionError({
    message: 'An error occurred with our connection to Stripe.',
    detail: Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' }),
    type: 'api_error',
  })
  expect(stripeTrouble(away)).toMatchObject({ kind: 'unavailable', detail: expect.stringContaining('connect ECONNREFUSED 127.0.0.1:1') })
  const reused = new Stripe.errors.StripeIdempotencyError({ message: 'same key', statusCode: 400, type: 'idempotency_error' })
  expect(stripeTrouble(reused)).toMatchObject({ kind: 'unclear' })
})

test('a lost connection has an unknown outcome, and errors that are not Stripe’s are not treated as such', () => {
  expect(stripeTrouble(new Stripe.errors.StripeConnectionError({ message: 'reset', type: 'api_error' }))).toMatchObject({ kind: 'unclear' })
  expect(stripeTrouble(new Error('ours'))).toBeNull()
})
