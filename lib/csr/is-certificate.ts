import { X509Certificate } from 'node:crypto'

/** Whether the bytes are a finished certificate: people mix the two files up. */
export function isCertificate(der: Buffer): boolean {
  try {
    return new X509Certificate(der).serialNumber !== ''
  } catch {
    return false
  }
}
