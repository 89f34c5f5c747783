import { expect, test } from 'vitest'
import { coarseNetwork } from './coarse-network'
import { SHARED_CALLER } from './rate-limit'

test.each([
  ['203.0.113.77', '203.0.113.*'],
  ['2001:db8:1:2::/64', '2001:db8:1:*'],
  [SHARED_CALLER, null],
])('network %s is stored as %s', (ip, kept) => {
  expect(coarseNetwork(ip)).toBe(kept)
})
