import 'reflect-metadata'
import { generateKeyPairSync } from 'node:crypto'
import { Pkcs10CertificateRequestGenerator, X509CertificateGenerator } from '@peculiar/x509'
import { describe, expect, it, test } from 'vitest'
import { readUpload } from '../read-upload'
import { readRequest } from '../request/read-request'
import { writeKeys, writeStores } from '../testing/test-keys'
import { makeRequest } from '../testing/test-requests'
import { secretIn, secretInFile } from './keys'

const REQUEST = makeRequest({ key: 'EC -pkeyopt ec_paramgen_curve:P-256' }).pem
const KEYS = writeKeys(REQUEST)
const STORES = writeStores()

describe('a private key is recognised in every form', () => {
  it.each(KEYS)('on the page: $form', ({ text, file }) => {
    expect(text === undefined ? secretInFile(file ?? new Uint8Array()) : secretIn(text)).toBe('key')
  })

  it.each(KEYS)('on the server, and none of it is returned: $form', async ({ text, file }) => {
    const read = await readRequest(text ?? readUpload(file ?? new Uint8Array()))
    expect(read).toEqual({ ok: false, error: { code: 'private_key' } })
  })

  it.each(STORES)('$form is a key store', async ({ text, file }) => {
    expect(text === undefined ? secretInFile(file ?? new Uint8Array()) : secretIn(text)).toBe('store')
    const read = await readRequest(text ?? readUpload(file ?? new Uint8Array()))
    expect(read).toEqual({ ok: false, error: { code: 'pkcs12' } })
  })

  it('in a text longer than any request', async () => {
    const text = `${'one more line of a log\n'.repeat(1500)}${KEYS[0]?.text}`
    expect(await readRequest(text)).toEqual({ ok: false, error: { code: 'private_key' } })
  })
})

test.each([
  ['a session of openssl', "Generating a RSA private key\n....+++++\nwriting new private key to 'privkey.pem'\n-----\n"],
  ['a warning about keys', 'Do not send private key. Keep it at the end private key stays on the server.\n'],
  ['words behind the request', '', '\nPRIVATE KEY is in /etc/ssl/private/shop.example.com.key\nBEGIN with step 2. Priv: none. Password: d'],
])('%s around a request is not a private key', async (_, before, after = '') => {
  const text = `${before}${REQUEST}${after}`
  expect(secretIn(text)).toBeNull()
  expect((await readRequest(text)).ok).toBe(true)
})

// Generating all 2,000 keys takes minutes, mostly for RSA. Set KEELMARK_THOROUGH=1 to run them.
const THOROUGH = process.env.KEELMARK_THOROUGH === '1'
const COUNTS = THOROUGH ? { rsa: 500, ec: 1500 } : { rsa: 4, ec: 150 }

test('no request, certificate or public key from fresh keys is mistaken for a private key', {
  timeout: THOROUGH ? 3_000_000 : 60_000,
}, async () => {
  const wrong: string[] = []
  for (let i = 0; i < COUNTS.rsa + COUNTS.ec; i += 1) {
    const isRsa = i < COUNTS.rsa
    const algorithm = isRsa
      ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) }
      : { name: 'ECDSA', namedCurve: i % 2 ? 'P-256' : 'P-384', hash: 'SHA-256' }
    const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
    if (!('privateKey' in keys)) throw new Error('not a pair of keys')
    const made = { name: `CN=shop-${i}.example.com,O=Harbour ${i}`, keys, signingAlgorithm: algorithm }
    const request = await Pkcs10CertificateRequestGenerator.create(made)
    const certificate = await X509CertificateGenerator.createSelfSigned(made)
    for (const [raw, pem] of [
      [request.rawData, request.toString('pem')],
      [certificate.rawData, certificate.toString('pem')],
      [certificate.publicKey.rawData, certificate.publicKey.toString('pem')],
    ] as const) {
      const der = Buffer.from(raw)
      const hex = der.toString('hex')
      const texts = [pem, der.toString('base64'), der.toString('base64url'), hex, hex.replace(/..(?!$)/g, '$&:'), JSON.stringify({ pem })]
      wrong.push(...texts.filter((text) => secretIn(text)), ...(secretInFile(der) ? [pem] : []))
    }
  }
  expect(wrong).toEqual([])
})

test('a public key in printed form or as JWK is not a private key', () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  expect(secretIn(JSON.stringify(publicKey.export({ format: 'jwk' })))).toBeNull()
  expect(secretIn(makeRequest().printed)).toBeNull()
})

test('parts of a request or of a signed message are not a private key, wherever a line breaks', () => {
  const name = `301b3119301706035504030c10${Buffer.from('shop.example.com').toString('hex')}`
  for (const version of ['020100', '020101']) {
    const part = Buffer.from(`3081a0${version}${name}${'5a'.repeat(120)}`, 'hex').toString('base64')
    expect(secretIn(`AAAA\n${part}`)).toBeNull()
  }
})
