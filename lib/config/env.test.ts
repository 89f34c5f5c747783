import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseEnv as readLines } from 'node:util'
import { expect, test } from 'vitest'
import { parseEnv, SettingsError } from './env'

const example = readLines(readFileSync('.env.example', 'utf8'))
const DATABASE_URL = 'postgresql://shop@db.internal/shop?sslmode=verify-full'

const random = (bytes: number, seed: number) => createHash('sha512').update(`test ${seed}`).digest().subarray(0, bytes)

/** Settings for a shop that accepts real payments. */
const REAL = {
  NODE_ENV: 'production',
  APP_URL: 'https://shop.keelmark.test',
  DATABASE_URL,
  AUTH_SECRET: random(48, 1).toString('base64'),
  SECRETS_KEYS: `k1:${random(32, 2).toString('base64')}`,
  STRIPE_SECRET_KEY: 'sk_live_51LongEnough',
  STRIPE_WEBHOOK_SECRET: `whsec_${random(16, 3).toString('hex')}`,
  SMTP_URL: 'smtps://shop:secret@mail.keelmark.test:465',
  MAIL_FROM: 'Keelmark <shop@keelmark.test>',
  TRUSTED_PROXIES: '1',
}

test('the example settings work unchanged, but a production build accepts them only as a rehearsal', () => {
  expect(parseEnv({ ...example, DATABASE_URL }).KEELMARK_REHEARSAL).toBe(true)
  expect(parseEnv({ ...example, DATABASE_URL, NODE_ENV: 'production' }).APP_URL).toBe('http://127.0.0.1:3000')
  expect(() => parseEnv({ ...example, DATABASE_URL, NODE_ENV: 'production', KEELMARK_REHEARSAL: '' })).toThrow(
    'cannot start with these settings',
  )
})

test('the example lists every setting', () => {
  const lines = readFileSync('.env.example', 'utf8')
  for (const name of Object.keys(parseEnv(REAL))) if (name !== 'NODE_ENV') expect(lines).toMatch(new RegExp(`^#?${name}=`, 'm'))
})

test('a shop starts after its settings have been set and removed as going-live.md says', () => {
  const rows = [...readFileSync('docs/going-live.md', 'utf8').matchAll(/^\| (`[A-Z].*?`) +\| (.*?) +\|$/gm)]
  const namesIn = (wanted: (what: string) => boolean) =>
    rows.filter(([, , what = '']) => wanted(what)).flatMap(([, names = '']) => names.replaceAll('`', '').split(', '))
  const removed = namesIn((what) => what === 'remove these lines')
  const set = namesIn((what) => what !== 'remove these lines')
  const values = { ...REAL, STRIPE_SECRET_KEY: 'sk_test_51LongEnough', KEELMARK_STAGING: 'true' }
  const kept = Object.entries(example).filter(([name]) => !removed.includes(name) && !set.includes(name))
  const theirs = Object.entries(values).filter(([name]) => set.includes(name))
  expect(parseEnv({ ...Object.fromEntries([...kept, ...theirs]), NODE_ENV: 'production' }).KEELMARK_STAGING).toBe(true)
})

test('a real shop starts', () => {
  expect(parseEnv(REAL).ENOM_LIVE_URL).toMatch('https://')
})

test.each([
  'postgresql://shop@127.0.0.1/shop',
  'postgresql://shop@postgres:5432/shop',
  'postgresql:///shop?host=/var/run/postgresql',
  'postgresql://shop@10.0.0.7/shop?sslmode=disable',
])('the way to the database may be unencrypted on this machine, and elsewhere if the settings say so: %s', (address) => {
  expect(parseEnv({ ...REAL, DATABASE_URL: address }).DATABASE_URL).toBe(address)
})

const key = (bytes: Uint8Array, id = 'k1') => `${id}:${Buffer.from(bytes).toString('base64')}`

