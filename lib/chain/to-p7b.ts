import { Certificate, ContentInfo, EncapsulatedContentInfo, SignedData } from 'pkijs'
import { parseCertificate } from './split-pem'

/**
 * Returns certificates as one PKCS #7 bundle without a signature, in DER, in the order given (RFC 2315 §9.1 with no signers; RFC 8551
 * §3.8).
 * @throws Error for text that is not a certificate.
 */
export function toP7b(pems: readonly string[]): Buffer {
  const certificates = pems.map((pem) => {
    const certificate = parseCertificate(pem)
    if (!certificate) throw new Error('not a certificate')
    return Certificate.fromBER(certificate.raw)
  })
  const encapContentInfo = new EncapsulatedContentInfo({ eContentType: ContentInfo.DATA })
  const signed = new SignedData({ version: 1, encapContentInfo, certificates })
  const content = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) })
  return Buffer.from(content.toSchema().toBER())
}

/** Returns a bundle as PEM (RFC 7468 §8). */
export function p7bToPem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN PKCS7-----\n${lines.join('\n')}\n-----END PKCS7-----\n`
}
