import { constants, type KeyObject, verify } from 'node:crypto'
import { readChildren, readElement, readOid } from './der'

/** Signature algorithms by object identifier (RFC 8017 appendix A.2.4, RFC 5758 §3.2). */
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
const NULL = Buffer.from([0x05, 0x00])
const RSASSA_PSS = '1.2.840.113549.1.1.10'

/**
 * Checks the request's signature with its own key, over the very bytes that were signed. Null when it is built otherwise than
 * RFC 2986 §4.2 says. Node's own crypto is used because it knows every curve and hash a request may come with.
 */
export function readSignature(der: Buffer, key: KeyObject): { hash: string; valid: boolean } | null {
  const outer = readElement(der, 0)
  const [info, algorithm, bits] = outer ? readChildren(der, outer) : []
  const [oid, parameters] = algorithm ? readChildren(der, algorithm) : []
  if (!info || algorithm?.tag !== 0x30 || oid?.tag !== 0x06 || bits?.tag !== 0x03 || der[bits.content] !== 0) return null
  const signed = der.subarray(info.start, info.end)
  // The first byte of a BIT STRING counts unused bits: 0, as seen above.
  const signature = der.subarray(bits.content + 1, bits.end)
  const name = readOid(der, oid)
  if (parameters && name !== RSASSA_PSS && !der.subarray(parameters.start, algorithm.end).equals(NULL)) return null
  const hashes = name === RSASSA_PSS ? ['SHA-256', 'SHA-384', 'SHA-512', 'SHA-1'] : [HASHES[name]].filter((hash) => hash !== undefined)
  const padding = name === RSASSA_PSS && { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
  try {
    const hash = hashes.find((hash) => verify(hash.replace('-', ''), signed, { key, ...padding }, signature))
    return { hash: hash ?? hashes[0] ?? 'unknown', valid: hash !== undefined }
  } catch {
    return null
  }
}
