import { createHash, X509Certificate } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { splitPem } from '@/lib/chain/split-pem'
import { makeParty } from '@/lib/chain/test-authority'
import { PSEUDO } from '@/lib/languages/testing/untranslated'
import type { Language } from '@/lib/languages/types'
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

test('Windows and Java get the certificate in DER, and certificate and intermediates in PKCS #7', () => {
  const [der, p7b, p7c] = (['der', 'p7b', 'p7c'] as const).map((what) => bundle(what, 'shop.example.com', file))
  expect([der?.name, p7b?.name, p7c?.name]).toEqual(['shop.example.com.cer', 'shop.example.com.p7b', 'shop.example.com.p7c'])
  expect(new X509Certificate(der?.body ?? new Uint8Array()).toString().trim()).toBe(file.leafPem)
  const all = [`${file.leafPem}\n`, file.chainPem].toSorted()
  expect(splitPem(text(p7b?.body ?? new Uint8Array())).pems.toSorted()).toEqual(all)
  expect(splitPem(Buffer.from(p7c?.body ?? []).toString('base64')).pems.toSorted()).toEqual(all)
})

test('the zip contains every file and a readme with their checksums, but no private key', () => {
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

test('the zip for one server contains the files its guide uses, and the guide', () => {
  const unpacked = unzipSync(bundle('zip', 'shop.example.com', file, { server: 'nginx' }).body)
  expect(Object.keys(unpacked).sort()).toEqual(['README.txt', 'shop.example.com.fullchain.crt'])
  expect(strFromU8(unpacked['README.txt'] ?? new Uint8Array())).toContain('    sudo nginx -t')
})

test('the readme is in the language of its reader', () => {
  const readme = (server: string, language: Language) =>
    strFromU8(unzipSync(bundle('zip', 'shop.example.com', file, { server, language }).body)['README.txt'] ?? new Uint8Array())
  for (const server of ['nginx', 'other']) {
    const lines = readme(server, PSEUDO).split('\n')
    const isData = (line: string) => line === '' || line.startsWith('    ') || /^[0-9a-f]{64} {2}/.test(line)
    expect(lines.filter((line) => !isData(line) && !/^(?:\d+\. )?\[[^[\]]+\]$/.test(line))).toEqual([])
  }
  expect(readme('nginx', 'de')).toContain('Zertifikat für shop.example.com')
})

test('the zip for an unknown server contains everything', () => {
  expect(Object.keys(unzipSync(bundle('zip', 'shop.example.com', file, { server: 'other' }).body))).toHaveLength(7)
})
