import { expect, test } from 'vitest'
import { EnomError, type EnomErrorKind } from '../../enom/errors'
import { isCallFailure } from './breaker'

test.each<[EnomErrorKind, boolean]>([
  ['refused', false],
  ['doubtful', false],
  ['unauthorised', false],
  ['rate-limited', false],
  ['unreachable', true],
  ['unknown-outcome', true],
  ['garbled', true],
])('a call that ends %s counts as no response from Enom: %s', (kind, isSilent) => {
  expect(isCallFailure(new EnomError(kind, 'GetBalance', [{ text: 'HTTP 429' }]))).toBe(isSilent)
})
