import 'reflect-metadata'
import { X509Certificate } from 'node:crypto'
import { X509Certificates } from '@peculiar/x509'

/** One certificate (RFC 7468 §5), or a PKCS #7 bundle (§8, §9). */
const BLOCK =
  /-----BEGIN (?:(?:X509 |TRUSTED )?CERTIFICATE|PKCS7|PKCS #7 SIGNED DATA|CMS)-----([\sA-Za-z0-9+/=]*)-----END [A-Z0-9# ]{1,40}-----/g
const BEGIN = /BEGIN [A-Z0-9 ]{0,20}(?:CERTIFICATE(?! REQUEST)|PKCS ?#?7|CMS)/g

/**
 * Returns the certificates in a string, in the order in which they occur, each as canonical PEM. The string contains PEM blocks, whose
 * lines may be indented as Enom's are, or bare base64. Either may be one certificate or a PKCS #7 bundle. `leftover` is true if something
 * that should be a certificate cannot be read.
 */
export function splitPem(text: string): { pems: string[]; leftover: boolean } {
  const begun = text.match(BEGIN)?.length ?? 0
  const blocks = [...text.matchAll(BLOCK)].map(([, body = '']) => body)
  const bodies = begun ? blocks : text.split(/\n[ \t\r]*\n/).filter((part) => part.trim() !== '')
  const read = bodies.map(readBody)
  return { pems: read.flat(), leftover: begun > blocks.length || read.some((pems) => pems.length === 0) }
}

/** Returns a certificate from PEM or DER, or null if it cannot be read. */
export function parseCertificate(source: string | Buffer): X509Certificate | null {
  try {
    return new X509Certificate(source)
  } catch {
    return null
  }
}

/** Returns the certificates in one piece of base64. Empty if it contains anything else. */
function readBody(body: string): string[] {
  const base64 = body.replace(/\s+/g, '')
  // The decoder skips unknown characters, so it would also decode plain words.
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return []
  const der = Buffer.from(base64, 'base64')
  // Some tools base64-encode the whole PEM text again.
  if (der.subarray(0, 10).equals(Buffer.from('-----BEGIN')))
    return [...der.toString('latin1').matchAll(BLOCK)].flatMap(([, inner = '']) => readBody(inner))
  // OpenSSL searches other data for PEM, which takes seconds if a begin line is repeated many times.
  if (der[0] !== 0x30) return []
  const certificate = parseCertificate(der)
  return certificate ? [certificate.toString()] : readBundle(der)
}

function readBundle(der: Buffer): string[] {
  try {
    const inside = new X509Certificates(Uint8Array.from(der)).map(({ rawData }) => parseCertificate(Buffer.from(rawData)))
    return inside.flatMap((certificate) => certificate?.toString() ?? [])
  } catch {
    return []
  }
}
