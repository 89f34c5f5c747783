/** The details of one issued certificate. */
export type FileFacts = {
  /** Upper-case hex. */
  serial: string
  /** Upper-case hex of the SHA-256 of the DER, without colons. */
  fingerprint: string
  /** The issuer's Common Name, or its organisation. */
  issuer: string
  /** The DNS names in the subject alternative name extension, in lower case. */
  names: string[]
  /** `RSA 2048`, `EC P-256`. */
  keyType: string
  notBefore: Date
  notAfter: Date
}

/**
 * What can be wrong with a file issued for a request. Stored in CertificateFile.faults.
 * - unreadable: the text is not a certificate, or an essential part of it is damaged
 * - key_mismatch: made for a key other than the request's
 * - name_missing: an expected name is not covered
 * - is_authority: the leaf is itself a CA certificate
 * - not_for_servers: its extended key usage excludes TLS servers
 * - expired, not_yet_valid: at the time of the check
 * - dates_unreadable: its dates are not in the required format
 * - issuer_missing: it names no issuer
 * - dates_odd: it ends before it begins, or is valid for longer than the rules of its issue date allow
 * - chain_missing: no intermediate was sent, nor a root that issued the leaf
 * - chain_unreadable: part of the chain text is not a certificate
 * - chain_broken: none of the certificates sent issued the leaf
 * - chain_gap: the path stops short of the other authorities that were sent
 * - chain_not_authority: a certificate in the path may not issue certificates, or not for servers
 * - chain_too_long: a certificate in the path allows fewer intermediates below it
 * - chain_expired, chain_not_yet_valid, chain_dates_unreadable: a certificate in the path, at the time of the check
 */
const FAULT_CODES = [
  'unreadable',
  'key_mismatch',
  'name_missing',
  'is_authority',
  'not_for_servers',
  'expired',
  'not_yet_valid',
  'dates_unreadable',
  'issuer_missing',
  'dates_odd',
  'chain_missing',
  'chain_unreadable',
  'chain_broken',
  'chain_gap',
  'chain_not_authority',
  'chain_too_long',
  'chain_expired',
  'chain_not_yet_valid',
  'chain_dates_unreadable',
] as const

export type FaultCode = (typeof FAULT_CODES)[number]

/** The faults of a chain rather than of the certificate it belongs to. */
export type ChainFaultCode = Extract<FaultCode, `chain_${string}`>
