import type { X509Certificate } from 'node:crypto'
import { parseCertificate } from './split-pem'

export type OrderedChain = {
  /** Intermediates as PEM, nearest the leaf first, without the root. */
  intermediates: string[]
  /** Whether the leaf's own issuer was among the others, root or not. */
  linked: boolean
}

/**
 * Puts what an authority sent round a leaf into the order servers need. The others may come in any order, with the root, with repeats and
 * with strangers; each link is proved by name and signature. Where two certificates hold the same issuer (cross-signing), the one that
 * is not self-signed is taken: clients that know the root stop earlier anyway.
 */
export function orderChain(leafPem: string, others: readonly string[]): OrderedChain {
  const leaf = parseCertificate(leafPem)
  const pool = others.map(parseCertificate).filter((other) => other !== null)
  const path: X509Certificate[] = []
  let current = leaf
  while (current && !isRoot(current)) {
    const issuer = findIssuer(current, pool, path)
    if (issuer) path.push(issuer)
    current = issuer
  }
  return { intermediates: path.filter((link) => !isRoot(link)).map((link) => link.toString()), linked: path.length > 0 }
}

function findIssuer(child: X509Certificate, pool: readonly X509Certificate[], path: readonly X509Certificate[]): X509Certificate | null {
  const used = new Set(path.map((link) => link.fingerprint256))
  const issuers = pool.filter((other) => !used.has(other.fingerprint256) && isIssuedBy(child, other))
  return issuers.find((issuer) => !isRoot(issuer)) ?? issuers[0] ?? null
}

/** Names match and the signature verifies. */
function isIssuedBy(child: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return child.checkIssued(issuer) && child.verify(issuer.publicKey)
  } catch {
    return false
  }
}

function isRoot(certificate: X509Certificate): boolean {
  return certificate.subject === certificate.issuer && isIssuedBy(certificate, certificate)
}
