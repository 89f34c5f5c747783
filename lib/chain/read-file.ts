import type { X509Certificate } from 'node:crypto'
import { parseCertificate } from './split-pem'
import type { FileFacts } from './types'

const CURVES: Record<string, string> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }

/** The facts of one certificate in PEM; null when the text is none. */
export function readFile(pem: string): FileFacts | null {
  const certificate = parseCertificate(pem)
  return certificate && factsOf(certificate)
}

export function factsOf(certificate: X509Certificate): FileFacts {
  return {
    serial: certificate.serialNumber,
    fingerprint: certificate.fingerprint256.replaceAll(':', ''),
    issuer: issuerName(certificate.issuer),
    names: dnsNames(certificate.subjectAltName),
    keyType: keyType(certificate),
    notBefore: new Date(certificate.validFrom),
    notAfter: new Date(certificate.validTo),
  }
}

/** Node prints a name as one `KEY=value` a line. */
function issuerName(text: string): string {
  const field = (key: string) =>
    text
      .split('\n')
      .find((line) => line.startsWith(`${key}=`))
      ?.slice(key.length + 1)
  return field('CN') ?? field('O') ?? text.replaceAll('\n', ', ')
}

/** Node prints the extension as `DNS:a, DNS:b`; a name with odd characters is printed in quotes and is no host name. */
function dnsNames(text = ''): string[] {
  return text
    .split(', ')
    .filter((part) => part.startsWith('DNS:') && !part.includes('"'))
    .map((part) => part.slice('DNS:'.length).toLowerCase())
}

function keyType({ publicKey }: X509Certificate): string {
  const { modulusLength, namedCurve = '' } = publicKey.asymmetricKeyDetails ?? {}
  const type = publicKey.asymmetricKeyType ?? 'unknown'
  return `${type.toUpperCase()} ${modulusLength ?? CURVES[namedCurve] ?? namedCurve}`.trim()
}
