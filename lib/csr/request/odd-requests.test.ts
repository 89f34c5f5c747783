import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBase64 } from '../pem'
import { checkRequest } from '../policy/policy'
import { makeRequest } from '../testing/test-requests'
import { problemText } from '../text'
import type { CsrFacts, CsrProblem, ProductRules } from '../types'
import { readRequest } from './read-request'

// The requests in fixtures/ are real output from programs and people. Their keys were destroyed.
const read = (name: string) => readRequest(readFileSync(path.join(import.meta.dirname, 'fixtures', `${name}.csr`), 'utf8'))
const DV: ProductRules = { level: 'dv', wildcard: false, multiDomain: false, namesIncluded: 1, family: 'symantec' }
const OV: ProductRules = { ...DV, level: 'ov' }

async function factsOf(name: string): Promise<CsrFacts> {
  const request = await read(`readable/${name}`)
  if (!request.ok) throw new Error(`${name}: ${request.error.code}`)
  return request.value
}

async function found(name: string, product = DV): Promise<string[]> {
  return checkRequest(await factsOf(name), product).map(({ severity, code }) => `${severity} ${code}`)
}

test.each<[string, CsrProblem, RegExp]>([
  ['organisation-nul', { code: 'bad_text', field: 'organization' }, /organisation \(O\) contains an unprintable character/],
  ['organisation-lone-surrogate', { code: 'bad_text', field: 'organization' }, /type that field by hand/],
  ['explicit-curve', { code: 'explicit_curve' }, /named curve/],
  ['version-1', { code: 'malformed', part: 'version' }, /its version is not 1/],
  ['version-99', { code: 'malformed', part: 'version' }, /its version is not 1/],
  ['trailing-element', { code: 'malformed', part: 'trailing' }, /extra data/],
  ['non-minimal-length', { code: 'malformed', part: 'length' }, /one of its lengths/],
  ['bad-known-extension', { code: 'malformed', part: 'key_usage' }, /key usage it requests is damaged/],
  [
    'sha3-256',
    { code: 'hash_refused', hash: 'SHA3-256' },
    /signed with SHA3-256, which authorities don’t accept\. Make the request again with SHA-256/,
  ],
  ['sha512-256', { code: 'hash_refused', hash: 'SHA-512/256' }, /signed with SHA-512\/256/],
])('a request that no authority accepts is refused with the reason: %s', async (name, problem, sentence) => {
  const request = await read(`refused/${name}`)
  expect(request).toEqual({ ok: false, error: problem })
  expect(problemText(problem)).toMatch(sentence)
})

test.each<[string, Partial<CsrFacts>]>([
  ['no-attributes', { names: ['shop.example.com'] }],
  ['no-attributes-wildcard', { names: ['*.example.com'], wildcard: true }],
  ['iis-wildcard', { names: ['*.example.com'], organization: 'Quay' }],
  ['challenge-ia5', { names: ['shop.example.com'], hasChallengePassword: true }],
  ['country-empty', { names: ['shop.example.com'] }],
  ['empty-ou', { names: ['shop.example.com'] }],
  ['email-in-subject', { email: 'host@example.com' }],
  ['email-utf8-in-subject', { email: 'host@example.com' }],
  ['o-bmp', { organization: 'Bäckerei Größe', locality: 'München' }],
  ['o-t61-latin1', { organization: 'Bäckerei Größe', locality: 'München' }],
  ['san-pkcs9-oid', { names: ['shop.example.com', 'mail.example.com', 'www.example.net'] }],
  ['san-microsoft-oid', { names: ['shop.example.com', 'mail.example.com', 'www.example.net'] }],
  ['two-extension-requests', { names: ['shop.example.com', 'second.example.com'], namesDiffer: true }],
])('an unusual but valid request is read with all its names: %s', async (name, facts) => {
  expect(await factsOf(name)).toMatchObject(facts)
})

test('names in two places are all read, and the buyer is told that an authority may not read them all', async () => {
  expect(await found('two-extension-requests')).toContain('warning names_in_two_places')
})

test('a request with a space around its Common Name is refused with the reason, because the space cannot be removed for the buyer', async () => {
  for (const name of ['cn-trailing-space', 'cn-nbsp']) expect(await found(name)).toContain('blocker name_blanks')
})

test('a country in lower case is accepted if the organisation is not validated', async () => {
  expect(await found('country-lower')).toContain('warning country_odd')
  expect(await found('country-lower', OV)).toContain('blocker country_odd')
})

test('a dash that looks like a hyphen is pointed out, and a label that is not allowed in a name is refused', async () => {
  const [dash] = checkRequest(await factsOf('en-dash-name'), DV)
  expect(dash).toMatchObject({ severity: 'blocker', text: expect.stringContaining('an en dash (U+2013) where a hyphen (-) belongs') })
  const [reserved] = checkRequest(await factsOf('reserved-label'), DV)
  expect(reserved).toMatchObject({ severity: 'blocker', text: expect.stringContaining('“ab--cd” can’t be part of a name') })
})

test('a request for a bare name when a wildcard was bought gets exactly one piece of advice, the right one', async () => {
  const facts = { ...(await factsOf('no-attributes')), commonName: 'example.com', asciiName: 'example.com', names: ['example.com'] }
  const texts = checkRequest(facts, { ...DV, wildcard: true }).map(({ text }) => text)
  expect(texts).toEqual([expect.stringContaining('The address must be *.example.com')])
})

test('the www name of a sub-domain is reported as left out', async () => {
  const names = ['shop.example.com', 'www.shop.example.com']
  expect(checkRequest({ ...(await factsOf('no-attributes')), names }, DV).map(({ text }) => text)).toContain(
    'This certificate covers one name. www.shop.example.com in your request will be ignored.',
  )
})

test.each(['symantec', 'comodo'] as const)('a forgeable hash is refused, and an outdated one is advised against (%s)', async (family) => {
  const facts = await factsOf('no-attributes')
  const severity = (signature: string) =>
    checkRequest({ ...facts, signature }, { ...DV, family }).find(({ code }) => code === 'signature_old')?.severity
  expect([severity('MD5'), severity('SHA-1'), severity('SHA-256')]).toEqual(['blocker', 'warning', undefined])
})

test('a damaged request always yields a problem or its facts, never an exception', async () => {
  const der = decodeBase64(
    makeRequest({ names: 'DNS:a.example.com,IP:192.0.2.1' })
      .pem.replace(/-----[^-]+-----/g, '')
      .trim(),
  )
  if (!der) throw new Error('no request')
  const change = fc.record({ at: fc.nat({ max: der.length - 1 }), to: fc.nat({ max: 255 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const damaged = Buffer.from(der)
      for (const { at, to } of changes) damaged[at] = to
      const request = await readRequest(damaged.toString('base64'))
      expect(request.ok && !damaged.equals(der)).toBe(false)
    }),
    { numRuns: 400 },
  )
})
