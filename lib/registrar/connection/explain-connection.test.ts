import { expect, test } from 'vitest'
import { RegistrarError } from '../errors'
import { type ConnectionStage, failedStages } from './explain-connection'

const ACCOUNT = { testMode: false, isBound: false, host: 'reseller.enom.com', egressIp: undefined }
const last = (stages: ConnectionStage[]) => stages.at(-1)?.text ?? ''
const ip = (said: string, about: Partial<typeof ACCOUNT> = {}) =>
  last(failedStages(new RegistrarError('ip_refused', said), 'reach', { ...ACCOUNT, ...about }))
const silent = (text: string, stage: ConnectionStage['stage'] = 'reach') =>
  failedStages(new RegistrarError('unreachable', text), stage, ACCOUNT)

test('with Test Mode on, an address has to be registered in the normal account, not on the test website', () => {
  const text = ip('User not permitted from this IP address - 203.0.113.9 [713254]', { testMode: true })
  expect(text).toContain('normal account on the Enom website (not on the test website)')
  expect(text).toContain('add 203.0.113.9 to the test account’s addresses')
  expect(text).not.toContain('Sign in to the Enom test website')
  expect(ip('User not permitted from this IP address - 4')).toContain('Resellers > Manage > API, enter the outgoing IP address')
})

test.each(['2001:db8::17', '2001:db8:0:1:2:3:4:5', '::ffff:203.0.113.9'])(
  'an IPv6 caller address, %s, is identified as such',
  (address) => {
    for (const said of [`User not permitted from this IP address - ${address}`, `User not permitted from this IP address (${address}).`]) {
      const text = ip(said)
      expect(text).toContain(`from the IPv6 address ${address}`)
      expect(text).toContain('enter the IPv4 address under New')
    }
  },
)

test.each([
  ['The API is down for maintenance. [618247]', 'down for maintenance'],
  ['Too many requests. Please try again later. [706150]', 'is limiting our calls'],
  ['HTTP 429', 'is limiting our calls'],
  ['HTTP 503', 'HTTP status 503'],
  ['the reply is not from Enom', 'can’t read'],
  ['Something new [399333]', 'Enom answered: Something new'],
])('“%s” means that the server was reached', (said, words) => {
  const stages = silent(said)
  expect(stages.map(({ stage, ok }) => [stage, ok])).toEqual([
    ['reach', true],
    ['login', false],
  ])
  expect(last(stages)).toContain(words)
  expect(last(stages)).not.toContain('can connect')
  expect(silent(said, 'balance').map(({ stage, ok }) => [stage, ok])).toEqual([['balance', false]])
})

test.each([
  'ECONNRESET',
  'EPIPE',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPROTO',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HPE_INVALID_CONSTANT',
  'connection failed',
  'the connection ended early',
  'timed out',
])('%s is explained in words at any step, with what to do', (code) => {
  for (const stage of ['reach', 'balance', 'products'] as const) {
    const [first, ...others] = silent(code, stage)
    expect([first?.stage, first?.ok, others]).toEqual([stage, false, []])
    expect(first?.text).not.toMatch(/E[A-Z_]{4,}|CERT_|HPE|Enom answered/)
    expect(first?.text).toMatch(/(Check|Test again)/)
  }
})
