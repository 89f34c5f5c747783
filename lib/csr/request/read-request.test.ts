import 'reflect-metadata'
import { constants, createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import {
  Pkcs10CertificateRequestGenerator,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  X509Certificates,
} from '@peculiar/x509'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readElement } from '../der'
import { readUpload } from '../read-upload'
import { makeRequest } from '../testing/test-requests'
import { readRequest } from './read-request'
import { nameForNode } from './verify-request'

const RSA = makeRequest({ subject: '/C=GB/L=Leeds/O=Büro Söhne/OU=IT/CN=Shop.Example.com/emailAddress=jo@example.com' })
const BASE64 = RSA.pem.replace(/-----.*?-----|\s/g, '')
const DER = Buffer.from(BASE64, 'base64')
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const CERTIFICATE = await X509CertificateGenerator.createSelfSigned({
  name: 'CN=shop.example.com',
  keys: await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']),
  signingAlgorithm: ALGORITHM,
})
const OLD_PUBLIC_KEY = createPublicKey(RSA.keyPem).export({ format: 'der', type: 'pkcs1' }).toString('base64')
const KEY_DER = Buffer.from(RSA.keyPem.replace(/-----.*?-----|\s/g, ''), 'base64')

async function codeOf(text: string) {
  const read = await readRequest(text)
  return read.ok ? 'ok' : read.error.code
}

async function factsOf(text: string) {
  const read = await readRequest(text)
  if (!read.ok) throw new Error(read.error.code)
  return read.value
}

describe('a readable request', () => {
  it('yields its facts, with the fingerprint of its own public key', async () => {
    const spki = createPublicKey(RSA.keyPem).export({ format: 'der', type: 'spki' })
    expect(await factsOf(RSA.pem)).toEqual({
      pem: RSA.pem,
      commonName: 'Shop.Example.com',
      otherCommonNames: [],
      asciiName: 'shop.example.com',
      unicodeName: 'shop.example.com',
      names: ['shop.example.com'],
      wildcard: false,
      organization: 'Büro Söhne',
      unit: 'IT',
      locality: 'Leeds',
      country: 'GB',
      email: 'jo@example.com',
      keyType: 'rsa',
      keyBits: 2048,
      signature: 'SHA-256',
      spkiSha256: createHash('sha256').update(spki).digest('hex').toUpperCase(),
    })
  })

  it('may have an elliptic curve key and further names', async () => {
    const { pem } = makeRequest({
      key: 'EC -pkeyopt ec_paramgen_curve:P-384',
      digest: 'sha384',
      names: 'DNS:shop.example.com,DNS:Mail.example.com,IP:203.0.113.7,email:jo@example.com',
    })
    expect(await factsOf(pem)).toMatchObject({
      keyType: 'ec',
      keyBits: 384,
      curve: 'P-384',
      signature: 'SHA-384',
      names: ['shop.example.com', 'mail.example.com', '203.0.113.7'],
    })
  })

  it('may come from a browser', async () => {
    const request = await Pkcs10CertificateRequestGenerator.create({
      name: 'CN=*.xn--mnchen-3ya.example.com',
      keys: await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']),
      signingAlgorithm: ALGORITHM,
      extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: 'www.example.com' }])],
    })
    expect(await factsOf(request.toString('pem'))).toMatchObject({
      wildcard: true,
      asciiName: '*.xn--mnchen-3ya.example.com',
      unicodeName: '*.münchen.example.com',
      names: ['*.xn--mnchen-3ya.example.com', 'www.example.com'],
    })
  })

  it.each(['utf8only', 'pkix', 'default', 'MASK:2048'])('may use the string type %s in its subject', async (mask) => {
    const { pem } = makeRequest({ subject: '/O=Büro/CN=shop.example.com', strings: mask })
    expect(await factsOf(pem)).toMatchObject({ organization: 'Büro', asciiName: 'shop.example.com' })
  })

  it.each(['SHA3-256', 'SHA3-512', 'SHA-512/256', 'SHA-224'])('is refused for its hash when signed with RSA-PSS over %s', async (hash) => {
    const { pem, keyPem } = makeRequest({ extra: ['-sigopt', 'rsa_padding_mode:pss'] })
    const der = Buffer.from(pem.replace(/-----.*?-----|\s/g, ''), 'base64')
    const info = readElement(der, readElement(der, 0)?.content ?? 0)
    // openssl cannot make such a request, so we replace its signature over the same bytes.
    const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 28 }
    sign(nameForNode(hash), der.subarray(info?.start, info?.end), { key: keyPem, ...padding }).copy(der, der.length - 256)
    expect(await readRequest(der.toString('base64'))).toEqual({ ok: false, error: { code: 'hash_refused', hash } })
  })

  it('may have an RSA-PSS signature with an ordinary key', async () => {
    const { pem } = makeRequest({ extra: ['-sigopt', 'rsa_padding_mode:pss'] })
    expect(await codeOf(pem)).toBe('ok')
  })

  it.each(['key', 'digest'] as const)('is read even if it is too weak, so that the policy can say so: %s', async (what) => {
    const weak = makeRequest(what === 'key' ? { key: 'RSA -pkeyopt rsa_keygen_bits:1024' } : { digest: 'sha1' })
    expect(await factsOf(weak.pem)).toMatchObject(what === 'key' ? { keyBits: 1024 } : { signature: 'SHA-1' })
  })
})

