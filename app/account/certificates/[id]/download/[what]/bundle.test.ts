import { createHash, X509Certificate } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { splitPem } from '@/lib/chain/split-pem'
import { makeParty } from '@/lib/chain/test-authority'
import { bundle } from './bundle'

let file: Parameters<typeof bundle>[2]
const text = (body: Uint8Array) => Buffer.from(body).toString()

beforeAll(async () => {
  const issuer = await makeParty({ name: 'Test Issuer' })
  const { pem } = await makeParty({ name: 'shop.example.com', issuer, ca: false })
  file = {
    leafPem: pem.trim(),
    chainPem: issuer.pem,
    fingerprint: 'AB12',
    names: ['shop.example.com'],
    notAfter: new Date('2027-06-02T23:59:59Z'),
  }
})

test('the full chain begins with the certificate itself, and each part starts on a new line', () => {
  const { name, body } = bundle('fullchain', '*.example.com', file)
  expect(name).toBe('wildcard.example.com.fullchain.crt')
  expect(text(body)).toBe(`${file.leafPem}\n${file.chainPem}`)
})

test('Windows and Java get the certificate in DER, and certificate and intermediates as PKCS #7', () => {
  const [der, p7b, p7c] = (['der', 'p7b', 'p7c'] as const).map((what) => bundle(what, 'shop.example.com', file))
  expect([der?.name, p7b?.name, p7c?.name]).toEqual(['shop.example.com.cer', 'shop.example.com.p7b', 'shop.example.com.p7c'])
  expect(new X509Certificate(der?.body ?? new Uint8Array()).toString().trim()).toBe(file.leafPem)
  const all = [`${file.leafPem}\n`, file.chainPem].toSorted()
  expect(splitPem(text(p7b?.body ?? new Uint8Array())).pems.toSorted()).toEqual(all)
  expect(splitPem(Buffer.from(p7c?.body ?? []).toString('base64')).pems.toSorted()).toEqual(all)
})

test('the zip holds every file and a readme with their checksums, and no private key', () => {
  const unpacked = unzipSync(bundle('zip', 'shop.example.com', file).body)
  const { 'README.txt': readme, ...files } = unpacked
  expect(Object.keys(files).sort()).toEqual([
    'shop.example.com.cer',
    'shop.example.com.chain.crt',
    'shop.example.com.crt',
    'shop.example.com.fullchain.crt',
    'shop.example.com.p7b',
    'shop.example.com.p7c',
  ])
  expect(strFromU8(readme ?? new Uint8Array())).toContain('SHA-256 fingerprint AB12')
  for (const [name, body] of Object.entries(files)) {
    expect(strFromU8(readme ?? new Uint8Array())).toContain(`${createHash('sha256').update(body).digest('hex')}  ${name}`)
  }
})

test('the zip for one server holds what its guide uses, and the guide', () => {
  const unpacked = unzipSync(bundle('zip', 'shop.example.com', file, 'nginx').body)
  expect(Object.keys(unpacked).sort()).toEqual(['README.txt', 'shop.example.com.fullchain.crt'])
  expect(strFromU8(unpacked['README.txt'] ?? new Uint8Array())).toContain('    sudo nginx -t')
})

test('the zip for an unknown server holds everything', () => {
  expect(Object.keys(unzipSync(bundle('zip', 'shop.example.com', file, 'other').body))).toHaveLength(7)
})
