import { readFileSync } from 'node:fs'
import { parseEnv as readLines } from 'node:util'
import { expect, test } from 'vitest'
import { parseEnv } from './env'

const example = readLines(readFileSync('.env.example', 'utf8'))
const DATABASE_URL = 'postgresql://shop@db.internal/shop'

/** The settings of a shop that takes real money. */
const REAL = {
  NODE_ENV: 'production',
  APP_URL: 'https://shop.keelmark.test',
  DATABASE_URL,
  AUTH_SECRET: 'x'.repeat(32),
  SECRETS_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
  STRIPE_SECRET_KEY: 'sk_live_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  SMTP_URL: 'smtps://mail.keelmark.test',
}

test('the example settings run as they stand, and a production build takes them only as a rehearsal', () => {
  expect(parseEnv({ ...example, DATABASE_URL }).KEELMARK_REHEARSAL).toBe(true)
  expect(parseEnv({ ...example, DATABASE_URL, NODE_ENV: 'production' }).APP_URL).toBe('http://127.0.0.1:3000')
  expect(() => parseEnv({ ...example, DATABASE_URL, NODE_ENV: 'production', KEELMARK_REHEARSAL: '' })).toThrow('cannot run a real shop')
})

test('the example names every setting there is', () => {
  const lines = readFileSync('.env.example', 'utf8')
  for (const name of Object.keys(parseEnv(REAL))) if (name !== 'NODE_ENV') expect(lines).toMatch(new RegExp(`^#?${name}=`, 'm'))
})

test('a real shop starts', () => {
  expect(parseEnv(REAL).ENOM_LIVE_URL).toMatch('https://')
})

test.each([
  ['APP_URL', 'http://shop.keelmark.test'],
  ['APP_URL', 'shop'],
  ['DATABASE_URL', 'mysql://db'],
  ['DATABASE_POOL', '0'],
  ['AUTH_SECRET', 'short'],
  ['AUTH_SECRET', example.AUTH_SECRET],
  ['SECRETS_KEYS', 'k1:short'],
  ['SECRETS_KEYS', example.SECRETS_KEYS],
  ['STRIPE_SECRET_KEY', 'pk_live_1'],
  ['STRIPE_SECRET_KEY', 'sk_test_1'],
  ['STRIPE_SECRET_KEY', 'rk_test_1'],
  ['STRIPE_WEBHOOK_SECRET', 'secret'],
  ['STRIPE_WEBHOOK_SECRET', example.STRIPE_WEBHOOK_SECRET],
  ['STRIPE_API_URL', 'https://stripe.keelmark.test'],
  ['SMTP_URL', 'mail.keelmark.test'],
  ['ENOM_LIVE_URL', 'http://reseller.enom.com/interface.asp'],
  ['ENOM_LIVE_URL', 'https://resellertest.enom.com/interface.asp'],
  ['ENOM_TEST_URL', 'https://reseller.enom.com/interface.asp'],
  ['ENOM_TEST_URL', 'http://127.0.0.1:4010/interface.asp'],
  ['ALERT_EMAIL', 'nobody'],
])('a real shop does not start with a wrong %s (%s), and is told which setting it is, never its value', (name, value = '') => {
  const start = () => parseEnv({ ...REAL, [name]: value })
  expect(start).toThrow(new RegExp(`^  ${name}: `, 'm'))
  if (value.length > 6 && !value.includes('short')) expect(start).not.toThrow(new RegExp(`: .*${value.replace(/[/.+]/g, '\\$&')}`))
})
