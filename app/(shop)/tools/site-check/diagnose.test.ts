import { expect, test } from 'vitest'
import type { Inspection, Served, Sighting } from '@/lib/probe/types'
import { diagnose } from './diagnose'

const GOOD: Served = {
  fingerprint: 'AA',
  above: [],
  names: ['shop.example.com'],
  issuer: 'Test',
  notAfter: '2027-01-02T00:00:00.000Z',
  nameFits: true,
  trust: 'trusted',
  protocol: 'TLSv1.3',
  hsts: true,
}
const serves = (change: Partial<Served> = {}, address = '93.184.216.34'): Sighting => ({
  address,
  outcome: 'served',
  served: { ...GOOD, ...change },
})
const titles = (sightings: Sighting[], found: Inspection['found'] = 'addresses') =>
  diagnose({ found, sightings, notInspected: 0 }, { host: 'shop.example.com', port: 443 }, 'en').map(({ title }) => title)

test('a correctly configured site has no faults', () => {
  expect(titles([serves(), serves({}, '1.1.1.1'), { address: '2606:4700::1', outcome: 'no_route' }])).toEqual([])
})

test('each fault is reported once, however many addresses have it', () => {
  expect(titles([serves({ trust: 'incomplete' }), serves({ trust: 'incomplete' }, '1.1.1.1')])).toHaveLength(1)
})

test('an expired certificate for another name on an outdated server is reported as three faults', () => {
  expect(titles([serves({ nameFits: false, names: ['a.example.net'], trust: 'expired', protocol: 'TLSv1' })])).toEqual([
    'The certificate is not for shop.example.com, but for a.example.net.',
    'A certificate has expired. The site’s own certificate is valid until 2027-01-02.',
    'The server supports only an old protocol.',
  ])
})

test('an address that does not respond is reported even if another one works', () => {
  expect(titles([serves(), { address: '1.1.1.1', outcome: 'refused' }])).toEqual(['1.1.1.1 does not respond on port 443.'])
})

test('if nothing could be checked, the site is not reported as secure', () => {
  expect(titles([{ address: '2606:4700::1', outcome: 'no_route' }])).toHaveLength(1)
  for (const found of ['no_such_name', 'no_address', 'lookup_failed'] as const) expect(titles([], found)).toHaveLength(1)
})