test.each([
  ['APP_URL', 'http://shop.keelmark.test'],
  ['APP_URL', 'shop'],
  ['APP_URL', 'ftp://shop.keelmark.test'],
  ['APP_URL', 'https://shop.keelmark.test/shop'],
  ['APP_URL', 'https://shop.keelmark.test/?from=mail'],
  ['APP_URL', 'https://shop.keelmark.test?'],
  ['APP_URL', 'https://shop.keelmark.test#top'],
  ['APP_URL', 'https://jo@shop.keelmark.test'],
  ['APP_URL', 'https://jo:pw@shop.keelmark.test'],
  ['DATABASE_URL', 'mysql://db'],
  ['DATABASE_URL', 'postgresql://keelmark:password@127.0.0.1:5432/keelmark'],
  ['DATABASE_URL', 'postgresql://shop:pa#ss@db/shop'],
  ['DATABASE_URL', 'postgresql://shop@db.internal/shop'],
  ['DATABASE_URL', 'postgresql://shop@10.0.0.7/shop?sslmode=prefer'],
  ['DIRECT_DATABASE_URL', 'mysql://db'],
  ['DIRECT_DATABASE_URL', 'postgresql://shop@db.internal/shop'],
  ['DIRECT_DATABASE_URL', 'postgresql://keelmark:password@127.0.0.1:5432/keelmark'],
  ['DATABASE_POOL', '0'],
  ['AUTH_SECRET', 'short'],
  ['AUTH_SECRET', example.AUTH_SECRET],
  ['AUTH_SECRET', 'a'.repeat(32)],
  ['AUTH_SECRET', 'abcdefgh'.repeat(4)],
  ['AUTH_SECRET', '12345678901234567890123456789012'],
  ['AUTH_SECRET', 'ab'.repeat(10) + 'ba'.repeat(10)],
  ['AUTH_SECRET', 'changeme-changeme-changeme-now-please'],
  ['AUTH_SECRET', String.fromCodePoint(...Array.from({ length: 40 }, (_, at) => 65 + at))],
  ['SECRETS_KEYS', 'k1:short'],
  ['SECRETS_KEYS', example.SECRETS_KEYS],
  ['SECRETS_KEYS', example.SECRETS_KEYS?.replace('example', 'k1')],
  ['SECRETS_KEYS', `${REAL.SECRETS_KEYS},${example.SECRETS_KEYS?.replace('example', 'k0')}`],
  ['SECRETS_KEYS', key(Buffer.alloc(32))],
  ['SECRETS_KEYS', key(Buffer.alloc(32, 255))],
  ['SECRETS_KEYS', key(Uint8Array.from({ length: 32 }, (_, at) => at))],
  ['SECRETS_KEYS', key(Uint8Array.from({ length: 32 }, (_, at) => 200 - at))],
  ['SECRETS_KEYS', key(Buffer.from('a passphrase of 32 letters'))],
  ['SECRETS_KEYS', key(Buffer.concat([random(16, 4), random(16, 4)]))],
  ['SECRETS_KEYS', `${key(random(32, 5))},${key(random(32, 6))}`],
  ['STRIPE_SECRET_KEY', 'pk_live_1'],
  ['STRIPE_SECRET_KEY', 'sk_test_1'],
  ['STRIPE_SECRET_KEY', 'rk_test_1'],
  ['STRIPE_SECRET_KEY', example.STRIPE_SECRET_KEY],
  ['STRIPE_SECRET_KEY', 'sk_live_'],
  ['STRIPE_WEBHOOK_SECRET', 'secret'],
  ['STRIPE_WEBHOOK_SECRET', 'whsec_'],
  ['STRIPE_WEBHOOK_SECRET', `${REAL.STRIPE_WEBHOOK_SECRET},whsec_`],
  ['STRIPE_WEBHOOK_SECRET', `whsec_,${REAL.STRIPE_WEBHOOK_SECRET}`],
  ['STRIPE_WEBHOOK_SECRET', 'whsec_xxxxxxxxxxxxxxxxxxxxxxxx'],
  ['STRIPE_WEBHOOK_SECRET', 'whsec_...'],
  ['STRIPE_WEBHOOK_SECRET', example.STRIPE_WEBHOOK_SECRET],
  ['STRIPE_API_URL', 'https://stripe.keelmark.test'],
  ['SMTP_URL', 'mail.keelmark.test'],
  ['SMTP_URL', example.SMTP_URL],
  ['SMTP_URL', 'smtp://'],
  ['SMTP_URL', 'smtp://mail.keelmark.test'],
  ['SMTP_URL', 'smtp://shop:secret@mail.keelmark.test:587'],
  ['SMTP_URL', 'smtp://shop:secret@mail.keelmark.test:587?requireTLS=false'],
  ['SMTP_URL', 'smtp://shop:secret@mail.keelmark.test:587?requireTLS=true&ignoreTLS=true'],
  ['SMTP_URL', 'smtp://10.0.0.5:25'],
  ['SMTP_URL', 'smtp://127.0.0.1.keelmark.test:25'],
  ['SMTP_URL', 'smtps://mail.keelmark.test?tls.rejectUnauthorized=false'],
  ['SMTP_URL', 'smtps://smtp.example.com:465'],
  ['SMTP_URL', 'smtps://shop:pa#ss@mail.keelmark.test'],
  ['SMTP_URL', 'smtps://shop:12#ss@mail.keelmark.test'],
  ['SMTP_URL', 'smtps://shop:12/ss@mail.keelmark.test'],
  ['SMTP_URL', 'smtps://shop:12?ss@mail.keelmark.test'],
  ['SMTP_URL', 'smtps://shop:100%@mail.keelmark.test'],
  ['MAIL_FROM', example.MAIL_FROM],
  ['MAIL_FROM', ''],
  ['MAIL_FROM', 'Keelmark'],
  ['MAIL_FROM', 'Shop <shop>'],
  ['MAIL_FROM', 'shop@example.com'],
  ['VIES_URL', 'http://vies.keelmark.test/check'],
  ['ENOM_LIVE_URL', 'http://reseller.enom.com/interface.asp'],
  ['ENOM_LIVE_URL', 'https://resellertest.enom.com/interface.asp'],
  ['ENOM_TEST_URL', 'https://reseller.enom.com/interface.asp'],
  ['ENOM_TEST_URL', 'http://127.0.0.1:4010/interface.asp'],
  ['ALERT_EMAIL', 'nobody'],
  ['ALERT_EMAIL', 'staff@keelmark.example'],
  ['EGRESS_IP', 'not-an-ip'],
  ['EGRESS_IP', example.EGRESS_IP],
  ['EGRESS_IP', '10.1.2.3'],
  ['EGRESS_IP', '203.0.113.7'],
  ['EGRESS_IP', 'fe80::1'],
  ['EGRESS_IP', '8.8.8.8:443'],
  ['DNS_SERVERS', 'dns.keelmark.test'],
  ['DNS_SERVERS', '9.9.9.9:0'],
  ['DNS_SERVERS', '9.9.9.9,'],
  ['TRUSTED_PROXIES', '0'],
  ['TRUSTED_PROXIES', ''],
  ['TRUSTED_PROXIES', 'one'],
  ['TRUSTED_PROXIES', '99'],
  ['KEELMARK_REHEARSAL', 'maybe'],
])('a real shop does not start with an invalid %s (%s), and the message names the setting but never its value', (name, value = '') => {
  const said = faultsOf({ ...REAL, [name]: value })
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(new RegExp(`^  ${name}: .{15,}`))
  if (value.length > 8 && !said[0]?.includes('is not set')) expect(said[0]).not.toContain(value)
  for (const secret of ['pa#ss', '12#ss', '12/ss', 'secret@']) if (value.includes(secret)) expect(said[0]).not.toContain(secret)
})

