import { expect, test } from 'vitest'
import { addressIn } from './client-ip'
import { SHARED_CALLER } from './rate-limit'

test.each([
  ['with no proxy in front, the claimed address is ignored', '198.51.100.7', 0, SHARED_CALLER],
  ['one proxy: the address it saw, not those claimed before it', '198.51.100.7, 203.0.113.9', 1, '203.0.113.9'],
  ['two proxies: the address seen by the outer one', '198.51.100.7, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
  ['fewer entries than proxies: the request bypassed them', '203.0.113.9', 2, SHARED_CALLER],
  ['no header at all', null, 1, SHARED_CALLER],
])('%s', (_, header, proxies, address) => {
  expect(addressIn(header, proxies)).toBe(address)
})

test.each([
  ['a port after IPv4', '198.51.100.7:41234', '198.51.100.7'],
  ['brackets round IPv6', '[2001:db8:1:2::5]', '2001:db8:1:2::/64'],
  ['brackets and a port', '[2001:db8:1:2::5]:443', '2001:db8:1:2::/64'],
  ['quotes, brackets and a port', '"[2001:db8:1:2::5]:443"', '2001:db8:1:2::/64'],
  ['quotes around IPv4 with a port', '"198.51.100.7:80"', '198.51.100.7'],
  ['brackets round IPv4', '[198.51.100.7]:80', '198.51.100.7'],
  ['capitals and leading zeros', '2001:0DB8:0001:0002:0000:0000:0000:0005', '2001:db8:1:2::/64'],
  ['a zone', 'fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['a zone inside brackets', '[fe80::1%25eth0]:80', 'fe80:0:0:0::/64'],
  ['an address that is all zeros except the last digit', '::1', '0:0:0:0::/64'],
  ['IPv4-mapped IPv6 address', '::ffff:198.51.100.7', '198.51.100.7'],
  ['IPv4-mapped IPv6 address in hex', '[::FFFF:c633:6407]:8080', '198.51.100.7'],
])('%s: only the address is counted', (_, entry, address) => {
  expect(addressIn(`192.0.2.1, ${entry}`, 1)).toBe(address)
})

test('all addresses of an IPv6 network count as one caller, and the adjacent network as another', () => {
  const counted = Array.from({ length: 40 }, (_, at) => addressIn(`2001:db8:1:2:${at.toString(16)}::${at}`, 1))
  expect(new Set(counted)).toEqual(new Set(['2001:db8:1:2::/64']))
  expect(addressIn('2001:db8:1:3::1', 1)).toBe('2001:db8:1:3::/64')
})

test.each([
  'unknown',
  '_hidden',
  '198.51.100.7.8',
  '198.51.100.999',
  '198.51.100.07',
  '198.51.100.7:80:90',
  '198.51.100.7:port',
  '2001:db8::1::2',
  '[2001:db8::1',
  '2001:db8::1]:80',
  '2001:db8::12345',
  '[shop.example]:80',
  '"',
  '""',
  '%',
  'localhost',
  '0x7f.1',
  '2130706433',
  '\u0661\u0669\u0662.0.2.1',
  'a'.repeat(40),
])('%j is not an address, so it uses the shared counter', (entry) => {
  expect(addressIn(entry, 1)).toBe(SHARED_CALLER)
})
