import type { KeyObject, X509Certificate } from 'node:crypto'
import { parseCertificate } from './split-pem'
import type { FileFacts } from './types'

const CURVES: Record<string, string> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }

/** Returns the facts of one PEM certificate, or null if the text is not a certificate or its dates cannot be read. */
export function readFile(pem: string): FileFacts | null {
  const certificate = parseCertificate(pem)
  return certificate && factsOf(certificate)
}

/** Returns the facts of a certificate, or null if its dates cannot be read, because without dates nothing reliable can be said about it. */
export function factsOf(certificate: X509Certificate): FileFacts | null {
  const [notBefore, notAfter] = [new Date(certificate.validFrom), new Date(certificate.validTo)]
  if (Number.isNaN(notBefore.getTime()) || Number.isNaN(notAfter.getTime())) return null
  return {
    serial: certificate.serialNumber,
    fingerprint: certificate.fingerprint256.replaceAll(':', ''),
    issuer: issuerName(certificate.issuer),
    names: dnsNames(certificate.subjectAltName),
    keyType: keyType(certificate),
    notBefore,
    notAfter,
  }
}

/** Returns the issuer's name. Node prints a name as `KEY=value` lines, and omits an empty one. */
function issuerName(text: string | undefined): string {
  if (!text) return 'not named'
  const field = (key: string) =>
    text
      .split('\n')
      .find((line) => line.startsWith(`${key}=`))
      ?.slice(key.length + 1)
  return field('CN') ?? field('O') ?? text.replaceAll('\n', ', ')
}

/**
 * Returns the DNS names, in lower case. Node prints the extension as `DNS:a, DNS:b`, and omits a damaged one. It quotes a name with unusual
 * characters; such a name is not a host name.
 */
function dnsNames(text: string | null | undefined): string[] {
  return (text ?? '')
    .split(', ')
    .filter((part) => part.startsWith('DNS:') && !part.includes('"'))
    .map((part) => part.slice('DNS:'.length).toLowerCase())
}

function keyType(certificate: X509Certificate): string {
  const key = publicKeyOf(certificate)
  const { modulusLength, namedCurve = '' } = key?.asymmetricKeyDetails ?? {}
  const type = key?.asymmetricKeyType ?? 'unknown'
  return `${type.toUpperCase()} ${modulusLength ?? CURVES[namedCurve] ?? namedCurve}`.trim()
}

/** Returns the key of a certificate, or null if its type cannot be read. */
export function publicKeyOf(certificate: X509Certificate): KeyObject | null {
  try {
    return certificate.publicKey
  } catch {
    return null
  }
}
