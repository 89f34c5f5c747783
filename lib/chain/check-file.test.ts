import { beforeAll, describe, expect, it } from 'vitest'
import { checkFile } from './check-file'
import { makeKeys, makeParty, makeRequestFor, type Party } from './test-authority'

const AT = new Date('2026-11-02T00:00:00Z')
const NAME = 'shop.example.com'

let root: Party
let upper: Party
let lower: Party
let leaf: Party
let csrPem: string
let input: Parameters<typeof checkFile>[0]

beforeAll(async () => {
  root = await makeParty({ name: 'Test Root' })
  upper = await makeParty({ name: 'Test Upper', issuer: root })
  lower = await makeParty({ name: 'Test Lower', issuer: upper })
  leaf = await makeParty({ name: NAME, issuer: lower, ca: false, names: [NAME, `www.${NAME}`] })
  csrPem = await makeRequestFor(NAME, leaf.keys)
  input = { leafPem: leaf.pem, chainPem: lower.pem + upper.pem, csrPem, expectedNames: [NAME], at: AT }
})

/** Returns a leaf for the request's own key that differs only as requested. */
async function otherLeaf(wish: Partial<Parameters<typeof makeParty>[0]>) {
  return (await makeParty({ name: NAME, issuer: lower, ca: false, names: [NAME], keys: leaf.keys, ...wish })).pem
}

describe('an issued file', () => {
  it('passes when key, names, dates and chain match, and its facts are read', async () => {
    const { facts, faults } = await checkFile(input)
    expect(faults).toEqual([])
    expect(facts).toMatchObject({
      issuer: 'Test Lower',
      names: [NAME, `www.${NAME}`],
      keyType: 'EC P-256',
      notBefore: new Date('2026-11-01T00:00:00Z'),
      notAfter: new Date('2027-05-19T00:00:00Z'),
    })
    expect(facts?.fingerprint).toMatch(/^[0-9A-F]{64}$/)
    expect(facts?.serial).toMatch(/^[0-9A-F]+$/)
  })

  it('is put in order, whatever its original order, and loses its root and indentation', async () => {
    const indented = (root.pem + upper.pem + lower.pem + leaf.pem).replace(/^/gm, ' ')
    const { faults, chainPem, leafPem } = await checkFile({ ...input, chainPem: indented, leafPem: ` ${leaf.pem}` })
    expect(faults).toEqual([])
    expect(leafPem).toBe(leaf.pem)
    expect(chainPem).toBe(lower.pem + upper.pem)
  })

  it('may include its chain in the same text', async () => {
    const { faults, chainPem } = await checkFile({ ...input, leafPem: leaf.pem + lower.pem + upper.pem, chainPem: '' })
    expect(faults).toEqual([])
    expect(chainPem).toBe(lower.pem + upper.pem)
  })

  it('may be issued directly by a root', async () => {
    const direct = await makeParty({ name: NAME, issuer: root, ca: false, names: [NAME], keys: leaf.keys })
    const { faults, chainPem } = await checkFile({ ...input, leafPem: direct.pem, chainPem: root.pem })
    expect(faults).toEqual([])
    expect(chainPem).toBe('')
  })

  it('passes for a name that its wildcard covers, but not one level deeper', async () => {
    const leafPem = await otherLeaf({ names: ['*.example.com'] })
    expect((await checkFile({ ...input, leafPem, expectedNames: [NAME, '*.example.com'] })).faults).toEqual([])
    expect((await checkFile({ ...input, leafPem, expectedNames: ['a.shop.example.com'] })).faults).toEqual(['name_missing'])
    expect((await checkFile({ ...input, leafPem, expectedNames: ['example.com'] })).faults).toEqual(['name_missing'])
  })
})

describe('a file is held', () => {
  it('when it was issued for a different key', async () => {
    const other = await makeRequestFor(NAME, await makeKeys())
    expect((await checkFile({ ...input, csrPem: other })).faults).toEqual(['key_mismatch'])
  })

  it('when a name that was paid for is missing', async () => {
    expect((await checkFile({ ...input, expectedNames: [NAME, 'example.com'] })).faults).toEqual(['name_missing'])
  })

  it('when its dates are wrong', async () => {
    const faultsAt = async (at: string) => (await checkFile({ ...input, at: new Date(at) })).faults
    expect(await faultsAt('2027-05-19T00:00:00Z')).toEqual(['expired'])
    expect(await faultsAt('2026-10-31T23:00:00Z')).toEqual(['not_yet_valid'])
    expect(await faultsAt('2026-10-31T23:55:00Z')).toEqual([])
    const long = await otherLeaf({ notAfter: '2027-11-01T00:00:00Z' })
    expect((await checkFile({ ...input, leafPem: long })).faults).toEqual(['dates_odd'])
  })

  it('when it is a CA certificate or not for servers', async () => {
    expect((await checkFile({ ...input, leafPem: await otherLeaf({ ca: true, notAfter: '2027-05-01T00:00:00Z' }) })).faults).toEqual([
      'is_authority',
    ])
    expect((await checkFile({ ...input, leafPem: await otherLeaf({ usage: '1.3.6.1.5.5.7.3.2' }) })).faults).toEqual(['not_for_servers'])
  })

  it('when its chain is missing, foreign, forged, damaged, expired or not from an authority', async () => {
    const faultsOf = async (chainPem: string, leafPem = leaf.pem) => (await checkFile({ ...input, chainPem, leafPem })).faults
    expect(await faultsOf('')).toEqual(['chain_missing'])
    expect(await faultsOf(upper.pem + root.pem)).toEqual(['chain_broken'])
    const forged = await makeParty({ name: 'Test Lower', issuer: upper })
    expect(await faultsOf(forged.pem + upper.pem)).toEqual(['chain_broken'])
    const renamed = await makeParty({ name: 'Test Other', issuer: upper, keys: lower.keys })
    expect(await faultsOf(renamed.pem + upper.pem)).toEqual(['chain_broken'])
    expect(await faultsOf(lower.pem + upper.pem.replace(/.{10}\n-----END/, '\n-----END'))).toEqual(['chain_unreadable'])
    const old = await makeParty({ name: 'Test Old', issuer: root, notAfter: '2026-11-01T12:00:00Z' })
    expect(await faultsOf(old.pem, await otherLeaf({ issuer: old }))).toEqual(['chain_expired'])
    const layman = await makeParty({ name: 'layman.example.com', issuer: upper, ca: false })
    expect(await faultsOf(layman.pem + upper.pem, await otherLeaf({ issuer: layman }))).toEqual(['chain_not_authority'])
  })

  it('and every fault is listed when there are several', async () => {
    const stranger = await makeParty({ name: 'mail.example.net', ca: false, names: ['mail.example.net'] })
    const { faults } = await checkFile({ ...input, leafPem: stranger.pem, at: new Date('2030-01-01') })
    expect(faults).toEqual(['key_mismatch', 'name_missing', 'expired', 'chain_broken'])
  })

  it('when it cannot be read', async () => {
    expect(await checkFile({ ...input, leafPem: 'Service unavailable' })).toMatchObject({ facts: null, faults: ['unreadable'] })
  })
})
