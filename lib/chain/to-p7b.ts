import { parseCertificate } from './split-pem'

const SIGNED_DATA = Buffer.from('06092a864886f70d010702', 'hex')
const DATA = Buffer.from('06092a864886f70d010701', 'hex')
const VERSION_1 = Buffer.from('020101', 'hex')
const EMPTY_SET = Buffer.from('3100', 'hex')
const SEQUENCE = 0x30
const CONTEXT_0 = 0xa0

/**
 * Returns certificates as one PKCS #7 bundle without a signature, in DER, in the order given (RFC 2315 §9.1 with no signers; RFC 8551 §3.8).
 * @throws Error for text that is not a certificate.
 */
export function toP7b(pems: readonly string[]): Buffer {
  const certificates = pems.map((pem) => {
    const certificate = parseCertificate(pem)
    if (!certificate) throw new Error('not a certificate')
    return certificate.raw
  })
  const signed = wrap(SEQUENCE, VERSION_1, EMPTY_SET, wrap(SEQUENCE, DATA), wrap(CONTEXT_0, ...certificates), EMPTY_SET)
  return wrap(SEQUENCE, SIGNED_DATA, wrap(CONTEXT_0, signed))
}

/** Returns a bundle as PEM (RFC 7468 §8). */
export function p7bToPem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN PKCS7-----\n${lines.join('\n')}\n-----END PKCS7-----\n`
}

/** Returns one DER element: its tag, its length and its parts. */
function wrap(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body])
  const hex = body.length.toString(16)
  const length = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, body])
}
