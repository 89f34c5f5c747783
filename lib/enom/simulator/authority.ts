import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import path from 'node:path'
import { z } from 'zod'
import type { ParsedRequest } from './http/request'
import { coveredNames } from './names'
import type { Level } from './products/products'
import * as x509 from './x509'

const DAY = 86_400_000
const KEY = { name: 'ECDSA', namedCurve: 'P-384' }
const SIGN = { name: 'ECDSA', hash: 'SHA-384' }

// CA/Browser Forum certificate policy ids: domain, organisation and extended validation.
const POLICIES: Record<Level, string> = { DV: '2.23.140.1.2.1', OV: '2.23.140.1.2.2', EV: '2.23.140.1.1' }

/** Maximum lifetime of certificates issued from each day on (CA/Browser Forum Baseline Requirements §6.3.2). */
const LONGEST = [
  { from: '2029-03-15', days: 47 },
  { from: '2027-03-15', days: 100 },
  { from: '2026-03-15', days: 200 },
]

/** Returns a lifetime one day below the maximum, like those that real authorities use. */
export function leafDays(at: Date): number {
  return (LONGEST.find(({ from }) => at >= new Date(from))?.days ?? 398) - 1
}

type Issued = { certificate: string; chain: string; serial: string }

/** A private certificate authority: a root, one intermediate and the leaves it signs. */
export type Authority = {
  rootPem: string
  intermediatePem: string
  /** Path of the root certificate, for clients that need to trust it. Empty if the authority exists only in memory. */
  rootFile: string
  /**
   * Signs a leaf for the request's key, valid for `leafDays` from `at`. Without `names`, the certificate covers the names derived from the
   * common name. With `anotherKey`, it is issued for a key that no one has.
   */
  issue(input: { request: ParsedRequest; level: Level; at: Date; names?: string[]; anotherKey?: boolean }): Promise<Issued>
  /** Returns a key and chain for this server's own HTTPS port, valid from now on for these host names and IP addresses. */
  forServer(names: string[]): Promise<{ key: string; cert: string }>
}

// A name that no one could mistake for that of a real authority.
const ORGANISATION = 'Enom simulator, trusted by nobody'

const onDisk = z.object({ rootPem: z.string(), intermediatePem: z.string(), intermediateKey: z.string() })

/**
 * Opens the authority stored in a folder or creates one there; without a folder, creates it in memory. The root's key is discarded once it
 * has signed the intermediate.
 */
export async function openAuthority(dir: string | null, at: Date, caUrl: string): Promise<Authority> {
  const { rootPem, intermediatePem, intermediateKey } = dir === null ? await found(at) : await readOrFound(dir, at)
  const rootFile = dir === null ? '' : path.join(dir, 'root.pem')
  if (rootFile) writeFileSync(rootFile, `${rootPem}\n`)
  const issuer = new x509.X509Certificate(intermediatePem)
  const signingKey = await crypto.subtle.importKey('pkcs8', Buffer.from(intermediateKey, 'base64'), KEY, false, ['sign'])

  async function sign(subject: x509.JsonName, names: string[], publicKey: x509.PublicKey, level: Level, at: Date): Promise<Issued> {
    const serialNumber = newSerial()
    const notBefore = wholeSeconds(at)
    const leaf = await x509.X509CertificateGenerator.create({
      serialNumber,
      subject,
      issuer: issuer.subjectName,
      notBefore,
      notAfter: new Date(notBefore.getTime() + leafDays(at) * DAY - 1000),
      publicKey,
      signingKey,
      signingAlgorithm: SIGN,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(keyUsages(publicKey), true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension(names.map((value): x509.JsonGeneralName => ({ type: isIP(value) ? 'ip' : 'dns', value }))),
        new x509.CertificatePolicyExtension([POLICIES[level]]),
        new x509.AuthorityInfoAccessExtension({ caIssuers: [`${caUrl}/ca/intermediate.cer`] }),
        await x509.SubjectKeyIdentifierExtension.create(publicKey),
        await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      ],
    })
    return { certificate: leaf.toString('pem'), chain: intermediatePem, serial: serialNumber }
  }

  return {
    rootPem,
    intermediatePem,
    rootFile,
    async issue({ request, level, at, names = coveredNames(request.commonName), anotherKey }) {
      const publicKey = anotherKey ? await strangerKey() : request.request.publicKey
      return sign(subjectOf(request, level), names, publicKey, level, at)
    },
    async forServer(names) {
      const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
      const subject = [{ CN: [names[0] ?? 'localhost'] }]
      const signed = await sign(subject, names, await x509.PublicKey.create(keys.publicKey), 'DV', new Date())
      const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
      return { key: x509.PemConverter.encode(key, 'PRIVATE KEY'), cert: `${signed.certificate}\n${signed.chain}\n` }
    },
  }
}

