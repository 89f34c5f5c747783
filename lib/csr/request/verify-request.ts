import { constants, type KeyObject, verify } from 'node:crypto'
import type { Structure } from '../structure'

/** Hashes of the accepted signature algorithms, by object identifier (RFC 8017 appendix A.2.4, RFC 5758 §3.2). */
const HASHES: Record<string, string> = {
  '1.2.840.113549.1.1.4': 'MD5',
  '1.2.840.113549.1.1.5': 'SHA-1',
  '1.2.840.113549.1.1.14': 'SHA-224',
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
  '1.2.840.10045.4.1': 'SHA-1',
  '1.2.840.10045.4.3.1': 'SHA-224',
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
}

/**
 * Signature algorithms that no public authority accepts. They are named so that people know what to change. Sources: NIST CSOR, ISO
 * 14888-3.
 */
const UNSUITABLE: Record<string, string> = {
  '1.2.840.113549.1.1.2': 'MD2',
  '1.2.840.113549.1.1.3': 'MD4',
  '1.3.14.3.2.29': 'SHA-1',
  '1.3.14.3.2.3': 'MD5',
  '1.3.36.3.3.1.2': 'RIPEMD-160',
  '1.2.840.113549.1.1.15': 'SHA-512/224',
  '1.2.840.113549.1.1.16': 'SHA-512/256',
  '2.16.840.1.101.3.4.3.9': 'SHA3-224',
  '2.16.840.1.101.3.4.3.10': 'SHA3-256',
  '2.16.840.1.101.3.4.3.11': 'SHA3-384',
  '2.16.840.1.101.3.4.3.12': 'SHA3-512',
  '2.16.840.1.101.3.4.3.13': 'SHA3-224',
  '2.16.840.1.101.3.4.3.14': 'SHA3-256',
  '2.16.840.1.101.3.4.3.15': 'SHA3-384',
  '2.16.840.1.101.3.4.3.16': 'SHA3-512',
  '1.2.156.10197.1.501': 'SM3',
}
const RSASSA_PSS = '1.2.840.113549.1.1.10'
/** RSA-PSS names its hash in its parameters. We find the matching one by trial. */
const PSS_HASHES = ['SHA-256', 'SHA-384', 'SHA-512', 'SHA-1']
const UNSUITABLE_PSS_HASHES = ['SHA-224', 'SHA3-224', 'SHA3-256', 'SHA3-384', 'SHA3-512', 'SHA-512/256']
const NULL = Buffer.from([0x05, 0x00])

export type SignatureFault = { code: 'hash_refused'; hash: string } | { code: 'algorithm_refused'; oid: string } | { code: 'changed' }

/**
 * Returns the hash of the request's signature, or the fault. Verifies the signature with the request's own key over the exact bytes that
 * were signed. Uses Node's own crypto because it supports every curve and hash that occurs.
 */
export function verifyRequest(der: Buffer, { info, algorithm, signature }: Structure, key: KeyObject): string | SignatureFault {
  const { oid, parameters } = algorithm
  const isPss = oid === RSASSA_PSS
  const hashes = isPss ? PSS_HASHES : [HASHES[oid]].filter((hash) => hash !== undefined)
  if (hashes.length === 0) {
    const hash = UNSUITABLE[oid]
    return hash ? { code: 'hash_refused', hash } : { code: 'algorithm_refused', oid }
  }
  if (!isPss && parameters && !NULL.equals(parameters)) return { code: 'changed' }
  const padding = isPss && { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
  const signed = der.subarray(info.start, info.end)
  const fits = (hash: string) => verify(nameForNode(hash), signed, { key, ...padding }, signature)
  try {
    const hash = hashes.find(fits)
    if (hash) return hash
    const unsuitable = isPss ? UNSUITABLE_PSS_HASHES.find(fits) : undefined
    return unsuitable ? { code: 'hash_refused', hash: unsuitable } : { code: 'changed' }
  } catch {
    // MD5 may be disabled in the system's OpenSSL. In that case we cannot, and need not, tell whether the request was altered.
    return oid === '1.2.840.113549.1.1.4' ? { code: 'hash_refused', hash: 'MD5' } : { code: 'changed' }
  }
}

/** Returns Node's name for a hash: `sha512-256` for `SHA-512/256`, `sha3-256` for `SHA3-256`. */
export function nameForNode(hash: string): string {
  return hash.toLowerCase().replace('sha-', 'sha').replace('/', '-')
}
