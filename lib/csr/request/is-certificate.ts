import { X509Certificate } from 'node:crypto'

/** Returns whether the bytes are an issued certificate. People often confuse the two. */
export function isCertificate(der: Buffer): boolean {
  try {
    return new X509Certificate(der).serialNumber !== ''
  } catch {
    return false
  }
}
