import 'reflect-metadata'
import type { X509Certificate } from 'node:crypto'
import { BasicConstraintsExtension, X509Certificate as Parsed } from '@peculiar/x509'
import { publicKeyOf } from './read-file'

const BASIC_CONSTRAINTS = '2.5.29.19'
/** The extended key usages for TLS servers and for any use (RFC 5280 §4.2.1.12). */
export const SERVER_AUTH = '1.3.6.1.5.5.7.3.1'
const ANY_USAGE = '2.5.29.37.0'

/** The basic constraints of a certificate (RFC 5280 §4.2.1.9). */
export type Constraints = {
  isAuthority: boolean
  /** How many intermediates are allowed between this certificate and a leaf. */
  pathLength: number
}

/** A certificate that may be above a leaf, with facts that are needed repeatedly. */
export type Link = {
  certificate: X509Certificate
  /** Whether the certificate is signed with its own key. */
  isRoot: boolean
  /** Whether the certificate names itself as its issuer, whichever key signed it. */
  isSelfIssued: boolean
  /** Whether the certificate may issue certificates for servers: its basic constraints, key usage and extended key usage allow this. */
  mayIssue: boolean
  /** Null if the basic constraints cannot be read. */
  constraints: Constraints | null
  /** Milliseconds; NaN if the dates cannot be read. */
  from: number
  to: number
  /** Name and key. Cross-signed certificates of one authority share both. */
  identity: string
}

export function readLink(certificate: X509Certificate): Link {
  const isRoot = isIssuedBy(certificate, certificate)
  // Node returns the extended key usages as `keyUsage`. If there are none, any use is allowed; clients do not check them on a root.
  const usages = isRoot ? undefined : certificate.keyUsage
  return {
    certificate,
    isRoot,
    isSelfIssued: certificate.subject === certificate.issuer,
    // `ca` is true only if the key usage, when present, also allows signing certificates.
    mayIssue: certificate.ca && (!usages || usages.includes(SERVER_AUTH) || usages.includes(ANY_USAGE)),
    constraints: constraintsOf(certificate),
    from: Date.parse(certificate.validFrom),
    to: Date.parse(certificate.validTo),
    identity: identityOf(certificate),
  }
}

/**
 * Returns whether the names match and the signature verifies. Other requirements on the issuer are checked later, so that the reason can be
 * reported.
 */
export function isIssuedBy(child: X509Certificate, issuer: X509Certificate): boolean {
  try {
    // An empty name is undefined, despite Node's types.
    const isNamed = Boolean(child.issuer) && (child.issuer === issuer.subject || child.checkIssued(issuer))
    return isNamed && child.verify(issuer.publicKey)
  } catch {
    return false
  }
}

/** Returns the basic constraints, which Node mixes in with the key usage, or null if they cannot be read. */
export function constraintsOf(certificate: X509Certificate): Constraints | null {
  try {
    const extension = new Parsed(certificate.raw).getExtension(BASIC_CONSTRAINTS)
    if (!extension) return { isAuthority: false, pathLength: 0 }
    if (!(extension instanceof BasicConstraintsExtension)) return null
    return { isAuthority: extension.ca, pathLength: extension.pathLength ?? Number.POSITIVE_INFINITY }
  } catch {
    return null
  }
}

export function identityOf(certificate: X509Certificate): string {
  try {
    const key = publicKeyOf(certificate)?.export({ format: 'der', type: 'spki' }).toString('base64')
    return key ? `${certificate.subject} ${key}` : certificate.fingerprint256
  } catch {
    return certificate.fingerprint256
  }
}
