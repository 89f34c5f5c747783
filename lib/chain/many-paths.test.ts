import 'reflect-metadata'
import { readFileSync } from 'node:fs'
import { KeyUsageFlags } from '@peculiar/x509'
import { beforeAll, expect, it } from 'vitest'
import { checkFile } from './check-file'
import { makeParty, makeRequestFor, type Party } from './test-authority'

const AT = new Date('2026-11-28T00:00:00Z')
const NAME = 'shop.example.com'
const OLD = { notBefore: '2015-01-01T00:00:00Z', notAfter: '2024-01-01T00:00:00Z' }

const fixture = (name: string) => readFileSync(`lib/chain/fixtures/${name}`, 'utf8')
const count = (pem: string) => pem.match(/BEGIN/g)?.length ?? 0

let root: Party
let oldRoot: Party
let leaf: Party
let csrPem: string
beforeAll(async () => {
  ;[root, oldRoot] = (await Promise.all(['Root', 'Old Root'].map((name) => makeParty({ name })))) as [Party, Party]
  leaf = await makeParty({ name: NAME, issuer: root, ca: false, names: [NAME] })
  csrPem = await makeRequestFor(NAME, leaf.keys)
})

/** Checks a leaf of this issuer, made for the request's key and sent with these certificates. */
async function check(issuer: Party, others: readonly Party[], at = AT) {
  const own = await makeParty({ name: NAME, issuer, ca: false, names: [NAME], keys: leaf.keys })
  const chainPem = others.map(({ pem }) => pem).join('')
  return checkFile({ leafPem: own.pem, chainPem, csrPem, expectedNames: [NAME], at })
}

async function checkFixtures(leafName: string, chainName: string) {
  const [leafPem, chainPem] = [fixture(leafName), fixture(chainName)]
  return checkFile({ leafPem, chainPem, csrPem: fixture('chain-request.csr'), expectedNames: [NAME], at: AT })
}

it.each(['chain-expired-cross-first.pem', 'chain-root-and-expired-cross-of-it.pem'])('the valid path in %s is delivered', async (name) => {
  const { faults, chainPem } = await checkFixtures('chain-leaf.pem', name)
  expect(faults).toEqual([])
  expect(count(chainPem)).toBe(2)
})

it('an expired cross-signed authority does not block a file that has another path, whatever the order of the certificates', async () => {
  const middle = await makeParty({ name: 'Middle', issuer: root })
  const crossed = await makeParty({ name: 'Middle', issuer: oldRoot, keys: middle.keys, ...OLD })
  const early = await makeParty({ name: 'Middle', issuer: oldRoot, keys: middle.keys, notBefore: '2026-12-24T00:00:00Z' })
  const bystanders = [root, oldRoot, crossed, early, middle]
  for (let turn = 0; turn < bystanders.length; turn++) {
    const others = [...bystanders.slice(turn), ...bystanders.slice(0, turn)]
    expect(await check(middle, others)).toMatchObject({ faults: [], chainPem: middle.pem })
  }
})

it('the root of a path is also checked, but not delivered', async () => {
  const expired = await makeParty({ name: 'Gone Root', ...OLD })
  const middle = await makeParty({ name: 'Middle', issuer: expired })
  expect((await check(middle, [middle, expired])).faults).toEqual(['chain_expired'])
  const crossed = await makeParty({ name: 'Gone Root', issuer: root, keys: expired.keys })
  expect(await check(middle, [middle, expired, crossed, root])).toMatchObject({ faults: [], chainPem: middle.pem + crossed.pem })
})

it('a file whose intermediate is not valid yet is held until it is', async () => {
  const middle = await makeParty({ name: 'Middle', issuer: root, notBefore: '2026-12-01T00:00:00Z' })
  expect((await check(middle, [middle])).faults).toEqual(['chain_not_yet_valid'])
  expect((await check(middle, [middle], new Date('2026-12-01T00:00:00Z'))).faults).toEqual([])
})