test.each([
  ['APP_URL', 'https://shop.keelmark.test/'],
  ['APP_URL', 'https://shop.keelmark.test:8443'],
  ['AUTH_SECRET', random(16, 7).toString('hex')],
  ['SECRETS_KEYS', `${key(random(32, 8), 'k2')},${REAL.SECRETS_KEYS}`],
  ['STRIPE_SECRET_KEY', 'rk_live_51LongEnough'],
  ['STRIPE_WEBHOOK_SECRET', `whsec_${random(24, 9).toString('hex')}, ${REAL.STRIPE_WEBHOOK_SECRET}`],
  ['SMTP_URL', 'smtp://shop:secret@mail.keelmark.test:587?requireTLS=true'],
  ['SMTP_URL', 'smtps://shop:pa%23ss@mail.keelmark.test'],
  ['SMTP_URL', 'smtp://127.0.0.1:25'],
  ['SMTP_URL', 'smtp://[::1]'],
  ['SMTP_URL', 'smtp://localhost'],
  ['MAIL_FROM', 'shop@keelmark.test'],
  ['EGRESS_IP', '8.8.8.8'],
  ['EGRESS_IP', '2606:4700::1111'],
  ['DNS_SERVERS', '127.0.0.1, [::1]:5353,2620:fe::fe'],
  ['TRUSTED_PROXIES', '2'],
])('a real shop starts with %s set to %s', (name, value) => {
  expect(faultsOf({ ...REAL, [name]: value })).toEqual([])
})

