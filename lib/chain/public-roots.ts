import type { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { isIssuedBy } from './link'
import { parseCertificate } from './split-pem'

let bySubject: Map<string, X509Certificate[]> | undefined

/** Returns whether a root known to browsers issued the certificate, in which case nothing above it is needed. */
export function isIssuedByPublicRoot(certificate: X509Certificate): boolean {
  bySubject ??= readRoots()
  return (bySubject.get(certificate.issuer) ?? []).some((root) => isIssuedBy(certificate, root))
}

function readRoots(): Map<string, X509Certificate[]> {
  const roots = new Map<string, X509Certificate[]>()
  for (const root of rootCertificates.map(parseCertificate)) {
    if (root) roots.set(root.subject, [...(roots.get(root.subject) ?? []), root])
  }
  return roots
}
