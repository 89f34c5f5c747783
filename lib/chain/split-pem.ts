import { X509Certificate } from 'node:crypto'

const BLOCK = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([\sA-Za-z0-9+/=]*)-----END (?:X509 |TRUSTED )?CERTIFICATE-----/g

/**
 * The certificates of a text with any number of PEM blocks, in the text's order, each as canonical PEM. Lines may be indented, as Enom's
 * are. `leftover` says that the text holds something that looks like a certificate and cannot be read.
 */
export function splitPem(text: string): { pems: string[]; leftover: boolean } {
  const pems: string[] = []
  let leftover = false
  for (const [, body = ''] of text.matchAll(BLOCK)) {
    const certificate = parseCertificate(Buffer.from(body, 'base64'))
    if (certificate) pems.push(certificate.toString())
    else leftover = true
  }
  const begins = text.match(/BEGIN [A-Z0-9 ]{0,20}CERTIFICATE/g)?.length ?? 0
  return { pems, leftover: leftover || begins > pems.length }
}

/** A certificate from PEM or DER; null when it cannot be read. */
export function parseCertificate(source: string | Buffer): X509Certificate | null {
  try {
    return new X509Certificate(source)
  } catch {
    return null
  }
}
