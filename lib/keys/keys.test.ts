import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeRequest } from './make-request'
import { packKey } from './pack-key'
import { readKey } from './read-key'
import { doTask } from './tasks'
import { keyProblemText } from './text'
import { KEY_KINDS, type KeyFileForm, type KeyKind, passwordProblem } from './types'
import { writeKey } from './write-key'

const folder = mkdtempSync(path.join(tmpdir(), 'keelmark-keys-'))
let count = 0

/** Writes a file for openssl and returns its path. */
function put(content: string | Uint8Array): string {
  count += 1
  const at = path.join(folder, String(count))
  writeFileSync(at, content)
  return at
}

const openssl = (...args: string[]) => execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' })
const bytes = (text: string) => new TextEncoder().encode(text)

const PLAN = {
  names: ['www.xn--mnchen-3ya.com', 'xn--mnchen-3ya.com'],
  organization: 'Harbour, Works + Söhne "Ltd"',
  locality: 'Leeds',
  state: 'West Yorkshire',
  country: 'GB',
}

const root = path.join(folder, 'root')
openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', `${root}.key`, '-out', `${root}.pem`, '-subj', '/CN=Root')
const chainPem = readFileSync(`${root}.pem`, 'utf8')

/** Makes a request and has a certificate issued for it. */
async function issue(kind: KeyKind) {
  const { key, csr } = await makeRequest(PLAN, kind)
  const args = ['-CA', `${root}.pem`, '-CAkey', `${root}.key`, '-CAcreateserial', '-copy_extensions', 'copyall', '-days', '30']
  const leafPem = openssl('x509', '-req', '-in', put(csr), ...args)
  return { key, csr, leafPem }
}

const issued = new Map(await Promise.all(KEY_KINDS.map(async (kind) => [kind, await issue(kind)] as const)))
function of(kind: KeyKind) {
  const one = issued.get(kind)
  if (!one) throw new Error('unreachable: each kind was issued')
  return one
}

/** The length of a key does not affect how it is encrypted and packed. */
const ONE_OF_EACH: readonly KeyKind[] = ['rsa-2048', 'p-384']

describe.each(KEY_KINDS)('a %s key made in the browser', (kind) => {
  test('comes with a request that openssl verifies, for the requested names and organisation', () => {
    const file = put(of(kind).csr)
    const text = openssl('req', '-in', file, '-verify', '-noout', '-text', '-nameopt', 'utf8,sep_comma_plus')
    expect(text).toContain('DNS:www.xn--mnchen-3ya.com, DNS:xn--mnchen-3ya.com')
    expect(text).toContain('C=GB,ST=West Yorkshire,L=Leeds,O=Harbour, Works + Söhne "Ltd",CN=www.xn--mnchen-3ya.com')
    expect(text).toContain(kind.startsWith('rsa') ? `(${kind.slice(4)} bit)` : `NIST CURVE: ${kind.toUpperCase()}`)
    expect(text).toContain(kind === 'p-384' ? 'ecdsa-with-SHA384' : kind === 'p-256' ? 'ecdsa-with-SHA256' : 'sha256WithRSAEncryption')
  })

  test('is saved as a file that openssl opens, and is recognised when it is selected again', async () => {
    const { key, csr } = of(kind)
    const text = await writeKey(key.pkcs8, '')
    expect(openssl('pkey', '-in', put(text), '-check', '-noout')).toContain('valid')
    expect(openssl('pkey', '-in', put(text), '-pubout')).toBe(openssl('req', '-in', put(csr), '-noout', '-pubkey'))
    expect(await readKey(bytes(text), '')).toEqual({ ok: true, value: key })
  })
})

describe.each(ONE_OF_EACH)('a %s key made in the browser', (kind) => {
  test('is saved under a passphrase with AES-256, and opens only with that passphrase', async () => {
    const { key } = of(kind)
    const text = await writeKey(key.pkcs8, 'correct horse')
    expect(text).toContain('BEGIN ENCRYPTED PRIVATE KEY')
    expect(openssl('asn1parse', '-in', put(text))).toMatch(/PBES2[\s\S]*hmacWithSHA256[\s\S]*aes-256-cbc/)
    expect(openssl('pkey', '-in', put(text), '-passin', 'pass:correct horse', '-check', '-noout')).toContain('valid')
    expect(await readKey(bytes(text), 'correct horse')).toEqual({ ok: true, value: key })
    expect(await readKey(bytes(text), 'wrong horse')).toEqual({ ok: false, error: { code: 'passphrase-wrong' } })
    expect(await readKey(bytes(text), '')).toEqual({ ok: false, error: { code: 'passphrase-missing' } })
  })
})

