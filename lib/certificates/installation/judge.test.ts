import { expect, test } from 'vitest'
import { judge, judgeAddress } from './judge'
import { type Look, readLooks, toLook } from './sightings'
import { addressWords, installationWords } from './text'

const sends = (fingerprint: string, more: Partial<Look> = {}): Look => ({
  address: '93.184.216.34',
  outcome: 'served',
  fingerprint,
  isOurs: true,
  isWhole: true,
  names: ['shop.example.com'],
  notAfter: '2027-01-02T00:00:00.000Z',
  protocol: 'TLSv1.3',
  hsts: true,
  ...more,
})
const silent = (outcome: Look['outcome']): Look => ({ ...sends(''), outcome, fingerprint: null, isOurs: false })
const verdictOf = (...looks: Look[]) => judge({ found: 'addresses', looks, newest: 'NEW' })
const AT = { host: 'shop.example.com', port: 443 }

test('each address gets its own result', () => {
  const looks = [
    sends('NEW'),
    sends('NEW', { isWhole: false }),
    sends('OLD'),
    sends('X', { isOurs: false }),
    silent('refused'),
    silent('not_public'),
  ]
  expect(looks.map((look) => judgeAddress(look, 'NEW'))).toEqual([
    'this_file',
    'this_file_alone',
    'old_file',
    'another',
    'nothing',
    'unknown',
  ])
})

test('“old file on 2 of 3 addresses” counts only addresses that could be checked', () => {
  const result = verdictOf(sends('OLD'), sends('NEW'), sends('OLD'), silent('no_route'))
  expect(result).toEqual({ verdict: 'old_file', count: 2, of: 3 })
  expect(installationWords(result, AT).title).toBe('The old file is still served on 2 of 3 addresses.')
})

test('an old file is reported first, and a missing intermediate last', () => {
  expect(verdictOf(silent('no_answer'), sends('X', { isOurs: false }), sends('OLD')).verdict).toBe('old_file')
  expect(verdictOf(silent('no_answer'), sends('X', { isOurs: false })).verdict).toBe('another')
  expect(verdictOf(sends('NEW', { isWhole: false }), silent('no_answer')).verdict).toBe('nothing')
  expect(verdictOf(sends('NEW'), sends('NEW', { isWhole: false }))).toEqual({ verdict: 'incomplete', count: 1, of: 2 })
  expect(verdictOf(sends('NEW'), silent('not_public')).verdict).toBe('installed')
  expect(verdictOf(silent('not_public')).verdict).toBe('not_reachable')
  expect(judge({ found: 'no_such_name', looks: [], newest: 'NEW' }).verdict).toBe('no_such_name')
})

test('every result explains what happened and what to do', () => {
  const counted = (['incomplete', 'old_file', 'another', 'nothing'] as const).map((verdict) => ({ verdict, count: 1, of: 1 }))
  const plain = (['installed', 'not_reachable', 'no_such_name', 'no_address', 'lookup_failed'] as const).map((verdict) => ({ verdict }))
  for (const result of [...counted, ...plain]) {
    const { title, todo, short } = installationWords(result, AT)
    expect(`${title} ${todo}`).not.toMatch(/\d of |undefined|!|please/i)
    expect(`${title} ${todo}`).toMatch(/\.$/)
    expect(short).not.toMatch(/\.$/)
  }
})

test('the result for an address with another certificate says whose it is, and names an outdated protocol', () => {
  const another = sends('X', { isOurs: false, names: ['other.example.net'], protocol: 'TLSv1.1', hsts: null })
  expect(addressWords({ ...another, verdict: 'another' }).sentence).toBe(
    'It is for other.example.net. It is valid until 2027-01-02. Protocol: TLS 1.1, which browsers refuse. Turn on TLS 1.2 and 1.3 on the server.',
  )
})

test('a chain counts as complete if it contains all our intermediates, or if clients trust it', () => {
  const served = { fingerprint: 'NEW', names: [], issuer: 'I', notAfter: '2027-01-02', nameFits: true, protocol: 'TLSv1.3', hsts: null }
  const isWhole = (above: string[], trust: 'trusted' | 'incomplete') =>
    toLook({ address: '1.1.1.1', outcome: 'served', served: { ...served, above, trust } }, [{ fingerprint: 'NEW', above: ['A', 'B'] }])
      .isWhole
  expect([isWhole(['A', 'B'], 'incomplete'), isWhole(['A'], 'incomplete'), isWhole(['C'], 'trusted')]).toEqual([true, false, true])
})

test('a result written by another release is ignored', () => {
  expect(readLooks([{ address: '1.1.1.1', seen: 'x' }])).toEqual([])
  expect(readLooks([sends('NEW')])).toEqual([sends('NEW')])
})
