import { expect, test } from 'vitest'
import { addressIn } from './client-ip'
import { SHARED } from './rate-limit'

test.each([
  ['nobody stands in front: a claimed address counts for nothing', '198.51.100.7', 0, SHARED],
  ['one proxy: the address it saw, not the ones claimed before it', '198.51.100.7, 203.0.113.9', 1, '203.0.113.9'],
  ['two proxies: the address the outer one saw', '198.51.100.7, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
  ['fewer entries than proxies: the request came past them', '203.0.113.9', 2, SHARED],
  ['no header at all', null, 1, SHARED],
])('%s', (_, header, proxies, address) => {
  expect(addressIn(header, proxies)).toBe(address)
})