describe('a request is read however it was pasted', () => {
  const lines = BASE64.match(/.{1,64}/g)?.join('\n') ?? ''
  it.each<[string, string]>([
    ['with Windows line ends', RSA.pem.replaceAll('\n', '\r\n')],
    ['with a byte order mark and zero-width spaces', `\uFEFF${RSA.pem.replaceAll('\n', '\u200B\n')}`],
    ['with NEW in its first and last line', RSA.pem.replaceAll('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST')],
    ['on a single line', RSA.pem.replaceAll('\n', ' ')],
    ['without any line break', RSA.pem.replaceAll('\n', '')],
    ['indented', RSA.pem.replace(/^/gm, '    ')],
    ['quoted in a mail', `> Hello,\n> here it is:\n>\n${RSA.pem.replace(/^/gm, '> ')}`],
    ['with dashes from a word processor', RSA.pem.replaceAll('-----', '——-')],
    ['with escaped line breaks', RSA.pem.replaceAll('\n', '\\n')],
    ['without its first and last lines', lines],
    ['as one long base64 word', BASE64],
    ['with a whole terminal session around it', `$ openssl req …\nwriting new private key to 'x.key'\n${RSA.printed}\n$ exit`],
    ['without its last line', RSA.pem.replace(/-----END.*/, '')],
  ])('%s', async (_, text) => {
    expect((await factsOf(text)).pem).toBe(RSA.pem)
  })

  it.each<[string, Uint8Array]>([
    ['DER', DER],
    ['PEM', Buffer.from(RSA.pem)],
    ['UTF-16 as Windows writes it', Buffer.from(`\uFEFF${RSA.pem}`, 'utf16le')],
    ['bare base64', Buffer.from(BASE64)],
  ])('uploaded as a file of %s', async (_, bytes) => {
    expect((await factsOf(readUpload(bytes))).pem).toBe(RSA.pem)
  })
})

describe('text that is not a usable request is identified', () => {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const certificate = CERTIFICATE.toString('pem')
  const bundle = new X509Certificates(CERTIFICATE).export('pem')
  const bare = (pem: string) => pem.replace(/-----.*?-----|\s/g, '')
  const publicKey = keys.publicKey.export({ format: 'pem', type: 'spki' }).toString()

  it.each<[string, string, string]>([
    ['nothing', '  \n\uFEFF ', 'empty'],
    ['a certificate', certificate, 'certificate'],
    ['a certificate as base64', bare(certificate), 'certificate'],
    ['a certificate with the wrong label', certificate.replaceAll('CERTIFICATE', 'CERTIFICATE REQUEST'), 'certificate'],
    ['a PKCS#7 bundle', bundle, 'pkcs7'],
    ['a PKCS#7 bundle as base64', bare(bundle), 'pkcs7'],
    ['a public key', publicKey, 'public_key'],
    ['a public key as base64', bare(publicKey), 'public_key'],
    ['an RSA public key in the old form, as base64', OLD_PUBLIC_KEY, 'public_key'],
    ['an SSH key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB jo@example.com', 'ssh_key'],
    ['prose', 'please find my request attached', 'not_a_request'],
    ['other base64', 'aGVsbG8gd29ybGQ=', 'not_a_request'],
    ['two requests', RSA.pem + RSA.pem, 'several_requests'],
    ['a key no authority accepts', makeRequest({ key: 'ed25519' }).pem, 'unsupported_key'],
  ])('%s', async (_, text, code) => {
    expect(await codeOf(text)).toBe(code)
  })

  it('a request truncated at any point, or missing a line', { timeout: 30_000 }, async () => {
    const rows = RSA.pem.trim().split('\n')
    for (let kept = 1; kept < rows.length - 1; kept++) expect(await codeOf(rows.slice(0, kept).join('\n'))).toBe('cut_off')
    expect(await codeOf(rows.toSpliced(5, 1).join('\n'))).toBe('cut_off')
    expect(await codeOf(RSA.pem.replace('\n', '\n!'))).toBe('cut_off')
  })

  it.each([0x03, 0x04])('a request missing a line, so that its signature looks like the rest of a key (%i)', async (tag) => {
    const short = Buffer.concat([DER.subarray(0, 240), DER.subarray(288)])
    const afterContent = 4 + 4 + DER.readUInt16BE(6)
    short.fill(Uint8Array.of(tag, 0x81, 0xff), afterContent, afterContent + 3)
    expect(await codeOf(short.toString('base64').replace(/.{64}/g, '$&\n'))).toBe('cut_off')
  })

  it('a request with one byte changed', async () => {
    const changed = Buffer.from(DER)
    const at = changed.indexOf('Shop')
    changed[at] = 'D'.charCodeAt(0)
    expect(await codeOf(changed.toString('base64'))).toBe('changed')
  })

  it('a request changed outside the signed part', async () => {
    // From the end: 256 bytes of signature, the count of its unused bits, and the parameters before its header.
    for (const fromEnd of [257, 262, 263]) {
      const changed = Buffer.from(DER)
      changed[DER.length - fromEnd] = 1
      expect(await codeOf(changed.toString('base64'))).not.toBe('ok')
    }
  })

  it('a correctly signed request with an extension that is not a list of names', async () => {
    for (const names of ['DER:04:03:01:02', 'DER:30:02:82:05']) expect(await codeOf(makeRequest({ names }).pem)).toBe('malformed')
  })

  it('a request longer than Enom accepts, with its length', async () => {
    const names = Array.from({ length: 150 }, (_, i) => `DNS:host-number-${i}.example.com`).join(',')
    const { pem } = makeRequest({ names })
    expect(await readRequest(pem)).toEqual({ ok: false, error: { code: 'too_long', characters: pem.length, limit: 4500 } })
    expect(await codeOf('x'.repeat(20_001))).toBe('text_too_long')
  })
})

