import { expect, test } from 'vitest'
import { BEHIND, isBehind } from './behind'

test('Enom counts as ahead only if its status is further along than ours, and never for a certificate that has ended here', () => {
  expect(isBehind('validation:approval', 'issued')).toBe(true)
  expect(isBehind('setup', 'processing')).toBe(true)
  expect(isBehind('issued', 'processing')).toBe(false)
  expect(isBehind('setup:correction_needed', 'declined')).toBe(false)
  expect(isBehind('validation:approval', 'unknown')).toBe(false)
  expect(BEHIND.filter((pair) => pair.startsWith('closed'))).toEqual([])
  expect(BEHIND).toContain('submission:outcome_unknown awaiting_approval')
})
