/** What one issued certificate says. */
export type FileFacts = {
  /** Upper-case hex. */
  serial: string
  /** Upper-case hex of the SHA-256 of the DER, without colons. */
  fingerprint: string
  /** Common Name of the issuer, or its organisation. */
  issuer: string
  /** DNS names of the subject alternative name extension, lower case. */
  names: string[]
  /** `RSA 2048`, `EC P-256`. */
  keyType: string
  notBefore: Date
  notAfter: Date
}

/**
 * What can be wrong with a file that came back for a request. Kept in CertificateFile.faults.
 *
 * - unreadable: the text is no certificate, or a part of it that decides is damaged
 * - key_mismatch: made for another key than the request's
 * - name_missing: an expected name is not covered
 * - is_authority: the leaf is itself a CA certificate
 * - not_for_servers: its extended key usage leaves out TLS servers
 * - expired, not_yet_valid: at the time of the check
 * - dates_unreadable: its dates are not written as dates must be
 * - issuer_missing: it names no issuer
 * - dates_odd: ends before it begins, or lives longer than the rules of its day allow
 * - chain_missing: no intermediate came, and the leaf is not issued by a root that came
 * - chain_unreadable: a part of the chain text is no certificate
 * - chain_broken: the certificates that came do not link up with the leaf
 * - chain_gap: they begin at the leaf and stop short of the other authorities that came
 * - chain_not_authority: one of the path may not issue certificates, or none for servers
 * - chain_too_long: one of the path allows fewer below it
 * - chain_expired, chain_not_yet_valid, chain_dates_unreadable: one of the path, at the time of the check
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