test('a wrong passphrase is always reported as wrong, even if the noise it decrypts to has valid padding', async () => {
  const key = put(await writeKey(of('p-256').key.pkcs8, ''))
  const text = bytes(openssl('pkcs8', '-topk8', '-in', key, '-iter', '1', '-passout', 'pass:correct horse'))
  const answers = await Promise.all(Array.from({ length: 600 }, (_, at) => readKey(text, `wrong ${at}`)))
  expect(new Set(answers.map((answer) => (answer.ok ? 'opened' : answer.error.code)))).toEqual(new Set(['passphrase-wrong']))
})

function pack(kind: KeyKind, form: KeyFileForm, { file, passphrase = '' }: { file: string | Uint8Array; passphrase?: string }) {
  const input = typeof file === 'string' ? bytes(file) : file
  const { leafPem } = of(kind)
  return packKey({ form, file: input, passphrase, password: 'harbour light', leafPem, chainPem, name: 'www.example.com' })
}

describe.each(ONE_OF_EACH)('with the %s key and the issued certificate', (kind) => {
  const isRsa = kind.startsWith('rsa')

  test.each(['pfx', 'java', 'old-windows'] as const)(
    'openssl opens the %s file: the key, its certificate and the issuers',
    async (form) => {
      const packed = await pack(kind, form, { file: await writeKey(of(kind).key.pkcs8, '') })
      if (form === 'old-windows' && !isRsa) return expect(packed).toEqual({ ok: false, error: { code: 'rsa-only' } })
      if (!packed.ok) throw new Error(packed.error.code)
      const file = put(new Uint8Array(packed.value))
      const open = (...args: string[]) => openssl('pkcs12', '-in', file, '-passin', 'pass:harbour light', '-legacy', ...args)
      expect(open('-nodes', '-nocerts')).toContain('friendlyName: www.example.com')
      expect(openssl('pkey', '-in', put(open('-nodes', '-nocerts')), '-pubout')).toBe(
        openssl('x509', '-in', put(of(kind).leafPem), '-noout', '-pubkey'),
      )
      const certificates = open('-nokeys').match(/-----BEGIN[\s\S]+?-----END CERTIFICATE-----/g) ?? []
      expect(certificates.map((pem) => new X509Certificate(pem).fingerprint256)).toEqual(
        [of(kind).leafPem, chainPem].map((pem) => new X509Certificate(pem).fingerprint256),
      )
      // -clcerts takes only the certificate that is linked to the key.
      expect(open('-nokeys', '-clcerts').match(/BEGIN CERTIFICATE/g)).toHaveLength(1)
      const info = execFileSync('sh', ['-c', `openssl pkcs12 -in ${file} -passin 'pass:harbour light' -legacy -info -noout 2>&1`], {
        encoding: 'utf8',
      })
      expect(info).toContain(form === 'old-windows' ? 'pbeWithSHA1And3-KeyTripleDES-CBC' : 'AES-256-CBC')
      expect(info).toContain(form === 'old-windows' ? 'MAC: sha1' : 'MAC: sha256')
      expect(() => openssl('pkcs12', '-in', file, '-passin', 'pass:wrong', '-legacy', '-noout')).toThrow()
    },
  )

  test('the file for HAProxy contains the certificate, the issuers and the key, in that order', async () => {
    const packed = await pack(kind, 'haproxy', { file: await writeKey(of(kind).key.pkcs8, 'correct horse'), passphrase: 'correct horse' })
    const text = packed.ok ? new TextDecoder().decode(packed.value) : ''
    expect(text.match(/BEGIN [A-Z ]+/g)).toEqual(['BEGIN CERTIFICATE', 'BEGIN CERTIFICATE', 'BEGIN PRIVATE KEY'])
    const file = put(text)
    expect(openssl('pkey', '-in', file, '-pubout')).toBe(openssl('x509', '-in', file, '-noout', '-pubkey'))
    expect(openssl('verify', '-CAfile', `${root}.pem`, file)).toContain('OK')
  })
})

test('a key for another certificate is refused, with the last bytes of both fingerprints', async () => {
  const packed = await pack('p-256', 'pfx', { file: await writeKey(of('rsa-2048').key.pkcs8, '') })
  if (packed.ok || packed.error.code !== 'another-certificate') throw new Error('not refused')
  const der = execFileSync('sh', ['-c', `openssl x509 -in ${put(of('p-256').leafPem)} -noout -pubkey | openssl pkey -pubin -outform DER`])
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', der))
    .toString('hex')
    .toUpperCase()
  expect(packed.error.wanted).toBe(`${digest.slice(-4, -2)}:${digest.slice(-2)}`)
  expect(keyProblemText(packed.error)).toContain('belongs to a different certificate')
})