async function readOrFound(dir: string, at: Date): Promise<z.infer<typeof onDisk>> {
  mkdirSync(dir, { recursive: true })
  const file = path.join(dir, 'authority.json')
  if (!existsSync(file)) {
    writeFileSync(`${file}.part`, JSON.stringify(await found(at), null, 1), { mode: 0o600 })
    renameSync(`${file}.part`, file)
  }
  return onDisk.parse(JSON.parse(readFileSync(file, 'utf8')))
}

async function found(at: Date): Promise<z.infer<typeof onDisk>> {
  const rootKeys = await crypto.subtle.generateKey(KEY, true, ['sign', 'verify'])
  const keys = await crypto.subtle.generateKey(KEY, true, ['sign', 'verify'])
  const rootName: x509.JsonName = [{ CN: ['Simulated Root CA'] }, { O: [ORGANISATION] }]
  const notBefore = wholeSeconds(new Date(at.getTime() - DAY))
  const caUsage = new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true)
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerial(),
    name: rootName,
    notBefore,
    notAfter: new Date(notBefore.getTime() + 7300 * DAY),
    keys: rootKeys,
    signingAlgorithm: SIGN,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      caUsage,
      await x509.SubjectKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  })
  const intermediate = await x509.X509CertificateGenerator.create({
    serialNumber: newSerial(),
    subject: [{ CN: ['Simulated Issuing CA'] }, { O: [ORGANISATION] }],
    issuer: root.subjectName,
    notBefore,
    notAfter: new Date(notBefore.getTime() + 3650 * DAY),
    publicKey: keys.publicKey,
    signingKey: rootKeys.privateKey,
    signingAlgorithm: SIGN,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      caUsage,
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  })
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
  return {
    rootPem: root.toString('pem'),
    intermediatePem: intermediate.toString('pem'),
    intermediateKey: Buffer.from(pkcs8).toString('base64'),
  }
}

/** A domain-validated certificate contains only the host name. The others also contain the organisation from the CSR. */
function subjectOf(request: ParsedRequest, level: Level): x509.JsonName {
  const [name = request.commonName] = coveredNames(request.commonName)
  const parts: [string, string][] = [['CN', name]]
  if (level !== 'DV') parts.push(['O', request.organization], ['L', request.locality], ['ST', request.state], ['C', request.country])
  // EV Guidelines: businessCategory, serialNumber, jurisdictionOfIncorporationCountryName.
  if (level === 'EV')
    parts.push(['2.5.4.15', 'Private Organization'], ['2.5.4.5', '0000000'], ['1.3.6.1.4.1.311.60.2.1.3', request.country])
  return parts.filter(([, value]) => value).map(([type, value]) => ({ [type]: [value] }))
}

function keyUsages(key: x509.PublicKey): number {
  const isRsa = key.algorithm.name.startsWith('RSA')
  return isRsa ? x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.keyEncipherment : x509.KeyUsageFlags.digitalSignature
}

async function strangerKey(): Promise<x509.PublicKey> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  return x509.PublicKey.create(keys.publicKey)
}

/** Returns sixteen random bytes in hex. The first bit is 0, and the first byte is not zero. */
function newSerial(): string {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes.toString('hex')
}

function wholeSeconds(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 1000) * 1000)
}
