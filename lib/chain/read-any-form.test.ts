import 'reflect-metadata'
import { X509Certificate, X509Certificates } from '@peculiar/x509'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { checkFile } from './check-file'
import { readFile } from './read-file'
import { splitPem } from './split-pem'
import { makeParty, makeRequestFor, type Party } from './test-authority'

const AT = new Date('2026-11-28T00:00:00Z')
const NAME = 'shop.example.com'

let upper: Party
let lower: Party
let leaf: Party
let input: Parameters<typeof checkFile>[0]
beforeAll(async () => {
  const root = await makeParty({ name: 'Root' })
  upper = await makeParty({ name: 'Upper', issuer: root })
  lower = await makeParty({ name: 'Lower', issuer: upper })
  leaf = await makeParty({ name: NAME, issuer: lower, ca: false, names: [NAME] })
  const csrPem = await makeRequestFor(NAME, leaf.keys)
  input = { leafPem: leaf.pem, chainPem: lower.pem + upper.pem, csrPem, expectedNames: [NAME], at: AT }
})

const derOf = (pem: string) => Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64')
const asPem = (label: string, der: Buffer) =>
  `-----BEGIN ${label}-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`
const bundle = (...parties: Party[]) => Buffer.from(new X509Certificates(parties.map(({ pem }) => new X509Certificate(pem))).export('raw'))

it.each([
  ['PKCS #7 with every certificate, the leaf last', () => ({ leafPem: asPem('PKCS7', bundle(upper, lower, leaf)), chainPem: '' })],
  ['PKCS #7 without a label, as bare base64', () => ({ leafPem: bundle(upper, lower, leaf).toString('base64'), chainPem: '' })],
  ['the chain alone as PKCS #7', () => ({ leafPem: leaf.pem, chainPem: asPem('PKCS #7 SIGNED DATA', bundle(upper, lower)) })],
  ['the chain as CMS', () => ({ leafPem: leaf.pem, chainPem: asPem('CMS', bundle(upper, lower)) })],
  ['PKCS #7 that calls itself a certificate', () => ({ leafPem: asPem('CERTIFICATE', bundle(upper, lower, leaf)), chainPem: '' })],
  [
    'bare base64 of each',
    () => ({
      leafPem: derOf(leaf.pem).toString('base64'),
      chainPem: [lower, upper].map(({ pem }) => derOf(pem).toString('base64')).join('\n\n'),
    }),
  ],
  [
    'base64 in lines with blanks',
    () => ({ leafPem: ` ${derOf(leaf.pem).toString('base64').replace(/.{64}/g, '$&\r\n ')}\r\n`, chainPem: lower.pem + upper.pem }),
  ],
  ['everything in the leaf’s text, the leaf last', () => ({ leafPem: upper.pem + lower.pem + leaf.pem, chainPem: '' })],
  [
    'base64 of the PEM text',
    () => ({ leafPem: Buffer.from(leaf.pem).toString('base64'), chainPem: Buffer.from(lower.pem + upper.pem).toString('base64') }),
  ],
  [
    'text around the blocks',
    () => ({ leafPem: `Your certificate:\n${leaf.pem}`, chainPem: `Intermediate\n${lower.pem}and\n${upper.pem}Regards` }),
  ],
])('reads %s', async (_, texts) => {
  const { faults, leafPem, chainPem } = await checkFile({ ...input, ...texts() })
  expect(faults).toEqual([])
  expect(leafPem).toBe(leaf.pem)
  expect(chainPem).toBe(lower.pem + upper.pem)
})

it.each([
  ['PKCS #7 that is cut short', () => asPem('PKCS7', bundle(upper, lower).subarray(0, 300))],
  ['PKCS #7 without its last line', () => asPem('PKCS7', bundle(upper, lower)).replace(/-----END.*/, '')],
  ['a sentence', () => 'Please contact support'],
  ['base64 of something else', () => Buffer.from('not a certificate').toString('base64')],
])('a chain of %s is reported as unreadable, not as missing', async (_, chainPem) => {
  expect((await checkFile({ ...input, chainPem: chainPem() })).faults).toEqual(['chain_unreadable'])
})

it('nothing is thrown, whatever the input', async () => {
  const damage = (pem: string) =>
    fc.array(fc.record({ at: fc.nat(derOf(pem).length - 1), byte: fc.nat(255) }), { minLength: 1, maxLength: 4 }).map((changes) => {
      const der = Buffer.from(derOf(pem))
      for (const { at, byte } of changes) der.writeUInt8(byte, at)
      return asPem('CERTIFICATE', der)
    })
  const cut = (pem: string) => fc.nat(derOf(pem).length).map((length) => derOf(pem).subarray(0, length).toString('base64'))
  const anything = (pem: string) =>
    fc.oneof({ weight: 6, arbitrary: damage(pem) }, cut(pem), fc.string(), fc.base64String(), fc.constant(pem))
  await fc.assert(
    fc.asyncProperty(anything(leaf.pem), anything(lower.pem), anything(upper.pem), async (leafPem, lowerPem, upperPem) => {
      const { facts, faults } = await checkFile({ ...input, leafPem, chainPem: lowerPem + upperPem })
      // A file without faults has facts, which must be storable in a database.
      expect(faults.length > 0 || facts !== null).toBe(true)
      expect(JSON.stringify(facts)).not.toMatch(/\\u0000|\\ud[89a-f]/)
      readFile(leafPem)
      splitPem(lowerPem)
    }),
    { numRuns: 400 },
  )
})

it('a long text with an unterminated block is read quickly', () => {
  const before = process.cpuUsage()
  for (const piece of ['-----BEGIN CERTIFICATE-----', '-', 'BEGIN ', 'A', ' ', '\n', '=', 'BEGIN A A A '])
    splitPem(piece.repeat(100_000 / piece.length))
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(8 * 1_000)
})
