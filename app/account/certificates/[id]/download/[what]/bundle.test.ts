import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { bundle } from './bundle'

const file = { leafPem: '-LEAF-', chainPem: '-ONE-\n-TWO-\n', fingerprint: 'AB12', notAfter: new Date('2027-06-02T23:59:59Z') }
const text = (body: Uint8Array) => Buffer.from(body).toString()

test('the full chain begins with the certificate itself, and each part starts on a new line', () => {
  const { name, body } = bundle('fullchain', '*.example.com', file)
  expect(name).toBe('wildcard.example.com.fullchain.crt')
  expect(text(body)).toBe('-LEAF-\n-ONE-\n-TWO-\n')
})

test('the zip holds every file and a readme, and no private key', () => {
  const unpacked = unzipSync(bundle('zip', 'shop.example.com', file).body)
  expect(Object.keys(unpacked).sort()).toEqual([
    'README.txt',
    'shop.example.com.chain.crt',
    'shop.example.com.crt',
    'shop.example.com.fullchain.crt',
  ])
  expect(strFromU8(unpacked['shop.example.com.crt'] ?? new Uint8Array())).toBe('-LEAF-\n')
  expect(strFromU8(unpacked['README.txt'] ?? new Uint8Array())).toContain('SHA-256 fingerprint AB12')
})