it('a file whose chain exceeds a path length is held; one within the limit is not', async () => {
  const upper = await makeParty({ name: 'Upper', issuer: root, pathLength: 0 })
  const lower = await makeParty({ name: 'Lower', issuer: upper, pathLength: 0 })
  expect((await check(lower, [lower, upper])).faults).toEqual(['chain_too_long'])
  expect((await check(lower, [lower])).faults).toEqual([])
  const roomy = await makeParty({ name: 'Roomy', issuer: root, pathLength: 1 })
  const below = await makeParty({ name: 'Below', issuer: roomy, pathLength: 0 })
  expect((await check(below, [below, roomy])).faults).toEqual([])
  const renewed = await makeParty({ name: 'Roomy', issuer: roomy })
  const last = await makeParty({ name: 'Last', issuer: renewed, pathLength: 0 })
  expect((await check(last, [last, renewed, roomy])).faults).toEqual([])
  const tightRoot = await makeParty({ name: 'Tight Root', pathLength: 0 })
  const under = await makeParty({ name: 'Under', issuer: tightRoot })
  expect((await check(under, [under, tightRoot])).faults).toEqual(['chain_too_long'])
})

it('a file is held if an authority above it may not sign certificates, or not for servers', async () => {
  const signer = await makeParty({ name: 'Signer', issuer: root, keyUsage: KeyUsageFlags.digitalSignature })
  expect((await check(signer, [signer])).faults).toEqual(['chain_not_authority'])
  const mailer = await makeParty({ name: 'Mailer', issuer: root, usage: '1.3.6.1.5.5.7.3.4' })
  expect((await check(mailer, [mailer])).faults).toEqual(['chain_not_authority'])
  const proper = await makeParty({
    name: 'Proper',
    issuer: root,
    keyUsage: KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign,
    usage: '2.5.29.37.0',
  })
  expect((await check(proper, [proper])).faults).toEqual([])
})

it('a missing second intermediate is noticed if the root or another authority above the gap was sent', async () => {
  expect((await checkFixtures('chain-leaf.pem', 'chain-second-intermediate-missing.pem')).faults).toEqual(['chain_gap'])
  const upper = await makeParty({ name: 'Upper', issuer: root })
  const middle = await makeParty({ name: 'Middle', issuer: upper })
  const lower = await makeParty({ name: 'Lower', issuer: middle })
  expect((await check(lower, [lower, root])).faults).toEqual(['chain_gap'])
  expect((await check(lower, [upper, lower])).faults).toEqual(['chain_gap'])
  expect((await check(lower, [lower, middle])).faults).toEqual([])
})

it('an unreadable date is a fault, whether in the leaf or in a certificate above it', async () => {
  // Newer releases of Node cannot read such a certificate.
  const own = await checkFixtures('leaf-date-without-z.pem', 'chain-expired-cross-first.pem')
  expect(own.facts).toBe(null)
  expect(['dates_unreadable', 'unreadable']).toContain(own.faults[0])
  const middle = await makeParty({ name: 'Middle', issuer: root })
  const der = Buffer.from(middle.pem.replace(/-----[^-]+-----/g, ''), 'base64')
  der.write('0', der.indexOf('Z', der.indexOf('3611010000')))
  const damaged = { ...middle, pem: `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n` }
  const { faults } = await check(middle, [damaged])
  expect(faults.some((fault) => fault === 'chain_dates_unreadable' || fault === 'chain_unreadable')).toBe(true)
})

it('a leaf that is a CA certificate is held whatever its key usage says, and so is one that names no issuer', async () => {
  expect((await checkFixtures('leaf-ca-true-digital-signature.pem', 'chain-expired-cross-first.pem')).faults).toEqual(['is_authority'])
  const { faults, facts } = await checkFixtures('leaf-empty-issuer.pem', 'chain-expired-cross-first.pem')
  expect(faults).toContain('issuer_missing')
  expect(facts?.issuer).toBe('not named')
})

it('seven authorities that all signed each other are checked without trying every path', async () => {
  const parties = await Promise.all(Array.from({ length: 7 }, (_, at) => makeParty({ name: `Ring ${at}` })))
  const ring = await Promise.all(
    parties.flatMap((issuer) => parties.filter((one) => one !== issuer).map(({ name, keys }) => makeParty({ name, keys, issuer, ...OLD }))),
  )
  const before = process.cpuUsage()
  const { faults } = await check(parties[0] ?? root, ring)
  const { user, system } = process.cpuUsage(before)
  expect(faults).toContain('chain_expired')
  expect((user + system) / 1000).toBeLessThan(5_000)
})
