import { expect, test } from 'vitest'
import { BEHIND, ENDED, isBehind } from './behind'

test('Enom is ahead only where it is further than we are, and never of what ended here', () => {
  expect(isBehind('awaiting_approval', 'issued')).toBe(true)
  expect(isBehind('not_configured', 'processing')).toBe(true)
  expect(isBehind('issued', 'processing')).toBe(false)
  expect(isBehind('needs_fix', 'declined')).toBe(false)
  expect(isBehind('awaiting_approval', 'unknown')).toBe(false)
  expect(BEHIND.filter((pair) => ENDED.some((status) => pair.startsWith(`${status}:`)))).toEqual([])
  expect(BEHIND).toContain('send_unclear:awaiting_approval')
})
