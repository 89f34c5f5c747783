import { expect, test } from 'vitest'
import { parseEnv } from '../../config/env'
import { endpointOf } from './endpoint'

const LIVE = 'https://reseller.enom.com/interface.asp'
const TEST = 'https://resellertest.enom.com/interface.asp'
const HERE = 'http://127.0.0.1:4010/interface.asp'

const WRONG = [
  HERE,
  'http://reseller.enom.com/interface.asp',
  'http://resellertest.enom.com/interface.asp',
  'https://reseller.enom.com:8443/interface.asp',
  'https://reseller.enom.com.evil.example/interface.asp',
  'https://evil.example/reseller.enom.com/interface.asp',
  'https://reseller.enom.com@evil.example/interface.asp',
  'https://evilreseller.enom.com/interface.asp',
  'https://www.enom.com/interface.asp',
  'https://127.0.0.1/interface.asp',
  'https://reseller.enom.com/interface.asp?uid=keelmark',
  'https://resellertest.enom.com./interface.asp',
]

const at = (live: string, test: string, rehearsal = false) => ({ ENOM_LIVE_URL: live, ENOM_TEST_URL: test, KEELMARK_REHEARSAL: rehearsal })

test('B14: a live account uses the live server and a test account the test server', () => {
  expect(endpointOf({ testMode: false }, at(LIVE, TEST))).toBe(LIVE)
  expect(endpointOf({ testMode: true }, at(LIVE, TEST))).toBe(TEST)
})

test('B14: neither account ever uses the other server or any third one, whatever the settings say', () => {
  for (const url of [...WRONG, TEST]) expect(() => endpointOf({ testMode: false }, at(url, TEST)), url).toThrow('the Enom address')
  for (const url of [...WRONG, LIVE]) expect(() => endpointOf({ testMode: true }, at(LIVE, url)), url).toThrow('the Enom address')
})

test('B14: a staging shop uses only the test server, whatever account it is given', () => {
  const addresses = { ...at(LIVE, TEST), KEELMARK_STAGING: true }
  expect(endpointOf({ testMode: true }, addresses)).toBe(TEST)
  expect(() => endpointOf({ testMode: false }, addresses)).toThrow('staging')
})

test('B14: a rehearsal may also use localhost but no other host, and never mixes up the two servers', () => {
  expect(endpointOf({ testMode: true }, at(HERE, HERE, true))).toBe(HERE)
  expect(endpointOf({ testMode: false }, at('https://localhost:4011/interface.asp', HERE, true))).toMatch('localhost')
  const elsewhere = WRONG.filter((url) => !url.includes('//127.0.0.1'))
  for (const url of [...elsewhere, LIVE]) expect(() => endpointOf({ testMode: true }, at(LIVE, url, true)), url).toThrow('the Enom address')
  for (const url of [...elsewhere, TEST])
    expect(() => endpointOf({ testMode: false }, at(url, TEST, true)), url).toThrow('the Enom address')
})

test('B14: a shop whose settings mix up the servers does not start', () => {
  const settings = {
    APP_URL: 'http://shop.test',
    DATABASE_URL: 'postgresql://shop@db.internal/shop',
    AUTH_SECRET: 'x'.repeat(32),
    SECRETS_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
    STRIPE_SECRET_KEY: 'sk_test_1',
    STRIPE_WEBHOOK_SECRET: 'whsec_1',
    SMTP_URL: 'smtps://mail.keelmark.test',
  }
  expect(parseEnv(settings)).toMatchObject({ ENOM_LIVE_URL: LIVE, ENOM_TEST_URL: TEST })
  for (const NODE_ENV of ['development', 'production']) {
    for (const url of [...WRONG, TEST])
      expect(() => parseEnv({ ...settings, NODE_ENV, ENOM_LIVE_URL: url }), url).toThrow('ENOM_LIVE_URL: must')
    for (const url of [...WRONG, LIVE])
      expect(() => parseEnv({ ...settings, NODE_ENV, ENOM_TEST_URL: url }), url).toThrow('ENOM_TEST_URL: must')
  }
})
