import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { env } from '../config/env'
import { checkMail } from './check-mail'
import { checkName } from './check-name'
import { startNameServer } from './simulator/start'
import { mx } from './simulator/zones'
import { reportLines } from './text'
import type { Authority } from './types'

let server: Awaited<ReturnType<typeof startNameServer>>

beforeAll(async () => {
  server = await startNameServer({ port: 0 })
})
afterAll(() => server.close())
beforeEach(() => {
  const own = env.DNS_SERVERS
  env.DNS_SERVERS = [server.address]
  return () => {
    env.DNS_SERVERS = own
  }
})

async function badLines(name: string, authority: Authority = 'digicert'): Promise<string[]> {
  const report = await checkName(name)
  return report ? reportLines(report, authority).flatMap(({ tone, text }) => (tone === 'bad' ? text : [])) : ['not asked']
}

test('a name without faults is reported as ready, and is looked up only once a minute', async () => {
  const report = await checkName('shop.keelmark-signed.com')
  expect(report).toMatchObject({ domain: 'exists', dnssec: 'signed', caa: { found: 'none' }, mail: { state: 'accepts' } })
  expect(report && reportLines(report, 'sectigo').map(({ tone }) => tone)).toEqual(['good', 'good'])
  const asked = server.asked.length
  await checkName('shop.keelmark-signed.com')
  expect(server.asked).toHaveLength(asked)
})

test.each<[string, Authority, RegExp | null]>([
  ['www.keelmark-missing.com', 'digicert', /^keelmark-missing.com does not exist/],
  ['www.keelmark-dnssec.com', 'digicert', /^The DNSSEC signatures of keelmark-dnssec.com are wrong/],
  // Inherited from the parent domain.
  ['deep.www.keelmark-caa.com', 'digicert', /at keelmark-caa.com allows only letsencrypt.org, sectigo.com, so DigiCert will refuse/],
  ['deep.www.keelmark-caa.com', 'sectigo', null],
  ['free.keelmark-caa.com', 'digicert', null],
  ['free.keelmark-caa.com', 'sectigo', /Add this CAA record at free.keelmark-caa.com: 0 issue "sectigo.com"/],
  // An alias takes on the records of the name it points to.
  ['alias.keelmark-caa.com', 'digicert', null],
  ['nobody.keelmark-caa.com', 'sectigo', /allows no authority, so Sectigo/],
  ['star.keelmark-caa.com', 'digicert', null],
  ['*.star.keelmark-caa.com', 'digicert', /allows no authority to issue a wildcard.+0 issuewild "digicert.com"/],
  ['critical.keelmark-caa.com', 'digicert', /“tbs” at critical.keelmark-caa.com is marked critical/],
  ['limited.keelmark-caa.com', 'digicert', null],
  // Too many records to fit in one datagram.
  ['many.keelmark-caa.com', 'digicert', /authority-number-39.example.com/],
  ['keelmark-nullmx.com', 'digicert', /its MX record says so/],
  ['keelmark-nomail.com', 'digicert', /no mail server \(no MX record\) and no address/],
  ['keelmark-deadmail.com', 'digicert', /mail server mail.keelmark-missing.com does not exist/],
  ['keelmark-webonly.com', 'digicert', null],
])('%s and %s: %s', async (name, authority, blocked) => {
  const lines = await badLines(name, authority)
  if (blocked) expect(lines).toEqual([expect.stringMatching(blocked)])
  else expect(lines).toEqual([])
})

test('a CAA record that permits only one account does not count as permission', async () => {
  const report = await checkName('limited.keelmark-caa.com')
  expect(report && reportLines(report, 'digicert')[0]).toMatchObject({ tone: 'info', text: expect.stringContaining('accounturi=') })
})

test('unresponsive name servers block nothing, and the wait for them never exceeds the limit', async () => {
  const report = await checkName('keelmark-silent.com', AbortSignal.timeout(300))
  expect(report).toMatchObject({ domain: 'no_answer', caa: { found: 'no_answer' }, mail: { state: 'no_answer' } })
  expect(report && reportLines(report, 'digicert')).toEqual([{ tone: 'info', text: expect.stringMatching(/did not respond in time/) }])
})

test('a mail server with an internal name is reported as missing and is not looked up', async () => {
  const own = await startNameServer({ port: 0, zones: { 'example.org': { records: [mx('example.org', 'mail.internal')] } } })
  env.DNS_SERVERS = [own.address]
  expect(await checkMail('example.org')).toMatchObject({ state: 'server_missing' })
  expect(own.asked).toEqual(['MX example.org'])
  await own.close()
})

const INTERNAL = [
  'local',
  'localhost',
  'localdomain',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'test',
  'example',
  'invalid',
]
const ADDRESSES = [
  '127.0.0.1',
  '10.0.0.1',
  '169.254.169.254',
  '192.168.1.1',
  '0.0.0.0',
  '93.184.216.34',
  '::1',
  '::ffff:127.0.0.1',
  'fe80::1',
]
const NUMBERS = ['2130706433', '0x7f000001', '0177.0.0.1', '127.1', '0x7f.1', '1.2.3', '256.256.256.256', '1.2.3.4.5', '017700000001']
const ENDINGS = ['com', 'net', 'org', 'de', 'co.uk', 'com.au', 'org.uk', 'gov', 'io', 'co.jp', 'com.br', 'ac.uk']
const ODD = [
  '_dmarc.example.com',
  '-a.example.com',
  'a-.example.com',
  'a..example.com',
  '.example.com',
  'example.com.',
  'example',
  'ex ample.com',
]
const SIGNS = [...'!"#$%&\'()+,/:;<=>?@[\\]^`{|}~']

const REFUSED = [
  '',
  ' ',
  '*',
  '*.',
  '*.*.example.com',
  'a.*.example.com',
  'www*.example.com',
  '*.com',
  '*.co.uk',
  ...INTERNAL.flatMap((ending) => [ending, `shop.${ending}`, `*.shop.${ending}`, `SHOP.${ending.toUpperCase()}`]),
  ...['onion', 'alt', 'home.arpa', '1.0.0.127.in-addr.arpa', '1.ip6.arpa', 'shop.notanending', 'a.b.zzzz', 'x.example.com0', '1.1'],
  ...ADDRESSES.flatMap((address) => [address, `[${address}]`, `${address}:53`]),
  ...NUMBERS,
  ...ENDINGS,
  ...ODD,
  ...SIGNS.map((sign) => `a${sign}b.example.com`),
  ...[
    'https://example.com',
    'http:example.com',
    'example.com:443',
    'example.com/path',
    'jo@example.com',
    'jo:pw@example.com',
    '//example.com',
  ],
  ...[
    'xn--a.com',
    'xn--.com',
    'ab--cd.com',
    'xn--80ak6aa92e\u200b.com',
    'exa\u0000mple.com',
    'exa\nmple.com',
    'example.com\u0000.internal',
  ],
  ...[
    'a\u2024b.example.com',
    'example\u2215com.com',
    `${'a'.repeat(64)}.com`,
    `${'a.'.repeat(130)}com`,
    'a'.repeat(600),
    '\u202Eexample.com',
  ],
]

test(`${REFUSED.length} forms of a name that is not public are refused, and no name server is queried`, async () => {
  expect(new Set(REFUSED).size).toBeGreaterThanOrEqual(150)
  const asked = server.asked.length
  const taken: string[] = []
  for (const name of REFUSED) if ((await checkName(name)) ?? (await checkMail(name))) taken.push(name)
  expect(taken).toEqual([])
  expect(server.asked).toHaveLength(asked)
})