test('a key made by openssl is read in any of its forms', async () => {
  const rsaKey = put(await writeKey(of('rsa-2048').key.pkcs8, ''))
  const ecKey = put(await writeKey(of('p-384').key.pkcs8, ''))
  const out = path.join(folder, 'out')
  const forms: [KeyKind, string[]][] = [
    ['rsa-2048', ['pkey', '-in', rsaKey, '-out', out]],
    ['rsa-2048', ['pkey', '-in', rsaKey, '-out', out, '-outform', 'DER']],
    ['rsa-2048', ['rsa', '-in', rsaKey, '-out', out, '-traditional']],
    ['rsa-2048', ['rsa', '-in', rsaKey, '-out', out, '-traditional', '-outform', 'DER']],
    ['p-384', ['ec', '-in', ecKey, '-out', out]],
    ['p-384', ['ec', '-in', ecKey, '-out', out, '-no_public']],
    ['p-384', ['ec', '-in', ecKey, '-out', out, '-outform', 'DER']],
    ['rsa-2048', ['pkcs8', '-topk8', '-in', rsaKey, '-out', out, '-passout', 'pass:correct horse']],
    ['p-384', ['pkcs8', '-topk8', '-in', ecKey, '-out', out, '-outform', 'DER', '-v2', 'aes-128-cbc', '-passout', 'pass:correct horse']],
  ]
  for (const [kind, args] of forms) {
    openssl(...args)
    const read = await readKey(readFileSync(out), args.includes('pass:correct horse') ? 'correct horse' : '')
    expect(read, args.join(' ')).toMatchObject({ ok: true, value: { spki: of(kind).key.spki } })
  }
})

test('a file without a usable key is refused with advice on what to do', async () => {
  const rsaKey = put(await writeKey(of('rsa-2048').key.pkcs8, ''))
  const out = path.join(folder, 'bad')
  const made = (...args: string[]) => {
    openssl(...args, '-out', out)
    return readFileSync(out)
  }
  const pfx = await pack('p-256', 'pfx', { file: await writeKey(of('p-256').key.pkcs8, '') })
  const files: [string, Uint8Array][] = [
    ['no-key', bytes('')],
    ['no-key', bytes('hello')],
    ['no-key', bytes(of('p-256').csr)],
    ['no-key', bytes('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n')],
    ['no-key', Uint8Array.from([0x30])],
    ['no-key', readFileSync(rsaKey).subarray(0, 900)],
    ['store', new Uint8Array(pfx.ok ? pfx.value : [])],
    ['old-protection', made('rsa', '-in', rsaKey, '-traditional', '-aes256', '-passout', 'pass:secret')],
    ['old-protection', made('pkcs8', '-topk8', '-in', rsaKey, '-v1', 'PBE-SHA1-3DES', '-passout', 'pass:secret')],
    ['old-protection', made('pkcs8', '-topk8', '-in', rsaKey, '-v2', 'des3', '-passout', 'pass:secret')],
    ['unsupported', made('genpkey', '-algorithm', 'ed25519')],
    ['unsupported', made('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:secp256k1')],
  ]
  for (const [code, file] of files) {
    const read = await readKey(file, 'secret')
    expect(read.ok ? 'read' : read.error.code).toBe(code)
    if (!read.ok) expect(keyProblemText(read.error)).toMatch(/\.$/)
  }
})

test('a damaged file is refused with an explanation, wherever the damage is', async () => {
  const out = path.join(folder, 'whole')
  openssl('ec', '-in', put(await writeKey(of('p-256').key.pkcs8, '')), '-outform', 'DER', '-out', out)
  const whole = readFileSync(out)
  for (const [at, byte] of whole.entries()) {
    for (const flaw of [byte ^ 0xff, byte ^ 1, 0x18]) {
      const damaged = Uint8Array.from(whole)
      damaged[at] = flaw
      const read = await readKey(damaged, 'secret')
      if (!read.ok) expect(keyProblemText(read.error)).toMatch(/\.$/)
    }
  }
})

test('the worker returns the request immediately, the key only when it is saved, and accepts no other key in its place', async () => {
  const csr = await doTask({ do: 'make', plan: { names: ['shop.example.com'] }, kind: 'p-256' })
  expect(csr).toMatchObject({ ok: true, value: expect.stringContaining('BEGIN CERTIFICATE REQUEST') })
  const saved = await doTask({ do: 'save', passphrase: 'correct horse' })
  const file = bytes(saved.ok && typeof saved.value === 'string' ? saved.value : '')
  expect(await doTask({ do: 'compare', file, passphrase: 'correct horse' })).toEqual({ ok: true, value: null })
  const other = bytes(await writeKey(of('p-256').key.pkcs8, ''))
  expect(await doTask({ do: 'compare', file: other, passphrase: '' })).toEqual({ ok: false, error: { code: 'another-key' } })
})

test('a new password has 8 characters that every program encodes the same way', () => {
  expect(passwordProblem('harbour 1')).toBeNull()
  expect(passwordProblem('harbour')).toBe('short')
  expect(passwordProblem('harboür light')).toBe('letters')
})
