import { execFileSync } from 'node:child_process'
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Tests only: one written form of a private key, as pasted text or as the bytes of a file. */
export type WrittenKey = { form: string; text?: string; file?: Uint8Array }

/**
 * Tests only. Returns throw-away private keys in every form that people paste or upload. `request` is the text of a certificate request.
 */
export function writeKeys(request: string): WrittenKey[] {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const dsa = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).privateKey
  const edwards = generateKeyPairSync('ed25519').privateKey
  const lock = { cipher: 'aes-256-cbc', passphrase: 'harbour' } as const
  const pem = (key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1', more = {}) => key.export({ format: 'pem', type, ...more }).toString()
  const der = (key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1', more = {}) => key.export({ format: 'der', type, ...more })
  const pkcs8 = pem(rsa, 'pkcs8')
  const rows = pkcs8.trim().split('\n')
  const jwk = rsa.export({ format: 'jwk' })
  const usual = (value: unknown) => Buffer.from(String(value), 'base64url').toString('base64')
  const hex = der(ec, 'sec1').toString('hex')
  const pairs = hex.match(/../g) ?? []
  const base64 = der(rsa, 'pkcs8').toString('base64')
  const xml = `<RSAKeyValue><Modulus>${usual(jwk.n)}</Modulus><Exponent>AQAB</Exponent><P>${usual(jwk.p)}</P><Q>${usual(jwk.q)}</Q><D>${usual(jwk.d)}</D></RSAKeyValue>`
  const texts: [string, string][] = [
    ['PKCS#1', pem(rsa, 'pkcs1')],
    ['PKCS#8', pkcs8],
    ['encrypted PKCS#8', pem(rsa, 'pkcs8', lock)],
    ['encrypted PKCS#1 with header lines', pem(rsa, 'pkcs1', lock)],
    ['SEC 1', pem(ec, 'sec1')],
    ['PKCS#8 of P-256', pem(ec, 'pkcs8')],
    ['DSA', pem(dsa, 'pkcs8')],
    ['Ed25519', pem(edwards, 'pkcs8')],
    ['Ed25519 as base64', der(edwards, 'pkcs8').toString('base64')],
    ['OpenSSH', armour('OPENSSH PRIVATE KEY', Buffer.concat([Buffer.from('openssh-key-v1\0'), Buffer.alloc(300, 7)]))],
    ['OpenSSH as base64', Buffer.concat([Buffer.from('openssh-key-v1\0'), Buffer.alloc(300, 7)]).toString('base64')],
    ['PuTTY 2', putty(2)],
    ['PuTTY 3', putty(3)],
    ['OpenPGP', `-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQOYBGE=\n=abcd\n-----END PGP PRIVATE KEY BLOCK-----`],
    ['JWK of RSA', JSON.stringify(jwk)],
    ['JWK of EC, indented', JSON.stringify(ec.export({ format: 'jwk' }), null, 2)],
    ['JWK set', JSON.stringify({ keys: [{ kid: '1', ...edwards.export({ format: 'jwk' }) }] })],
    ['JWK inside JSON', JSON.stringify({ key: JSON.stringify(jwk) })],
    [
      'JWK of a script',
      JSON.stringify(jwk)
        .replace(/"(\w+)":/g, '$1: ')
        .replaceAll('"', "'"),
    ],
    ['hexadecimal', hex],
    ['hexadecimal with colons', pairs.join(':')],
    ...[2, 3, 4, 8].map((bytes): [string, string] => [
      `hexadecimal in groups of ${bytes} bytes`,
      (hex.match(new RegExp(`.{1,${bytes * 2}}`, 'g')) ?? []).map((group, at) => group + (at % 8 === 7 ? '\n' : ' ')).join(''),
    ]),
    ['hexadecimal with spaces and line breaks', pairs.map((pair, at) => pair + (at % 16 === 15 ? '\n' : ' ')).join('')],
    ['upper-case hexadecimal with 0x', pairs.map((pair) => `0x${pair.toUpperCase()}`).join(', ')],
    ['hexadecimal dump', dump(der(rsa, 'pkcs1'))],
    ['.NET XML', xml],
    ['.NET XML, escaped for HTML', xml.replaceAll('<', '&lt;').replaceAll('>', '&gt;')],
    ['printed by openssl, RSA', printed(rsa)],
    ['printed by openssl, EC', printed(ec)],
    ['printed by openssl, Ed25519', printed(edwards)],
    ['base64 of PEM', Buffer.from(pkcs8).toString('base64')],
    ['base64 of PEM, wrapped into lines', wrap(Buffer.from(pem(ec, 'pkcs8')).toString('base64'), 76)],
    ['base64 of base64 of PEM', Buffer.from(Buffer.from(pkcs8).toString('base64')).toString('base64')],
    ['base64 of UTF-16', Buffer.from(pkcs8, 'utf16le').toString('base64')],
    ['base64 of PKCS#1', der(rsa, 'pkcs1').toString('base64')],
    ['base64 of PKCS#8', base64],
    ['base64 of SEC 1', der(ec, 'sec1').toString('base64')],
    ['base64 of encrypted PKCS#8', der(rsa, 'pkcs8', lock).toString('base64')],
    ['base64 behind a word', `key: ${base64}`],
    ['base64 in lines, cut off', wrap(base64, 64).slice(0, 500)],
    ['URL-safe base64', der(rsa, 'pkcs8').toString('base64url')],
    ['percent-encoded', encodeURIComponent(pkcs8)],
    ['percent-encoded as by a form', new URLSearchParams({ key: pkcs8 }).toString()],
    ['HTML-encoded', pkcs8.replaceAll('+', '&#43;').replaceAll('/', '&#x2F;').replaceAll(' ', '&nbsp;').replaceAll('\n', '<br>')],
    ['quoted-printable', pkcs8.replaceAll('=', '=3D').replace(/.{70}/g, '$&=\n').replaceAll(' ', '=20')],
    ['JSON', JSON.stringify({ privateKey: pkcs8 })],
    ['JSON of PHP', JSON.stringify({ key: pkcs8 }).replaceAll('/', '\\/')],
    ['escaped line breaks', pkcs8.replaceAll('\n', '\\n')],
    ['pasted UTF-16, including its NULs', Buffer.from(pkcs8, 'utf16le').toString('latin1')],
    ['without the first line', rows.slice(1).join('\n')],
    ['without the last line', rows.slice(0, -1).join('\n')],
    ['only the last line, after part of a key', rows.slice(9).join('\n')],
    ['the first line split in two', pkcs8.replace('PRIVATE KEY', 'PRIVATE\nKEY')],
    ['the first line with extra spaces', pkcs8.replaceAll('PRIVATE KEY', ' PRIVATE   KEY ')],
    ['the first line with dashes between', pkcs8.replaceAll('BEGIN PRIVATE KEY', 'BEGIN-PRIVATE-KEY').replace(/-----END.*/, '')],
    ['dashes from a word processor', pkcs8.replaceAll('-----', '—')],
    ['no dashes', pkcs8.replaceAll('-----', '')],
    ['lower case', pkcs8.replaceAll('BEGIN PRIVATE KEY', 'begin private key').replace(/-----END.*/, '')],
    ['invisible marks', `\u202A${[...pkcs8].join('\u200B')}\u202C`],
    ['quoted in an email', `Hello,\n> here it is:\n${pkcs8.replace(/^/gm, '> ')}\nThanks`],
    ['line numbers', rows.map((row, at) => `${at + 1}  ${row}`).join('\n')],
    ['behind a request', request + pem(ec, 'sec1')],
    ['before a request', pem(ec, 'pkcs8') + request],
    ['after a request, as base64', `${request}\n${der(ec, 'pkcs8').toString('base64')}`],
    ['labelled as a request', pem(ec, 'pkcs8').replaceAll('PRIVATE KEY', 'CERTIFICATE REQUEST')],
    [
      'a secret of Kubernetes',
      `data:\n  tls.crt: ${Buffer.from(request).toString('base64')}\n  tls.key: ${Buffer.from(pkcs8).toString('base64')}\n`,
    ],
    ['base64 after other base64', `${Buffer.from(request).toString('base64')}\n${base64}`],
    ['source code', rows.map((row) => `  "${row}\\n" +`).join('\n')],
  ]
  const files: [string, Uint8Array][] = [
    ['PKCS#8 file in DER', der(rsa, 'pkcs8')],
    ['SEC 1 file in DER', der(ec, 'sec1')],
    ['encrypted PKCS#8 file in DER', der(ec, 'pkcs8', lock)],
    ['UTF-16 file with a byte order mark', Buffer.from(`\uFEFF${pkcs8}`, 'utf16le')],
    ['UTF-16 file without a byte order mark', Buffer.from(pkcs8, 'utf16le')],
    ['UTF-16 file, big-endian', Buffer.from(`\uFEFF${pkcs8}`, 'utf16le').swap16()],
    ['UTF-16 file, big-endian, without a byte order mark', Buffer.from(pkcs8, 'utf16le').swap16()],
    ['file of PVK', Buffer.concat([Buffer.from('1ef1b5b000000000', 'hex'), Buffer.alloc(600, 9)])],
  ]
  return [...texts.map(([form, text]) => ({ form, text })), ...files.map(([form, file]) => ({ form, file }))]
}

/** Tests only. Returns key stores, which usually contain a private key. */
export function writeStores(): WrittenKey[] {
  const pfx = makePfx()
  const java = Buffer.concat([Buffer.from('feedfeed0000000200000001000000010004', 'hex'), Buffer.from('shop'), Buffer.alloc(900, 5)])
  return [
    { form: 'file of PKCS#12', file: pfx },
    { form: 'PKCS#12 as base64', text: pfx.toString('base64') },
    { form: 'PKCS#12 as PEM', text: armour('PKCS12', pfx) },
    { form: 'Java key store file', file: java },
    { form: 'Java key store as base64', text: java.toString('base64') },
  ]
}

function armour(label: string, bytes: Buffer): string {
  return `-----BEGIN ${label}-----\n${wrap(bytes.toString('base64'), 64)}\n-----END ${label}-----\n`
}

function wrap(text: string, width: number): string {
  return text.match(new RegExp(`.{1,${width}}`, 'g'))?.join('\n') ?? ''
}

function putty(version: number): string {
  return `PuTTY-User-Key-File-${version}: ssh-ed25519\nEncryption: none\nComment: shop\nPublic-Lines: 2\nAAAAC3NzaC1lZDI1NTE5AAAAIO\nAAAA\nPrivate-Lines: 1\nAAAAIBS\nPrivate-MAC: 00`
}

function dump(bytes: Buffer): string {
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += 16) {
    const row = bytes.subarray(at, at + 16)
    const groups = row.toString('hex').match(/.{1,4}/g) ?? []
    lines.push(
      `${at.toString(16).padStart(8, '0')}: ${groups.join(' ').padEnd(39)}  ${row.toString('latin1').replace(/[^\x20-\x7e]/g, '.')}`,
    )
  }
  return lines.join('\n')
}

function printed(key: KeyObject): string {
  return inFolder((folder) => {
    writeFileSync(path.join(folder, 'key.pem'), key.export({ format: 'pem', type: 'pkcs8' }))
    return openssl(folder, 'pkey', '-in', 'key.pem', '-text', '-noout').toString()
  })
}

function makePfx(): Buffer {
  return inFolder((folder) => {
    openssl(
      folder,
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'key.pem',
      '-out',
      'cert.pem',
      '-subj',
      '/CN=shop.example.com',
    )
    openssl(folder, 'pkcs12', '-export', '-inkey', 'key.pem', '-in', 'cert.pem', '-passout', 'pass:harbour', '-out', 'store.pfx')
    return readFileSync(path.join(folder, 'store.pfx'))
  })
}

function openssl(cwd: string, ...args: string[]): Buffer {
  return execFileSync('openssl', args, { cwd, stdio: ['ignore', 'pipe', 'ignore'] })
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'keys-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