test('random secrets are never mistaken for guessable ones', () => {
  for (let seed = 0; seed < 500; seed++) {
    const AUTH_SECRET = random(16, seed).toString('hex')
    expect(faultsOf({ ...REAL, AUTH_SECRET, SECRETS_KEYS: key(random(32, seed + 10_000)) })).toEqual([])
  }
})

test('all errors of format and content are listed together, one per line', () => {
  const { DATABASE_URL: _, MAIL_FROM: __, ...rest } = REAL
  const said = faultsOf({ ...rest, PORT: 'web', AUTH_SECRET: 'a'.repeat(32), SMTP_URL: 'smtp://mail.keelmark.test', TRUSTED_PROXIES: '' })
  expect(said.map((line) => line.split(':')[0]?.trim()).sort()).toEqual(
    ['AUTH_SECRET', 'DATABASE_URL', 'MAIL_FROM', 'PORT', 'SMTP_URL', 'TRUSTED_PROXIES'].sort(),
  )
})

test('with no settings, the message says what to enter for each required one', () => {
  const said = faultsOf({ NODE_ENV: 'production' })
  for (const name of [
    'APP_URL',
    'DATABASE_URL',
    'AUTH_SECRET',
    'SECRETS_KEYS',
    'STRIPE_SECRET_KEY',
    'STRIPE_WEBHOOK_SECRET',
    'SMTP_URL',
    'MAIL_FROM',
  ]) {
    expect(said.filter((line) => line.startsWith(`  ${name}: `))).toHaveLength(1)
  }
  expect(said.join()).not.toMatch(/Invalid|undefined|expected/)
})

test('a rehearsal never accepts a key for real payments, regardless of its other settings', () => {
  for (const NODE_ENV of ['development', 'production', 'test']) {
    for (const STRIPE_SECRET_KEY of ['sk_live_1', 'rk_live_1']) {
      expect(faultsOf({ ...example, DATABASE_URL, NODE_ENV, STRIPE_SECRET_KEY })).toEqual([
        expect.stringMatching('STRIPE_SECRET_KEY: accepts real payments'),
      ])
    }
  }
})

test('a staging shop requires real secrets and HTTPS, and accepts only Stripe’s test keys', () => {
  const STAGING = { ...REAL, KEELMARK_STAGING: 'true', STRIPE_SECRET_KEY: 'sk_test_51LongEnough' }
  expect(faultsOf(STAGING)).toEqual([])
  expect(faultsOf({ ...STAGING, STRIPE_SECRET_KEY: 'sk_live_51LongEnough' })).toEqual([
    expect.stringMatching('STRIPE_SECRET_KEY: accepts real payments'),
  ])
  expect(faultsOf({ ...STAGING, APP_URL: 'http://shop.keelmark.test' })).toEqual([expect.stringMatching('APP_URL: ')])
  expect(faultsOf({ ...STAGING, AUTH_SECRET: 'a'.repeat(32) })).toEqual([expect.stringMatching('AUTH_SECRET: ')])
})

function faultsOf(source: Record<string, string | undefined>): string[] {
  try {
    parseEnv(source)
    return []
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    return error.message.split('\n').slice(1)
  }
}