describe('a pasted private key', () => {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const cipher = { cipher: 'aes-256-cbc', passphrase: 'harbour' } as const
  it.each<[string, string]>([
    ['PKCS#8', RSA.keyPem],
    ['encrypted', rsa.export({ format: 'pem', type: 'pkcs8', ...cipher }).toString()],
    ['in the old RSA form', rsa.export({ format: 'pem', type: 'pkcs1' }).toString()],
    ['in the old EC form', ec.export({ format: 'pem', type: 'sec1' }).toString()],
    ['together with the request', RSA.pem + RSA.keyPem],
    ['as base64', KEY_DER.toString('base64')],
    ['as base64, cut off', KEY_DER.toString('base64').slice(0, 400)],
    ['encrypted, as base64', rsa.export({ format: 'der', type: 'pkcs8', ...cipher }).toString('base64')],
    ['in the old RSA form, as base64', rsa.export({ format: 'der', type: 'pkcs1' }).toString('base64')],
    ['in the old EC form, as base64', ec.export({ format: 'der', type: 'sec1' }).toString('base64')],
    ['labelled as a request', RSA.keyPem.replaceAll('PRIVATE KEY', 'CERTIFICATE REQUEST')],
    ['labelled as a certificate', RSA.keyPem.replaceAll('PRIVATE KEY', 'CERTIFICATE')],
    ['quoted in an email, with long dashes', RSA.keyPem.replaceAll('-----', '—').replace(/^/gm, '> ')],
    ['of PuTTY', 'PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none'],
  ])('is recognised (%s), and none of it is returned', async (_, text) => {
    expect(await readRequest(text)).toEqual({ ok: false, error: { code: 'private_key' } })
  })
})

describe('for any text', () => {
  it('reading never throws', { timeout: 60_000 }, async () => {
    const armoured = fc.base64String({ maxLength: 400 }).map((body) => `-----BEGIN CERTIFICATE REQUEST-----\n${body}\n-----END`)
    const damaged = fc.tuple(fc.nat(DER.length - 1), fc.integer({ min: 0, max: 255 })).map(([at, byte]) => {
      const bytes = Buffer.from(DER)
      bytes[at] = byte
      return bytes.toString('base64')
    })
    const text = fc.oneof(fc.string({ unit: 'binary' }), armoured, damaged, fc.uint8Array().map(readUpload))
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        const read = await readRequest(value)
        expect(read.ok ? read.value.pem : read.error.code).toBeTruthy()
      }),
      { numRuns: 200 },
    )
  })

  it('a request is accepted unchanged or not at all', { timeout: 60_000 }, async () => {
    const at = fc.nat(DER.length - 1)
    await fc.assert(
      fc.asyncProperty(at, fc.integer({ min: 1, max: 255 }), async (index, change) => {
        const bytes = Buffer.from(DER)
        bytes[index] = (bytes[index] ?? 0) ^ change
        expect(await codeOf(bytes.toString('base64'))).not.toBe('ok')
      }),
      { numRuns: 150 },
    )
  })
})
